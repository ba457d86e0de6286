"""The four gateways."""

from typing import Any

from SpiffWorkflow.bpmn.specs.mixins import (
    BpmnSpecMixin,
    EventBasedGatewayMixin,
    ExclusiveGatewayMixin,
    InclusiveGatewayMixin,
    ParallelGatewayMixin,
)
from SpiffWorkflow.util.task import TaskState

from engine.runtime.nodes import Ahead


class ExclusiveNode(Ahead, ExclusiveGatewayMixin, BpmnSpecMixin):
    """One way out: the first whose condition holds, in the order of the file."""

    chooses = True


class Joining(Ahead):
    """Brings tokens together, those of one turn of a loop only.

    The library asks every earlier instance of a gateway, so that in the second turn of a loop
    a token of the first turn may count; and it asks in a time that grows with its square.
    """

    def _arrived(self, my_task: Any) -> set[str]:
        """Return the entrances at which a token of this turn has arrived."""
        names = {my_task.parent.task_spec.name}
        for task in my_task.workflow.tasks.values():
            # Cancelled means: came earlier, and waits in the latest one.
            if task.task_spec is self and task._state in {TaskState.WAITING, TaskState.CANCELLED}:
                names.add(task.parent.task_spec.name)
        return names

    def _consume(self, my_task: Any) -> None:
        """Take away the tokens that went into ``my_task``: the next turn begins without."""
        workflow = my_task.workflow
        for task in list(workflow.tasks.values()):
            if task.task_spec is self and task._state == TaskState.CANCELLED:
                workflow._remove_task(task.id)


class ParallelNode(Joining, ParallelGatewayMixin, BpmnSpecMixin):
    """All ways out, after all ways in."""

    def _check_threshold_unstructured(self, my_task: Any) -> bool:
        return self._arrived(my_task).issuperset(self._inputs)

    def _run_hook(self, my_task: Any) -> bool:
        self._consume(my_task)
        return True


class InclusiveNode(Joining, InclusiveGatewayMixin, BpmnSpecMixin):
    """Every way out whose condition holds, after every way in that can still be taken."""

    def _check_threshold_unstructured(self, my_task: Any) -> bool:
        # Can anything alive still reach me by an entrance not yet used? The graph knows.
        arrived = self._arrived(my_task)
        alive = {
            task.task_spec.name
            for task in my_task.workflow.tasks.values()
            if TaskState.WAITING <= task._state < TaskState.COMPLETED
        }
        pending = [name for name in self._inputs if name not in arrived]
        seen = {self.name}
        while pending:
            name = pending.pop()
            if name in alive and name != self.name:
                return False
            if name not in seen:
                seen.add(name)
                pending.extend(self._wf_spec.task_specs[name]._inputs)
        return True

    def _run_hook(self, my_task: Any) -> bool:
        self._consume(my_task)
        matches, defaults = self._get_matching_outputs(my_task)
        my_task._sync_children(matches or defaults, TaskState.FUTURE)
        for child in my_task.children:
            child.task_spec._predict(child, mask=TaskState.FUTURE | TaskState.PREDICTED_MASK)
        return True


class ChoiceNode(Ahead, EventBasedGatewayMixin, BpmnSpecMixin):
    """Waits for the first of several events."""

    opens = "choice"
    chooses = True

    def _run_hook(self, my_task: Any) -> bool:
        super()._run_hook(my_task)
        # The library keeps the fired event, an object no snapshot could hold.
        my_task.internal_data.pop("seen_events", None)
        return True
