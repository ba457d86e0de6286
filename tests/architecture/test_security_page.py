"""What the security page promises is held by tests that exist under these very names."""

import ast
import re
from pathlib import Path

from tests.architecture.tree import ROOT, parsed

PAGE = (ROOT / "docs/explanation/security.md").read_text(encoding="utf-8")
TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
CHAPTERS = 17


def functions(path: str) -> set[str]:
    return {node.name for node in ast.walk(parsed(Path(path))) if isinstance(node, ast.FunctionDef)}


def test_every_test_that_is_named_exists() -> None:
    named = TEST.findall(PAGE)

    assert len(named) > 20
    assert [(path, name) for path, name in named if name not in functions(path)] == []


def test_every_promise_names_its_test() -> None:
    table = PAGE.partition("## Promises")[2].partition("## OWASP")[0]
    rows = [line for line in table.splitlines() if line.startswith("| ")][1:]

    assert [row for row in rows if not TEST.search(row)] == []


def test_every_chapter_is_judged() -> None:
    judged = re.findall(
        r"^\| V(\d+) [^|]+\| (met|partly|not used|by the proxy) \|", PAGE, re.MULTILINE
    )

    assert [int(number) for number, _ in judged] == list(range(1, CHAPTERS + 1))
