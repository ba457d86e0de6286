"""A check, made once, that the library underneath behaves as the one this was written for.

Stored cases depend on SpiffWorkflow's inner working, down to the order in which it creates
tasks. Another release may be better and still make every snapshot differ: it is refused
before the first step, not found out in an audit.
"""

from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from typing import Any, Final

from engine.model.steps import DeadlineReached, Start
from engine.runtime.errors import WrongKernel
from engine.runtime.snapshot import snapshot_bytes
from engine.runtime.spec import FORMAT, CompiledSpec
from engine.runtime.step import advance

PINNED: Final = "3.2.0"
_AT: Final = datetime(2024, 1, 1, tzinfo=UTC)
_EXPECTED: Final = (
    b'{"n":13,"t":31,"d":0,"w":[[0,{"other":1,"host":1,"late":1},[[0,-1,64,4,1],[4,0,64,11,3],'
    b'[7,1,16,17,5,{"#":1}],[6,1,64,26,7,{"#":1}],[8,2,4,16,8],[8,3,8,28,11],[9,5,4,27,13]]]]}'
    b"\n{}"
)


@cache
def check_kernel() -> None:
    """Refuse another release, and one whose first steps differ."""
    installed = version("SpiffWorkflow")
    if installed != PINNED:
        raise WrongKernel(f"it is {installed}, not {PINNED}")
    spec = CompiledSpec(_process())
    begun = advance(spec, None, Start(), _AT, 1)
    done = advance(spec, begun.snapshot, DeadlineReached("late[1]"), _AT, 1)
    if snapshot_bytes(done.snapshot) != _EXPECTED:
        raise WrongKernel("it moves tasks in another order")


def _process() -> dict[str, Any]:
    nodes = [
        {"id": "s", "kind": "pass", "name": ""},
        {"id": "fork", "kind": "parallel", "name": ""},
        {"id": "host", "kind": "user", "name": ""},
        {
            "id": "late",
            "kind": "boundary",
            "name": "",
            "event": "timer",
            "host": "host",
            "interrupting": True,
        },
        {"id": "other", "kind": "user", "name": ""},
        {"id": "join", "kind": "parallel", "name": ""},
        {"id": "e", "kind": "end", "name": ""},
    ]
    ways = ("s fork", "fork host", "fork other", "host join", "late join", "other join", "join e")
    flows = [[*way.split(), None, False] for way in ways]
    scope = {"name": "", "nodes": nodes, "flows": flows}
    return {"format": FORMAT, "process": "check", "scopes": {"check": scope}}
