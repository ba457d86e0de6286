import ast

from tests.architecture.tree import modules, parsed, source

LONGEST_MODULE = 200
LONGEST_FUNCTION = 40
#: A migration is a record of what was done; it is never read for its design, nor changed.
CODE = [path for path in modules() if "migrations" not in path.parts]


def test_a_module_is_read_in_one_sitting() -> None:
    long = {
        str(path): lines
        for path in CODE
        if (lines := len(source(path).splitlines())) > LONGEST_MODULE
    }

    assert long == {}


def test_a_function_fits_on_a_screen() -> None:
    long = {
        f"{path}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for path in CODE
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    }

    assert long == {}
