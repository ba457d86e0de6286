import ast
import re
from pathlib import Path

import pytest

from tests.architecture.tree import modules, parsed, source

#: Rooms whose answers depend on their arguments alone.
PURE = (
    "engine/model",
    "engine/expressions",
    "engine/calendars",
    "engine/bpmn",
    "engine/decisions",
    "engine/forms",
    "engine/regulations",
    "engine/permissions",
    "engine/councils",
    "engine/projections",
    "engine/history",
)
CLOCK = {"now", "utcnow", "today", "time_ns", "monotonic", "perf_counter"}
RUNS_TEXT = {"eval", "exec", "compile", "__import__"}
TAKES_SQL = {"execute", "exec_driver_sql", "executemany", "executescript", "scalars", "text"}
PROMISES = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|NotImplementedError")


def calls(path: Path) -> list[ast.Call]:
    return [node for node in ast.walk(parsed(path)) if isinstance(node, ast.Call)]


@pytest.mark.parametrize("path", modules("engine", "webapp", "bench"), ids=str)
def test_no_text_is_ever_run_as_code(path: Path) -> None:
    run = [
        call.lineno
        for call in calls(path)
        if isinstance(call.func, ast.Name) and call.func.id in RUNS_TEXT
    ]

    assert not run


@pytest.mark.parametrize("path", modules(), ids=str)
def test_no_sql_is_built_from_strings(path: Path) -> None:
    built = [
        call.lineno
        for call in calls(path)
        if name_of(call.func) in TAKES_SQL and call.args and is_built(call.args[0])
    ]

    assert not built


@pytest.mark.parametrize("path", modules(*PURE), ids=str)
def test_a_pure_room_reads_no_clock(path: Path) -> None:
    read = [
        call.lineno
        for call in calls(path)
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in CLOCK
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id in {"date", "datetime", "time"}
    ]

    assert not read


@pytest.mark.parametrize("path", modules(), ids=str)
def test_only_the_front_door_commits(path: Path) -> None:
    committed = [call.lineno for call in calls(path) if name_of(call.func) == "commit"]

    assert not committed or path == Path("engine/store/database.py")


@pytest.mark.parametrize("path", modules("engine", "webapp", "bench"), ids=str)
def test_nothing_is_promised_instead_of_done(path: Path) -> None:
    assert not PROMISES.search(source(path))


@pytest.mark.parametrize("path", modules("tests"), ids=str)
def test_no_test_replaces_our_own_code(path: Path) -> None:
    imported = {
        name
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in [getattr(node, "module", None), *(alias.name for alias in node.names)]
    }

    assert not imported & {"unittest.mock", "mock", "pytest_mock"}


def name_of(called: ast.expr) -> str:
    return getattr(called, "attr", getattr(called, "id", ""))


def is_built(argument: ast.expr) -> bool:
    """Tell whether a string is put together where it is passed."""
    if isinstance(argument, ast.JoinedStr):
        return any(isinstance(part, ast.FormattedValue) for part in argument.values)
    if isinstance(argument, ast.BinOp):
        return isinstance(argument.op, ast.Mod | ast.Add) and any(
            isinstance(side, ast.JoinedStr | ast.Constant)
            for side in (argument.left, argument.right)
        )
    return (
        isinstance(argument, ast.Call)
        and name_of(argument.func) == "format"
        and isinstance(argument.func, ast.Attribute)
    )
