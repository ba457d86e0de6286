"""The library goes through sets; what a case does must not depend on their order."""

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Final

from engine.model.steps import TaskDone
from tests.unit.runtime.drawing import Case, end, flow, node, process, start, user, way

ROOT: Final = Path(__file__).parents[3]
BRANCHES: Final = ("an", "bình", "chi", "dũng", "em", "f6", "g7")
TELL: Final = "from tests.unit.runtime.test_hash_seeds import history; print(history())"


def history() -> str:
    """Go twice through a split with seven branches, five of them taken; tell every snapshot."""
    parts = [
        start(),
        node("exclusiveGateway", "again"),
        node("inclusiveGateway", "f", default="f-none"),
    ]
    parts += [
        user("none"),
        node("inclusiveGateway", "j"),
        node("exclusiveGateway", "which", default="which-e"),
    ]
    parts += [way("s", "again", "f", "none", "j", "which", "e"), end()]
    for place, name in enumerate(BRANCHES):
        parts += [user(name), flow("f", name, f"n &gt; {place}"), flow(name, "j")]
    case = Case(process("A", *parts, flow("which", "again", "more")), variables={"n": 5})
    told = [case.progress.snapshot]
    for turn in (1, 2):
        for name in reversed(BRANCHES[:5]):
            case.do(TaskDone(f"{name}[{turn}]", {"more": turn == 1}))
            told.append(case.progress.snapshot)
    assert case.progress.ending is not None
    return sha256(b"".join(told)).hexdigest() + " ".join(case.closed)


def test_an_inclusive_gateway_does_the_same_with_every_hash_seed() -> None:
    def told(seed: int) -> str:
        place = dict(os.environ, PYTHONHASHSEED=str(seed), PYTHONPATH=str(ROOT))
        done = subprocess.run(
            [sys.executable, "-c", TELL],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
            env=place,
        )
        return done.stdout

    assert {told(seed) for seed in (0, 1, 2, 7, 42, 4_000_000_000)} == {told(3)}
