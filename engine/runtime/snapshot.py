"""The compact form of a case: what is alive, and nothing that only was.

A format byte, then zlib over two lines of JSON: the tree, and the variables. Ids and times
are counters of the case, so equal histories give equal bytes. Of the past only that is kept
which a join or a boundary still asks about: a case costs the same after ten years.
"""

import json
import zlib
from typing import Any, Final

from SpiffWorkflow.bpmn.specs.mixins.events.event_types import CatchingEvent
from SpiffWorkflow.util.task import TaskState

from engine.model.values import Value, dumps, loads
from engine.runtime.errors import SnapshotUnreadable
from engine.runtime.spec import CompiledSpec
from engine.runtime.trimming import kept
from engine.runtime.workflow import CaseSubWorkflow, CaseTask, CaseTasks, CaseWorkflow

_FORMAT: Final = b"\x01"
_LOW: Final = (1 << 64) - 1


def encode(workflow: CaseWorkflow) -> bytes:
    """Write the case down."""
    tree = {
        "n": workflow.drawn,
        "t": workflow.ticks,
        "d": int(workflow.completed),
        "w": [] if workflow.completed else [_encode_scope(each) for each in workflow.scopes()],
    }
    text = json.dumps(tree, ensure_ascii=False, separators=(",", ":"))
    body = f"{text}\n{dumps(workflow.variables)}".encode()
    return _FORMAT + zlib.compress(body, 6)


def snapshot_bytes(snapshot: bytes) -> bytes:
    """Return the uncompressed form, which is hashed and compared."""
    if snapshot[:1] != _FORMAT:
        raise SnapshotUnreadable("its format byte is unknown")
    try:
        return zlib.decompress(snapshot[1:])
    except zlib.error as damage:
        raise SnapshotUnreadable("it is damaged") from damage


def decode_variables(snapshot: bytes) -> dict[str, Value]:
    """Read the variables and nothing else."""
    variables = loads(snapshot_bytes(snapshot).partition(b"\n")[2])
    return dict(variables) if isinstance(variables, dict) else {}


def decode(spec: CompiledSpec, snapshot: bytes, engine: Any, case_id: int) -> CaseWorkflow:
    """Bring the case back to life."""
    head, _, variables = snapshot_bytes(snapshot).partition(b"\n")
    tree = json.loads(head)
    workflow = CaseWorkflow(spec.scopes, spec.process, engine, case_id)
    workflow.completed = bool(tree["d"])
    workflow.drawn, workflow.ticks = tree["n"], tree["t"]
    held: Any = loads(variables)
    workflow.variables = held
    base = case_id << 64
    if not tree["w"]:
        return workflow
    _decode_scope(workflow, workflow, tree["w"][0], base)
    every: dict[int, CaseTask] = dict(workflow.tasks)
    for written in tree["w"][1:]:
        host = every[base | written[0]]
        inner = CaseSubWorkflow(
            spec.scopes[host.task_spec.spec],
            parent_task_id=host.id,
            top_workflow=workflow,
            deserializing=True,
        )
        inner.completed_event.connect(host.task_spec._on_subworkflow_completed, host)
        workflow.subprocesses[host.id] = inner
        _decode_scope(workflow, inner, written, base)
        every.update(inner.tasks)
    return workflow


def _encode_scope(scope: Any) -> list[Any]:
    places: dict[int, int] = {}
    tasks: list[list[Any]] = []
    for task, parent in kept(scope):
        places[task.id] = len(tasks)
        written: list[Any] = [
            task.task_spec.place,
            -1 if parent is None else places[parent],
            task._state,
            task._changed,
            task.id & _LOW,
        ]
        internal = {
            name: value
            for name, value in task.internal_data.items()
            if value is not None and value is not False and name != "seen_events"
        }
        if internal or task.triggered:
            written.append(internal)
        if task.triggered:
            written.append(1)
        tasks.append(written)
    host = scope.parent_task_id
    return [0 if host is None else host & _LOW, scope.counts, tasks]


def _decode_scope(top: CaseWorkflow, scope: Any, written: list[Any], base: int) -> None:
    scope.counts = written[1]
    scope.tasks = tasks = CaseTasks(top)
    specs = scope.spec.order
    made: list[CaseTask] = []
    for place, above, state, changed, low, *more in written[2]:
        task = CaseTask.__new__(CaseTask)
        task.id = base | low
        task.workflow = scope
        task.task_spec = specs[place]
        task._parent = made[above].id if above >= 0 else None
        task._children = []
        task._state = state
        task._changed = changed
        task.thread_id = 0
        task.internal_data = more[0] if more else {}
        task.triggered = len(more) > 1
        dict.__setitem__(tasks, task.id, task)
        if above >= 0:
            made[above]._children.append(task.id)
        if state == TaskState.WAITING and isinstance(task.task_spec, CatchingEvent):
            top.event_manager.tasks[task.id] = task
        made.append(task)
    scope.task_tree = made[0]
