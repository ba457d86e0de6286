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


class ParallelNode(Ahead, ParallelGatewayMixin, BpmnSpecMixin):
    """All ways out, after all ways in."""


class InclusiveNode(Ahead, InclusiveGatewayMixin, BpmnSpecMixin):
    """Every way out whose condition holds, after every way in that can still be taken."""

    def _check_threshold_unstructured(self, my_task: Any) -> bool:
        # The library's own check reads the prediction and iterates a set; this one asks the
        # graph: can anything alive still reach me by an entrance not yet used?
        arrived, alive = {my_task.parent.task_spec.name}, set()
        for task in my_task.workflow.tasks.values():
            if task.task_spec is self:
                # Cancelled means: came earlier, and waits in the latest one. A completed one
                # belongs to an earlier turn of a loop.
                if task._state in {TaskState.WAITING, TaskState.CANCELLED}:
                    arrived.add(task.parent.task_spec.name)
            elif TaskState.WAITING <= task._state < TaskState.COMPLETED:
                alive.add(task.task_spec.name)
        specs = self._wf_spec.task_specs
        pending = [name for name in self._inputs if name not in arrived]
        seen = {self.name}
        while pending:
            name = pending.pop()
            if name in alive:
                return False
            if name not in seen:
                seen.add(name)
                pending.extend(specs[name]._inputs)
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
