"""One event, one step: the pure function behind every command on a case."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from SpiffWorkflow.bpmn.util import BpmnEvent

from engine.model.steps import (
    ActivityKey,
    DeadlineReached,
    MessageArrived,
    OperationDone,
    Progress,
    Start,
    StepEvent,
    TaskDone,
)
from engine.model.values import Value
from engine.runtime import reporting
from engine.runtime.errors import TargetNotOpen
from engine.runtime.feel import ScriptEngine
from engine.runtime.open_items import Item, open_items
from engine.runtime.snapshot import decode, decode_variables, encode
from engine.runtime.spec import CompiledSpec
from engine.runtime.workflow import CaseWorkflow

_KINDS: dict[type, str] = {
    TaskDone: "task",
    DeadlineReached: "deadline",
    MessageArrived: "message",
    OperationDone: "request",
}


def advance(
    spec: CompiledSpec, snapshot: bytes | None, event: StepEvent, at: datetime, case_id: int
) -> Progress:
    """Apply ``event`` and run until only waiting is left.

    Equal arguments give an equal ``Progress``, to the byte, on every machine. ``at`` is the
    only time the step knows. The snapshot is ``None`` exactly for ``Start``; an event whose
    target is not open is refused with ``TargetNotOpen``, because SpiffWorkflow itself would
    run a task that was cancelled long ago.
    """
    engine = ScriptEngine(at)
    if isinstance(event, Start):
        if snapshot is not None:
            raise TargetNotOpen("Start")
        workflow = CaseWorkflow(spec.scopes, spec.process, engine, case_id)
        workflow.variables.update(event.variables)
        before: dict[ActivityKey, Item] = {}
        target = ""
        workflow.begin(workflow)
    else:
        if snapshot is None:
            raise TargetNotOpen(event.key)
        workflow = decode(spec, snapshot, engine, case_id)
        before = open_items(workflow)
        target = event.key
        _fire(workflow, before, event)
    workflow.settle()
    return _progress(workflow, before, target)


def open_keys(spec: CompiledSpec, snapshot: bytes, case_id: int = 0) -> dict[ActivityKey, str]:
    """Say what is open: ``task``, ``request``, ``deadline`` or ``message`` by activity key."""
    workflow = decode(spec, snapshot, None, case_id)
    return {key: item.kind for key, item in open_items(workflow).items()}


def snapshot_variables(spec: CompiledSpec, snapshot: bytes) -> Mapping[str, Value]:
    """Return the case's data; ``spec`` stands here because a later format may need it."""
    del spec
    return decode_variables(snapshot)


def _fire(workflow: CaseWorkflow, items: dict[ActivityKey, Item], event: Any) -> None:
    item = items.get(event.key)
    if item is None or item.kind != _KINDS[type(event)]:
        raise TargetNotOpen(event.key)
    task = item.task
    result = item.node.get("props", {}).get("result")
    if isinstance(event, TaskDone):
        workflow.variables.update(event.variables)
        task.run()
    elif isinstance(event, OperationDone):
        if result:
            workflow.variables[result] = event.result
        task.complete()
    else:
        if isinstance(event, MessageArrived) and result:
            workflow.variables[result] = dict(event.payload)
        _catch(item)


def _catch(item: Item) -> None:
    spec = item.task.task_spec
    definition = spec.event_definition
    if spec.opens == "choice":
        definition = next(each for each in definition.event_definitions if each.node is item.node)
    spec.catch(item.task, BpmnEvent(definition, target=item.task))
    spec._update(item.task)


def _progress(
    workflow: CaseWorkflow, before: dict[ActivityKey, Item], target: ActivityKey
) -> Progress:
    after = open_items(workflow)
    new = [item for key, item in after.items() if key not in before]
    gone = [item for key, item in before.items() if key not in after]
    return Progress(
        snapshot=encode(workflow),
        opened=reporting.opened(workflow, new),
        closed=reporting.closed(gone, target),
        requests=reporting.requests(workflow, new),
        ending=reporting.ending(workflow),
        variables=dict(workflow.variables),
        passed=tuple(workflow.passed),
    )
