"""Processes made for measuring: a row of tasks, or a row of calls of such rows.

They say nothing about missions. Every task asks for the same form, so that the size of the
history is the only thing that differs between two measurements.
"""

import itertools
import json

NAMESPACES = (
    'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"'
    ' xmlns:spiffworkflow="http://spiffworkflow.org/bpmn/schema/1.0/core"'
)
ROLE = "task_unit"
FORM = "DO-1"
#: One answer steers the process, the others are only kept.
TEXTS = tuple(f"note_{number}" for number in range(1, 7))


def row_of_tasks(process_id: str, tasks: int) -> str:
    """Return a process of ``tasks`` user tasks, one after the other."""
    nodes = [
        f'<bpmn:userTask id="{process_id}_t{number}" name="Việc {number}">'
        + properties(form=FORM)
        + "{flows}</bpmn:userTask>"
        for number in range(1, tasks + 1)
    ]
    return process(process_id, nodes, [f"{process_id}_t{n}" for n in range(1, tasks + 1)])


def row_of_calls(process_id: str, called: str, calls: int) -> str:
    """Return a process that calls ``called`` as often as ``calls`` says, in a row."""
    ids = [f"{process_id}_c{number}" for number in range(1, calls + 1)]
    nodes = [
        f'<bpmn:callActivity id="{one}" name="{one}" calledElement="{called}">'
        "{flows}</bpmn:callActivity>"
        for one in ids
    ]
    return process(process_id, nodes, ids)


def process(process_id: str, nodes: list[str], ids: list[str]) -> str:
    start, end = f"{process_id}_start", f"{process_id}_end"
    places = [start, *ids, end]
    flows = [(f"{a}_{b}", a, b) for a, b in itertools.pairwise(places)]
    body = [f'<bpmn:startEvent id="{start}"><bpmn:outgoing>{flows[0][0]}</bpmn:outgoing>']
    body.append("</bpmn:startEvent>")
    for place, node in enumerate(nodes):
        both = (
            f"<bpmn:incoming>{flows[place][0]}</bpmn:incoming>"
            f"<bpmn:outgoing>{flows[place + 1][0]}</bpmn:outgoing>"
        )
        body.append(node.replace("{flows}", both))
    body.append(
        f'<bpmn:endEvent id="{end}" name="Xong">{properties(ending="done")}'
        f"<bpmn:incoming>{flows[-1][0]}</bpmn:incoming></bpmn:endEvent>"
    )
    body += [
        f'<bpmn:sequenceFlow id="{flow}" sourceRef="{source}" targetRef="{target}"/>'
        for flow, source, target in flows
    ]
    lanes = "".join(f"<bpmn:flowNodeRef>{place}</bpmn:flowNodeRef>" for place in places)
    return (
        f'<bpmn:definitions {NAMESPACES} id="D_{process_id}" targetNamespace="urn:nhiemvu:bench">'
        f'<bpmn:process id="{process_id}" name="Đo" isExecutable="true">'
        + properties(**{"start.role": ROLE, "start.from": "authority", "step": "1"})
        + f'<bpmn:laneSet id="L_{process_id}"><bpmn:lane id="lane_{ROLE}" name="Đơn vị">{lanes}'
        + "</bpmn:lane></bpmn:laneSet>"
        + "".join(body)
        + "</bpmn:process></bpmn:definitions>"
    )


def properties(**values: str) -> str:
    inner = "".join(
        f'<spiffworkflow:property name="{name}" value="{value}"/>' for name, value in values.items()
    )
    return (
        "<bpmn:extensionElements><spiffworkflow:properties>"
        f"{inner}</spiffworkflow:properties></bpmn:extensionElements>"
    )


def form() -> str:
    """Return the one form: six texts, and a number that steers."""
    texts = [
        {
            "type": "textarea",
            "key": key,
            "label": f"Ghi chú {key}",
            "validate": {"maxLength": 4000},
            "properties": {"label_en": key, "source": "U"},
        }
        for key in TEXTS
    ]
    score = {
        "type": "number",
        "key": "score",
        "label": "Điểm",
        "validate": {"required": True, "min": 0, "max": 100},
        "properties": {"label_en": "Score", "source": "U", "kind": "integer", "decision": "điểm"},
    }
    return json.dumps(
        {
            "type": "default",
            "schemaVersion": 19,
            "id": FORM,
            "properties": {"code": "ĐO-1", "title": "Phiếu đo", "title_en": "Sheet", "legal": ""},
            "components": [*texts, score],
        },
        ensure_ascii=False,
    )


def answers(number: int) -> dict[str, str]:
    """Return what somebody typed into the form, as it is posted: about one kilobyte."""
    return {key: f"{number} {key} " * 12 for key in TEXTS} | {"score": str(number % 101)}
