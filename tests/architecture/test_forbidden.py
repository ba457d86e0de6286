import ast
import re
from pathlib import Path

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


def calls(*tops: str) -> list[tuple[Path, ast.Call]]:
    return [
        (path, node)
        for path in modules(*tops)
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Call)
    ]


def test_no_text_is_ever_run_as_code() -> None:
    run = [
        f"{path}:{call.lineno}"
        for path, call in calls("engine", "webapp", "bench")
        if isinstance(call.func, ast.Name) and call.func.id in RUNS_TEXT
    ]

    assert run == []


def test_no_sql_is_built_from_strings() -> None:
    built = [
        f"{path}:{call.lineno}"
        for path, call in calls("engine", "webapp")
        if name_of(call.func) in TAKES_SQL and call.args and is_built(call.args[0])
    ]

    assert built == []


def test_a_pure_room_reads_no_clock() -> None:
    read = [
        f"{path}:{call.lineno}"
        for path, call in calls(*PURE)
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in CLOCK
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id in {"date", "datetime", "time"}
    ]

    assert read == []


def test_only_the_front_door_commits() -> None:
    committed = {
        str(path) for path, call in calls("engine", "webapp") if name_of(call.func) == "commit"
    }

    assert committed <= {"engine/store/database.py"}


def test_nothing_is_promised_instead_of_done() -> None:
    promising = [
        str(path) for path in modules("engine", "webapp", "bench") if PROMISES.search(source(path))
    ]

    assert promising == []


def test_no_test_replaces_our_own_code() -> None:
    replacing = [
        str(path)
        for path in modules("tests")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.Import | ast.ImportFrom)
        and {"unittest.mock", "mock", "pytest_mock"}
        & {getattr(node, "module", None), *(alias.name for alias in node.names)}
    ]

    assert replacing == []


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
