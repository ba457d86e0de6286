"""Are expressions and tables fast enough to be asked at every step? See README.md."""

import argparse
import io
import json
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from simpleeval import SimpleEval

from bench.kept import keep
from engine.cli import decide
from engine.cli.asking import write_answers
from engine.decisions import read_model
from engine.expressions import compile as compile_expression

NOW = datetime(2024, 5, 6, tzinfo=UTC)
MICROSECONDS = 1_000_000
RULES = 500
LINES = 10_000

CONDITION = "điểm_trung_bình >= 70 and số_phiếu_đạt / số_phiếu > 3/4"
NAMES = {"điểm_trung_bình": 82, "số_phiếu_đạt": 8, "số_phiếu": 9}


@dataclass(frozen=True)
class Measured:
    """One line of the results."""

    what: str
    way: str
    microseconds: float
    times: int


@dataclass(frozen=True)
class Promise:
    """What a measurement must not exceed."""

    what: str
    bound: float
    unit: str
    per_unit: int


PROMISES = (
    Promise("condition", 20, "µs", 1),
    Promise("table of texts", 3, "ms", 1000),
    Promise("table of ranges", 3, "ms", 1000),
    Promise("10,000 lines", 10, "s", MICROSECONDS),
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    rounds = 3 if parser.parse_args().quick else 15
    measured = [*conditions(rounds), *tables(rounds), lines()]
    for one in measured:
        print(f"{one.what:16} {one.way:18} {one.microseconds:14.2f} µs")
    keep("expressions", *map(asdict, measured))
    return judge(measured)


def conditions(rounds: int) -> list[Measured]:
    """Measure one condition: ours, and Python's syntax evaluated by the other package."""
    ours = compile_expression(CONDITION)
    decimals = {name: Decimal(number) for name, number in NAMES.items()}
    other = SimpleEval(names=NAMES)
    parsed = other.parse(CONDITION)
    ways: dict[str, Callable[[], object]] = {
        "nhiemvu": lambda: ours.evaluate(decimals, now=NOW),
        "simpleeval": lambda: other.eval(CONDITION, previously_parsed=parsed),
        "simpleeval, parsing": lambda: other.eval(CONDITION),
    }
    if {way() for way in ways.values()} != {True}:
        raise AssertionError(CONDITION)
    return [Measured("condition", way, best(run, 1000, rounds), 1000) for way, run in ways.items()]


def tables(rounds: int) -> list[Measured]:
    """Measure a table of which the last rule matches: by a text, and by a range."""
    model = read_model(model_of_tables())
    inputs = {"key": f"k{RULES}", "number": Decimal(RULES)}
    found = []
    for node, what in (("texts", "table of texts"), ("ranges", "table of ranges")):
        if model.decide(node, inputs, now=NOW).value != RULES:
            raise AssertionError(node)

        def run(node: str = node) -> object:
            return model.decide(node, inputs, now=NOW)

        found.append(Measured(what, "nhiemvu", best(run, 20, rounds), 20))
    return found


def lines() -> Measured:
    """Measure the command's own work on its lines, without starting Python."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.dmn"
        path.write_bytes(model_of_tables())
        asked = [
            json.dumps(
                {
                    "id": place,
                    "model": str(path),
                    "node": "ranges",
                    "inputs": {"key": "k1", "number": place % RULES + 1},
                }
            ).encode()
            for place in range(LINES)
        ]
        out = io.BytesIO()
        begun = time.process_time()
        write_answers(asked, out, decide.answer)
        took = time.process_time() - begun
    if len(out.getvalue().splitlines()) != LINES or b"error" in out.getvalue():
        raise AssertionError(out.getvalue()[:200])
    return Measured("10,000 lines", "nhiemvu", round(took * MICROSECONDS, 1), 1)


def best(run: Callable[[], object], times: int, rounds: int) -> float:
    """Return the time of one run in the best round: the others waited for somebody else."""
    found = []
    for _ in range(rounds):
        begun = time.process_time()
        for _ in range(times):
            run()
        found.append((time.process_time() - begun) / times)
    return round(min(found) * MICROSECONDS, 2)


def model_of_tables() -> bytes:
    """Write a model of two tables, one asking for texts and one for ranges of numbers."""
    places = range(1, RULES + 1)
    decisions = table("texts", "key", [f'"k{place}"' for place in places]) + table(
        "ranges", "number", [f"[{place}..{place + 1})" for place in places]
    )
    given = "".join(f'<inputData id="{name}" name="{name}"/>' for name in ("key", "number"))
    space = "https://www.omg.org/spec/DMN/20191111/MODEL/"
    return (
        f'<definitions xmlns="{space}" namespace="bench">{given}{decisions}</definitions>'.encode()
    )


def table(name: str, asks: str, cells: list[str]) -> str:
    rules = "".join(
        f"<rule><inputEntry><text>{cell}</text></inputEntry>"
        f"<outputEntry><text>{place}</text></outputEntry></rule>"
        for place, cell in enumerate(cells, 1)
    )
    return (
        f'<decision id="{name}" name="{name}"><informationRequirement>'
        f'<requiredInput href="#{asks}"/></informationRequirement>'
        f"<decisionTable><input><inputExpression><text>{asks}</text></inputExpression></input>"
        f'<output name="out"/>{rules}</decisionTable></decision>'
    )


def judge(measured: list[Measured]) -> int:
    """Say of each promise whether it holds; return 1 if one does not."""
    ours = {one.what: one.microseconds for one in measured if one.way == "nhiemvu"}
    failed = 0
    for promise in PROMISES:
        found = ours[promise.what] / promise.per_unit
        holds = found <= promise.bound
        failed |= not holds
        print(
            f"{promise.what:16} {found:8.2f} <= {promise.bound} {promise.unit}"
            f" {'' if holds else 'NO'}"
        )
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
