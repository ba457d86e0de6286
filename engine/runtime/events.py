"""What events wait for, told to SpiffWorkflow in terms it can compare.

A deadline or a message is delivered to one chosen catch, never by name to whoever waits:
``advance`` finds the task and fires it. So these definitions only need to be told apart.
"""

from collections.abc import Callable
from typing import Any, Final

from SpiffWorkflow.bpmn.specs.event_definitions import (
    ConditionalEventDefinition,
    ErrorEventDefinition,
    EscalationEventDefinition,
    NoneEventDefinition,
    SignalEventDefinition,
    TerminateEventDefinition,
)
from SpiffWorkflow.bpmn.specs.event_definitions.base import EventDefinition
from SpiffWorkflow.bpmn.util import BpmnEvent
from SpiffWorkflow.util.task import TaskState

from engine.runtime.nodes import BoundaryNode, LoopNode


class Addressed(EventDefinition):
    """An event that comes from outside, for one element and one instance of it."""

    def __init__(self, node: dict[str, Any]) -> None:
        super().__init__(node["id"])
        self.node = node

    def catches(self, my_task: Any, event: BpmnEvent) -> bool:
        return event.target is my_task and self == event.event_definition

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.name == getattr(other, "name", None)

    def __hash__(self) -> int:
        return hash(self.name)


class Deadline(Addressed):
    """The term of an engine row has ended; SpiffWorkflow's own timers are never asked."""


class Message(Addressed):
    """A message from another case; its payload is put into the case's data by ``advance``."""


class _Raised:
    """Leaves its scope by the boundary of the sub-process or call around it.

    The library asks whoever waits in the same scope first, and so lets an activity beside the
    one that failed catch the failure.
    """

    def throw(self, my_task: Any) -> None:
        scope = my_task.workflow
        while scope.parent_task_id is not None:
            host = scope.top_workflow.get_task_from_id(scope.parent_task_id)
            around = host.parent if isinstance(host.parent.task_spec, LoopNode) else host
            caught = [each for each in around.parent.children if _catches(each, self)]
            for each in caught:
                each.task_spec.catch(each, BpmnEvent(self))
                each.task_spec._update(each)
            if caught:
                return
            scope = host.workflow


class Error(_Raised, ErrorEventDefinition):
    """Ends the activity at whose boundary it is caught."""


class Escalation(_Raised, EscalationEventDefinition):
    """As an error, but what it leaves may go on."""


class Signal(SignalEventDefinition):
    """Heard everywhere in the case; it carries nothing, because the case's data is one."""

    def throw(self, my_task: Any) -> None:
        my_task.workflow.top_workflow.catch(BpmnEvent(self))


def _catches(task: Any, raised: object) -> bool:
    return (
        isinstance(task.task_spec, BoundaryNode)
        and task._state == TaskState.WAITING
        and bool(task.task_spec.event_definition == raised)
    )


def definition(node: dict[str, Any]) -> EventDefinition:
    """Build the definition of a compiled event node."""
    make = _MAKERS.get(node.get("event", ""))
    return NoneEventDefinition() if make is None else make(node, node.get("event_name"))


_MAKERS: Final[dict[str, Callable[[dict[str, Any], str | None], EventDefinition]]] = {
    "timer": lambda node, _: Deadline(node),
    "message": lambda node, _: Message(node),
    "signal": lambda _, name: Signal(name),
    "error": lambda _, code: Error(code or "error", code),
    "escalation": lambda _, code: Escalation(code or "escalation", code),
    "terminate": lambda _, __: TerminateEventDefinition(),
    "conditional": lambda node, _: ConditionalEventDefinition(node["condition"]),
}
