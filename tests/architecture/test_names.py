import ast

from tests.architecture.tree import ROOT, modules, parsed

#: Names that say where something is kept, not what it is.
EMPTY = {
    "base",
    "common",
    "core",
    "handler",
    "handlers",
    "helper",
    "helpers",
    "manager",
    "managers",
    "misc",
    "service",
    "services",
    "util",
    "utils",
}
EMPTY_ENDINGS = ("Handler", "Helper", "Helpers", "Manager", "Service", "Util", "Utils")


def test_a_module_is_named_after_what_it_is() -> None:
    empty = [
        str(path)
        for path in modules("engine", "webapp", "tests", "bench", "docs")
        if EMPTY & {word for part in path.with_suffix("").parts for word in part.split("_")}
    ]

    assert empty == []


def test_a_class_is_named_after_what_it_is() -> None:
    empty = [
        f"{path}: {node.name}"
        for path in modules()
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ClassDef) and node.name.endswith(EMPTY_ENDINGS)
    ]

    assert empty == []


def test_a_package_states_its_rule() -> None:
    silent = [
        str(path)
        for path in modules()
        if path.name == "__init__.py"
        and not (ast.get_docstring(parsed(path)) or "").partition("\n")[0].endswith(".")
    ]

    assert silent == []


def test_the_top_level_holds_what_was_agreed() -> None:
    agreed = {
        "LICENSE",
        "Makefile",
        "README.md",
        "bench",
        "docs",
        "engine",
        "forms",
        "processes",
        "pyproject.toml",
        "requirements.lock",
        "tests",
        "webapp",
    }
    ours = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}

    # What running it leaves behind is not part of it, and is kept out of the repository.
    assert ours - {"var", "nhiemvu.egg-info", "build"} == agreed
