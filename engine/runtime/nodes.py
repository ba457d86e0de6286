"""Our task specs: SpiffWorkflow's behaviour, one step of foresight, no data of their own.

SpiffWorkflow predicts every path to the end of the process and keeps the prediction in its
tree. Nothing allowed here needs to see further than the next element, so each spec predicts
its direct outputs only: a snapshot holds what is alive, however long the process is.
"""

from typing import Any, ClassVar

from SpiffWorkflow.bpmn.specs.control import (
    BoundaryEventJoin,
    BoundaryEventSplit,
    BpmnStartTask,
    SimpleBpmnTask,
    _EndJoin,
)
from SpiffWorkflow.bpmn.specs.mixins import (
    BoundaryEventMixin,
    BpmnSpecMixin,
    EndEventMixin,
    IntermediateCatchEventMixin,
    IntermediateThrowEventMixin,
    StandardLoopTaskMixin,
    SubWorkflowTaskMixin,
    UserTaskMixin,
)
from SpiffWorkflow.specs.base import TaskSpec
from SpiffWorkflow.util.task import TaskState


class Ahead:
    """Look one element ahead, and know the compiled node it was built from."""

    #: What being alive means for this element: ``task``, ``request``, ``catch``, ``choice``
    #: (an event gateway), ``scope`` (a sub-process or call), or nothing.
    opens: ClassVar[str] = ""
    #: Of several ways out exactly one is taken.
    chooses: ClassVar[bool] = False
    #: Whether it can be opened again in the same scope (see ``once``).
    repeats: bool
    #: Its place in its scope, by which a snapshot names it.
    place: int
    node: dict[str, Any]

    def _predict(
        self, my_task: Any, seen: Any = None, looked_ahead: int = 0, mask: int = 3
    ) -> None:
        del seen, looked_ahead
        if my_task._state & mask:
            self._predict_hook(my_task)  # type: ignore[attr-defined]

    def _update(self, my_task: Any) -> None:
        if not my_task._children and my_task._state <= TaskState.FUTURE:
            self._predict_hook(my_task)  # type: ignore[attr-defined]
        if self._update_hook(my_task):  # type: ignore[attr-defined]
            if not my_task._children:
                self._predict_hook(my_task)  # type: ignore[attr-defined]
            my_task._ready()


class Start(Ahead, BpmnStartTask):
    """Where a scope begins."""


class EndJoin(Ahead, _EndJoin):
    """Waits until nothing in the scope is alive."""

    def _run_hook(self, my_task: Any) -> bool:
        # The library would merge data here, which all have in common.
        del my_task
        return True


class End(Ahead, SimpleBpmnTask):
    """The scope is complete."""


class HostSplit(Ahead, BoundaryEventSplit):
    """Starts an activity together with what hangs on its boundary."""


class HostJoin(Ahead, BoundaryEventJoin):
    """Ends the rest when one of them is done."""


class PassNode(Ahead, BpmnSpecMixin):
    """A start event, or an event that throws nothing: a place on the path."""


class UserNode(Ahead, UserTaskMixin, BpmnSpecMixin):
    """Waits for a person, or for a whole council."""

    opens = "task"


class RequestNode(Ahead, BpmnSpecMixin, TaskSpec):
    """Asks for a named operation or a decision, and stays started until it is answered."""

    opens = "request"

    def _run_hook(self, my_task: Any) -> None:
        del my_task


class ScriptNode(Ahead, BpmnSpecMixin, TaskSpec):
    """Assigns variables, one FEEL expression each, in the order of the file."""

    def _run_hook(self, my_task: Any) -> bool:
        engine = my_task.workflow.script_engine
        for name, expression in self.node.get("props", {}).items():
            if name.startswith("set."):
                value = engine.value(self.node["id"], expression, my_task.data)
                my_task.data[name[4:]] = value
        return True


class CatchNode(Ahead, IntermediateCatchEventMixin, BpmnSpecMixin):
    """Waits for an event."""

    opens = "catch"


class BoundaryNode(Ahead, BoundaryEventMixin, BpmnSpecMixin):
    """Waits for an event as long as its host is alive."""

    opens = "catch"

    def _on_ready_hook(self, my_task: Any) -> None:
        super()._on_ready_hook(my_task)
        # It interrupts before anything else runs: nothing may follow an error that was caught.
        my_task.workflow.top_workflow.urgent.append(my_task)


class ThrowNode(Ahead, IntermediateThrowEventMixin, BpmnSpecMixin):
    """Raises a signal or an escalation."""


class EndNode(Ahead, EndEventMixin, BpmnSpecMixin):
    """One way in which a scope can end."""


class LoopNode(Ahead, StandardLoopTaskMixin, BpmnSpecMixin):
    """Repeats the activity inside it while its condition holds."""


class ScopeNode(Ahead, SubWorkflowTaskMixin, BpmnSpecMixin):
    """A sub-process or a called process. It works on the data of the case, not on a copy."""

    opens = "scope"

    def start_workflow(self, my_task: Any) -> None:
        inner = my_task.workflow.top_workflow.create_subprocess(my_task, self.spec)
        inner.completed_event.connect(self._on_subworkflow_completed, my_task)
        inner.task_tree.run()

    def update_data(self, my_task: Any, subworkflow: Any) -> None:
        """Keep the data: there is only one."""
