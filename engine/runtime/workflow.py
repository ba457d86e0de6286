"""A case in memory: SpiffWorkflow's workflow with our tasks, our counters and one set of data.

SpiffWorkflow copies the data along every branch and merges the copies at a join, where the
branch that ends last wins, even with values it only inherited; a list that two branches
changed is cut. Here a case has one set of variables, seen by all its branches, sub-processes
and calls. Identity and time come in the same way: a task gets its id and its place in time
from its case when it is entered among the case's tasks, so nothing is asked of the machine.
"""

from typing import Any

from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.util.subworkflow import BpmnSubWorkflow
from SpiffWorkflow.bpmn.util.task import BpmnTaskIterator
from SpiffWorkflow.task import Task
from SpiffWorkflow.util.task import TaskState

from engine.model.values import Value
from engine.runtime.errors import StepTooLong
from engine.runtime.nodes import LoopNode

#: Elements that one event may set off; the library loses its way in trees 1,000 deep.
STEP_LIMIT = 900


class CaseTask(Task):
    """A task that looks into its case for data and for time."""

    _state: int
    _changed: int

    @property
    def data(self) -> dict[str, Value]:
        found: dict[str, Value] = self.workflow.top_workflow.variables
        return found

    @data.setter
    def data(self, value: Any) -> None:
        """Ignore what the library would make a copy of."""

    @property
    def last_state_change(self) -> int:
        return self._changed

    @last_state_change.setter
    def last_state_change(self, value: float) -> None:
        del value
        self._changed = self.workflow.top_workflow.tick()

    def _inherit_data(self) -> None:
        """Do nothing: parent and child see the same data."""

    def _set_state(self, value: int) -> None:
        if value != self._state:
            self._changed = self.workflow.top_workflow.tick()
            self._state = value

    def complete(self) -> None:
        spec, top = self.task_spec, self.workflow.top_workflow
        if spec.bpmn_id is not None and not isinstance(spec, LoopNode):
            top.passed.append(spec.bpmn_id)
            if self.workflow is top and (spec.node["kind"] == "end" or spec.node.get("ends")):
                top.ended = spec.node
        super().complete()


class CaseTasks(dict[int, CaseTask]):
    """The tasks of one workflow, by id; entering it makes a task one of the case's."""

    def __init__(self, top: "CaseWorkflow") -> None:
        super().__init__()
        self._top = top

    def __setitem__(self, _drawn: object, task: Any) -> None:
        task.__class__ = CaseTask
        task.id = self._top.draw_id()
        super().__setitem__(task.id, task)


class _Scope:
    """What the case itself and its sub-processes have in common."""

    tasks: Any
    #: How often each element was opened in this scope: the occurrence in an activity key.
    counts: dict[str, int]

    def begin(self, top: "CaseWorkflow") -> None:
        self.counts = {}
        self.tasks = CaseTasks(top)
        start = self.spec.start  # type: ignore[attr-defined]
        self.task_tree = Task(self, start, state=TaskState.FUTURE)
        start._predict_hook(self.task_tree)
        self.task_tree._ready()

    def get_tasks_iterator(self, first_task: Any = None, **named: Any) -> BpmnTaskIterator:
        # The library descends into sub-processes, whose elements may have the same names.
        return BpmnTaskIterator(first_task or self.task_tree, skip_subprocesses=True, **named)

    def update_waiting_tasks(self) -> None:
        for task in [each for each in self.tasks.values() if each._state == TaskState.WAITING]:
            task.task_spec._update(task)


class CaseSubWorkflow(_Scope, BpmnSubWorkflow):
    """A sub-process or called process that has begun."""


class CaseWorkflow(_Scope, BpmnWorkflow):
    """A whole case."""

    def __init__(self, specs: dict[str, Any], process: str, engine: Any, case_id: int) -> None:
        super().__init__(specs[process], specs, engine, deserializing=True)
        self.variables: dict[str, Value] = {}
        self.passed: list[str] = []
        #: Boundary events that fired and are to run before anything else.
        self.urgent: list[CaseTask] = []
        self.ended: dict[str, Any] | None = None
        self.drawn = 0
        self.ticks = 0
        self._base = case_id << 64

    def draw_id(self) -> int:
        self.drawn += 1
        return self._base | self.drawn

    def tick(self) -> int:
        self.ticks += 1
        return self.ticks

    def create_subprocess(self, my_task: Any, spec_name: str) -> CaseSubWorkflow:
        inner = CaseSubWorkflow(
            self.subprocess_specs[spec_name],
            parent_task_id=my_task.id,
            top_workflow=self,
            deserializing=True,
        )
        inner.begin(self)
        self.subprocesses[my_task.id] = inner
        return inner

    def scopes(self) -> list[Any]:
        """Return the case and its running sub-processes, outer ones first."""
        inner = [each for each in self.subprocesses.values() if not each.completed]
        return [self, *sorted(inner, key=lambda each: each.depth)]

    def settle(self) -> None:
        """Run everything that needs nobody, until only waiting is left."""
        budget = STEP_LIMIT
        ran = True
        while ran:
            ran = False
            for scope in reversed(self.scopes()):
                while ready := self.urgent or _ready(scope):
                    budget -= len(ready)
                    if budget < 0:
                        raise StepTooLong(STEP_LIMIT)
                    ran = True
                    self._run(ready)

    def _run(self, ready: list[CaseTask]) -> None:
        urgent, self.urgent = self.urgent, []
        for task in urgent or ready:
            # An earlier one may have cancelled it.
            if task._state == TaskState.READY:
                task.run()
            if self.urgent:
                return


def _ready(scope: Any) -> list[CaseTask]:
    return [
        task
        for task in scope.tasks.values()
        if task._state == TaskState.READY and not task.task_spec.manual
    ]
