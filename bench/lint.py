"""Is a diagram judged before anybody waits? See README.md."""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from bench import diagrams
from bench.kept import keep
from engine.bpmn.lint import Known, lint_bytes

ROOT = Path(__file__).parents[1]
SIZES = (15, 150, 450)
MILLISECONDS = 1000
#: What must hold for 150 elements.
MOST_MS = 300.0
COMMAND = "import sys; from engine.cli import main; sys.exit(main(sys.argv[1:]))"


@dataclass(frozen=True)
class Measured:
    """One line of the results; times of the processor, which others on the machine do not share."""

    way: str
    elements: int
    p50_ms: float
    most_ms: float
    rounds: int


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    rounds = 3 if parser.parse_args().quick else 15
    measured = []
    for one in measure(rounds):
        print(
            f"{one.way:8} {one.elements:5} elements  p50 {one.p50_ms:8.1f} ms"
            f"  most {one.most_ms:8.1f} ms",
            flush=True,
        )
        measured.append(one)
    keep("lint", *map(asdict, measured))
    worst = max(one.p50_ms for one in measured if (one.way, one.elements) == ("inside", 150))
    print(f"150 elements in {worst:.1f} ms, at most {MOST_MS:.0f}: {worst <= MOST_MS}")
    return int(worst > MOST_MS)


def measure(rounds: int) -> Iterator[Measured]:
    """Judge rows of tasks inside this process, and with the command from its start to its end."""
    with tempfile.TemporaryDirectory() as folder:
        for elements in SIZES:
            data = diagrams.row_of_tasks("Row", elements - 2).encode()
            file = Path(folder) / f"{elements}.bpmn"
            file.write_bytes(data)
            yield summed_up("inside", elements, [inside(data) for _ in range(rounds)])
            yield summed_up("command", elements, [command(file) for _ in range(rounds)])


def inside(data: bytes) -> float:
    begun = time.process_time()
    lint_bytes(data, Known())
    return (time.process_time() - begun) * MILLISECONDS


def command(file: Path) -> float:
    """Run ``nhiemvu process lint`` with the process it judges in; count what both spent."""
    before = os.times()
    subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", COMMAND, "process", "lint", str(file)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        check=False,
    )
    after = os.times()
    spent = after.children_user - before.children_user
    return (spent + after.children_system - before.children_system) * MILLISECONDS


def summed_up(way: str, elements: int, times: list[float]) -> Measured:
    p50 = round(statistics.median(times), 2)
    return Measured(way, elements, p50, round(max(times), 2), len(times))


if __name__ == "__main__":
    sys.exit(main())
