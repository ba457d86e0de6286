"""What a step did, told in the words of ``engine.model.steps``."""

from collections.abc import Mapping
from typing import Any, Literal

from SpiffWorkflow.util.task import TaskState

from engine.model.steps import (
    ActivityKey,
    Closed,
    Ending,
    Opened,
    OpenedCatch,
    OpenedDeadline,
    OpenedTask,
    Request,
)
from engine.model.values import Value
from engine.runtime.feel import ScriptEngine
from engine.runtime.open_items import Item, host_key
from engine.runtime.workflow import CaseWorkflow

_NONE: Mapping[str, str] = {}


def opened(workflow: CaseWorkflow, new: list[Item]) -> tuple[Opened, ...]:
    return tuple(_opened(workflow, item) for item in new if item.kind != "request")


def requests(workflow: CaseWorkflow, new: list[Item]) -> tuple[Request, ...]:
    return tuple(_request(workflow, item) for item in new if item.kind == "request")


def closed(gone: list[Item], target: ActivityKey) -> tuple[Closed, ...]:
    return tuple(Closed(item.key, item.node["id"], _how(item, target)) for item in gone)


def ending(workflow: CaseWorkflow) -> Ending | None:
    node = workflow.ended
    if not workflow.completed or node is None:
        return None
    return Ending(node["id"], node.get("props", _NONE).get("ending", ""), node["name"])


def _how(item: Item, target: ActivityKey) -> Literal["completed", "cancelled"]:
    if item.key == target:
        return "completed"
    # One of several events at a gateway: the gateway went on, but not because of this one.
    alone = item.task.task_spec.opens != "choice"
    return "completed" if alone and item.task._state == TaskState.COMPLETED else "cancelled"


def _opened(workflow: CaseWorkflow, item: Item) -> Opened:
    node = item.node
    properties = node.get("props", _NONE)
    key, element, name = item.key, node["id"], node["name"]
    if item.kind == "message":
        return OpenedCatch(key, element, name, node["event_name"])
    amount = _evaluated(workflow, element, properties.get("deadline.amount"))
    begin = _evaluated(workflow, element, properties.get("deadline.from"))
    if item.kind == "deadline":
        return OpenedDeadline(
            key=key,
            element=element,
            name=name,
            host=host_key(item),
            interrupting=node.get("interrupting", True),
            properties=properties,
            deadline_amount=amount,
            deadline_from=begin,
        )
    form = _form_for_this_case(workflow, element, properties)
    return OpenedTask(
        key=key,
        element=element,
        name=name,
        role=node.get("role", ""),
        panel=node.get("panel", False),
        properties=properties if form is None else {**properties, "form": form},
        deadline_amount=amount,
        deadline_from=begin,
    )


def _request(workflow: CaseWorkflow, item: Item) -> Request:
    node = item.node
    properties = node.get("props", _NONE)
    parameters: dict[str, Value]
    if node["asks"] == "decision":
        parameters = dict(workflow.variables)
    else:
        parameters = {
            name[5:]: _evaluated(workflow, node["id"], expression)
            for name, expression in properties.items()
            if name.startswith("with.")
        }
        if node.get("message"):
            parameters = {"message": node["message"]} | parameters
            if "to" in properties:
                parameters.setdefault("to", properties["to"])
        form = _form_for_this_case(workflow, node["id"], properties)
        if form is not None:
            parameters["form"] = form
    return Request(
        key=item.key,
        element=node["id"],
        kind=node["asks"],
        name=node["asked"],
        parameters=parameters,
        properties=properties,
    )


def _form_for_this_case(
    workflow: CaseWorkflow, element: str, properties: Mapping[str, str]
) -> str | None:
    """Return the form of this kind of case; ``None`` where the usual one is meant.

    It follows from nothing but the data of the case, so that a replay opens the same form.
    """
    kind = _evaluated(workflow, element, properties.get("form.by"))
    return properties.get(f"form.for.{kind}")


def _evaluated(workflow: CaseWorkflow, element: str, expression: str | None) -> Any:
    if not expression:
        return None
    engine: ScriptEngine = workflow.script_engine
    return engine.value(element, expression, workflow.variables)
