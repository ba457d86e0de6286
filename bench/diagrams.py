"""Processes made for measuring: a row of tasks, or a row of calls of such rows.

They say nothing about missions. Every task asks for the same form, so that the size of the
history is the only thing that differs between two measurements.
"""

import json

from tests.builders import OFFICER as ROLE
from tests.builders import Diagram

FORM = "DO-1"
#: One answer steers the process, the others are only kept.
TEXTS = tuple(f"note_{number}" for number in range(1, 7))

__all__ = ["FORM", "ROLE", "answers", "form", "row_of_calls", "row_of_tasks"]


def row_of_tasks(process_id: str, tasks: int) -> str:
    """Return a process of ``tasks`` user tasks, one after the other."""
    diagram = Diagram(process_id).node("startEvent", "Begin")
    names = [f"T{number}" for number in range(1, tasks + 1)]
    for name in names:
        diagram.node("userTask", name, form=FORM)
    return ended(diagram, names)


def row_of_calls(process_id: str, called: str, calls: int) -> str:
    """Return a process that calls ``called`` as often as ``calls`` says, in a row."""
    diagram = Diagram(process_id).node("startEvent", "Begin")
    names = [f"C{number}" for number in range(1, calls + 1)]
    for name in names:
        diagram.nodes.append(
            f'<bpmn:callActivity id="{name}" name="{name}" calledElement="{called}"/>'
        )
        diagram.ids.append(name)
    return ended(diagram, names)


def ended(diagram: Diagram, names: list[str]) -> str:
    diagram.node("endEvent", "End_done", ending="done")
    return diagram.line("Begin", *names, "End_done").xml()


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
