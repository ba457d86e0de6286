"""Texts that are almost expressions: those of the product, damaged at random but reproducibly."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

from tests.unit.expressions import test_calendar_values, test_functions, test_specification

PROCESSES = Path(__file__).parents[3] / "processes"
#: What an expression stands in, in decision models and in diagrams.
WRITTEN = re.compile(r"<(?:\w+:)?(?:text|conditionExpression)[^>]*>([^<]{1,400})<")
PIECES = re.compile(r"\w+|\s+|.", re.DOTALL)
ODD = (
    *("(", ")", "[", "]", "{", "}", "..", ",", ":", "@", '"', "\\", "?", "-", "**", "/", "."),
    *(" and ", " or ", " in ", " between ", " if ", " then ", " else ", " for ", " return "),
    *(" some ", " every ", " satisfies ", " instance of ", " function(", " not(", "null", "item"),
    *("1e6144", "0", "-1", '"x"', '@"P1D"', '@"2024-02-29"', "partial", "é", "🐎", "\u0301"),
    *("list<", "context<", ">", "->", "external", "(<", "(!=", "\ud800", "\0", "//", "/*"),
)


def of_the_product() -> list[str]:
    """Return the expressions that the product ships and those of its own tests."""
    found = [
        text.strip()
        for file in sorted(PROCESSES.rglob("*.*mn"))
        for text in WRITTEN.findall(file.read_text("utf-8"))
    ]
    for module in (test_specification, test_functions, test_calendar_values):
        for chapter in vars(module).values():
            if isinstance(chapter, str) and "=>" in chapter:
                found += [line.partition("=>")[0].strip() for line in chapter.splitlines()]
    return sorted({text for text in found if text})


def damaged(texts: list[str], count: int, seed: int) -> Iterator[str]:
    """Yield ``count`` texts, each made of one or two of ``texts`` with some damage."""
    chance = random.Random(seed)  # noqa: S311 - reproducible, not secret
    for _ in range(count):
        pieces = PIECES.findall(chance.choice(texts))
        for _ in range(chance.randint(1, 4)):
            _damage(pieces, texts, chance)
        yield "".join(pieces)[:600]


def _damage(pieces: list[str], texts: list[str], chance: random.Random) -> None:
    at = chance.randint(0, len(pieces))
    match chance.randint(0, 5):
        case 0:
            del pieces[at : at + chance.randint(1, 3)]
        case 1:
            pieces.insert(at, chance.choice(ODD))
        case 2:
            pieces[at:at] = pieces[chance.randint(0, len(pieces)) :][:6]
        case 3:
            pieces[at:at] = PIECES.findall(chance.choice(texts))
        case 4:
            pieces[at : at + 1] = [chance.choice(ODD)]
        case _:
            pieces[at:at] = [chance.choice(ODD)] * chance.randint(2, 120)
