"""What of a case's past a snapshot must keep.

A finished task is asked about by three things only: a join that still waits (by which
entrances was it reached?), a host with something on its boundary (which of them is done?), and
the child that hangs below it. Everything else is left out, and a finished task with a single
child is bridged. It also keeps the tree shallow: SpiffWorkflow stops in silence at depth 1,000.
"""

from typing import Any

from SpiffWorkflow.bpmn.specs.mixins.unstructured_join import UnstructuredJoin
from SpiffWorkflow.util.task import TaskState

from engine.runtime.nodes import EndJoin, HostJoin


def kept(scope: Any) -> list[tuple[Any, int | None]]:
    """Return the tasks to keep, parents first, each with the id of its parent to be."""
    tasks = list(scope.tasks.values())
    waiting = {task.task_spec.name for task in tasks if _waits_for_others(task)}
    hosts = _open_hosts(scope, tasks)
    below: dict[int | None, list[Any]] = {}
    parents: dict[int, int | None] = {}
    keep: list[Any] = []
    for task in reversed(tasks):
        children = below.pop(task.id, [])
        here = task
        if _needed(scope, task, waiting, hosts) or _stands_before_join(children, waiting):
            keep.append(task)
            parents.update((child.id, task.id) for child in children)
        elif children:
            here = children[0]
        else:
            continue
        below.setdefault(task._parent, []).append(here)
    return [(task, parents.get(task.id)) for task in reversed(keep)]


def _stands_before_join(children: list[Any], waiting: set[str]) -> bool:
    """Say whether a finished task must stay for the sake of what hangs below it."""
    if len(children) != 1:
        return len(children) > 1
    only = children[0]
    return _is_join(only) and (only.task_spec.name in waiting or not _finished(only))


def _needed(scope: Any, task: Any, waiting: set[str], hosts: set[int]) -> bool:
    if not _finished(task) or task is scope.task_tree:
        return True
    if _is_join(task) and task.task_spec.name in waiting:
        return True
    return task.id in hosts or task._parent in hosts


def _open_hosts(scope: Any, tasks: list[Any]) -> set[int]:
    """Find the splits whose host has not been left yet: their join is still to come."""
    found: set[int] = set()
    for task in tasks:
        if isinstance(task.task_spec, HostJoin) and not _finished(task):
            split, above = task.task_spec.split_task, scope.tasks.get(task._parent)
            while above is not None and above.task_spec.name != split:
                above = scope.tasks.get(above._parent)
            if above is not None:
                found.add(above.id)
    return found


def _finished(task: Any) -> bool:
    return bool(task._state & TaskState.FINISHED_MASK)


def _is_join(task: Any) -> bool:
    return isinstance(task.task_spec, UnstructuredJoin) and not isinstance(task.task_spec, EndJoin)


def _waits_for_others(task: Any) -> bool:
    return task._state == TaskState.WAITING and _is_join(task)
