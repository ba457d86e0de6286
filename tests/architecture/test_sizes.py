import ast
from pathlib import Path

import pytest

from tests.architecture.tree import modules, parsed, source

LONGEST_MODULE = 300
LONG_MODULE = 200
LONGEST_FUNCTION = 40
#: Modules that read better in one piece, each with what a cut would tear apart.
READ_BETTER_WHOLE: dict[str, str] = {}


@pytest.mark.parametrize("path", modules(), ids=str)
def test_a_module_is_read_in_one_sitting(path: Path) -> None:
    lines = len(source(path).splitlines())

    assert lines <= (LONGEST_MODULE if str(path) in READ_BETTER_WHOLE else LONG_MODULE)


@pytest.mark.parametrize("path", modules(), ids=str)
def test_a_function_fits_on_a_screen(path: Path) -> None:
    long = {
        node.name: node.end_lineno - node.lineno + 1
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    }

    assert not long
