"""Which elements can be opened more than once in their scope.

Only those need their occurrences counted in every snapshot: elements inside a loop, and
elements behind a point where one token becomes several. In a long straight process that is
none, and its snapshots do not grow.
"""

from typing import Any

from engine.bpmn.graph import rings
from engine.runtime.nodes import BoundaryNode, HostJoin, HostSplit, LoopNode


def mark_repeatable(specs: dict[str, Any]) -> None:
    """Set ``repeats`` on every spec of one scope."""
    following = {name: _following(spec) for name, spec in specs.items()}
    several = [name for name, spec in specs.items() if _splits(spec)]
    many = _reached(following, [target for name in several for target in following[name]])
    for ring in rings(following, following.__getitem__):
        many.update(ring)
    looped = {spec.task_spec for spec in specs.values() if isinstance(spec, LoopNode)}
    for name, spec in specs.items():
        spec.repeats = name in many or name in looped


def _following(spec: Any) -> list[str]:
    inner = [spec.task_spec] if isinstance(spec, LoopNode) else []
    return [*spec._outputs, *inner]


def _splits(spec: Any) -> bool:
    if isinstance(spec, HostSplit):
        # An interrupting event takes the place of its host; the other kind comes beside it.
        events = [out for out in spec.outputs if isinstance(out, BoundaryNode)]
        return any(not event.cancel_activity for event in events)
    onwards = [out for out in spec.outputs if not isinstance(out, HostJoin)]
    return len(onwards) > 1 and not spec.chooses


def _reached(following: dict[str, list[str]], begin: list[str]) -> set[str]:
    seen: set[str] = set()
    pending = list(begin)
    while pending:
        name = pending.pop()
        if name not in seen:
            seen.add(name)
            pending.extend(following[name])
    return seen
