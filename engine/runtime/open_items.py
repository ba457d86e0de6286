"""What is open in a case, each under its activity key.

``scope/spec[occurrence]``: the occurrence counts how often the element was opened in its
scope, so a key never comes back for something else, and means the same in the next version
of the process.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from SpiffWorkflow.util.task import TaskState

from engine.model.steps import ActivityKey
from engine.runtime.events import Addressed
from engine.runtime.nodes import BoundaryNode, LoopNode
from engine.runtime.workflow import CaseWorkflow

_NUMBER = "#"
_STATES = {
    "task": TaskState.READY,
    "request": TaskState.STARTED,
    "catch": TaskState.WAITING,
    "choice": TaskState.WAITING,
    "scope": TaskState.STARTED,
}


@dataclass(frozen=True, slots=True)
class Item:
    """Something open: the live task and the compiled node it stands for."""

    key: ActivityKey
    task: Any
    node: dict[str, Any]
    #: ``task``, ``request``, ``deadline`` or ``message``.
    kind: str


def open_items(workflow: CaseWorkflow) -> dict[ActivityKey, Item]:
    """List what is open, outer scopes first, in the order in which it was opened."""
    found: dict[ActivityKey, Item] = {}
    if workflow.completed:
        return found
    prefixes: dict[int, str] = {}
    for scope in workflow.scopes():
        prefix = "" if scope is workflow else prefixes[scope.parent_task_id]
        for task in scope.tasks.values():
            opens = getattr(task.task_spec, "opens", "")
            if opens and task._state == _STATES[opens]:
                occurrence = f"[{_number(scope, task)}]"
                if opens == "scope":
                    prefixes[task.id] = f"{prefix}{task.task_spec.bpmn_id}{occurrence}/"
                else:
                    found |= {item.key: item for item in _items(task, opens, prefix, occurrence)}
    return found


def _number(scope: Any, task: Any) -> int:
    """Return the occurrence of ``task``, drawing one where it is new."""
    if not task.task_spec.repeats:
        return 1
    number: int | None = task.internal_data.get(_NUMBER)
    if number is None:
        element = task.task_spec.bpmn_id
        number = scope.counts[element] = scope.counts.get(element, 0) + 1
        task.internal_data[_NUMBER] = number
    return number


def _items(task: Any, opens: str, prefix: str, occurrence: str) -> Iterator[Item]:
    key = f"{prefix}{task.task_spec.bpmn_id}{occurrence}"
    if opens in {"task", "request"}:
        yield Item(key, task, task.task_spec.node, opens)
        return
    definition = task.task_spec.event_definition
    if opens == "catch":
        if isinstance(definition, Addressed):
            yield Item(key, task, definition.node, _event_kind(definition))
        return
    # What an event gateway waits for carries the number of the gateway.
    for each in definition.event_definitions:
        if isinstance(each, Addressed):
            key = f"{prefix}{each.node['id']}{occurrence}"
            yield Item(key, task, each.node, _event_kind(each))


def _event_kind(definition: Addressed) -> str:
    return "deadline" if definition.node["event"] == "timer" else "message"


def host_key(item: Item) -> ActivityKey | None:
    """Return the key of the activity on whose boundary a deadline hangs."""
    if not isinstance(item.task.task_spec, BoundaryNode):
        return None
    prefix = item.key.rpartition("/")[0]
    beside = item.task.parent.children
    host = next(each for each in beside if not isinstance(each.task_spec, BoundaryNode))
    if isinstance(host.task_spec, LoopNode):
        host = [each for each in host.children if _NUMBER in each.internal_data][-1]
    stem = f"{host.task_spec.bpmn_id}[{host.internal_data.get(_NUMBER, 1)}]"
    return f"{prefix}/{stem}" if prefix else stem
