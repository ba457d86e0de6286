"""The files of this repository as the architecture tests see them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("engine", "webapp")
#: Built or fetched, never written by hand.
FOREIGN = {"node_modules", "__pycache__", "build"}


def files(suffix: str, *tops: str) -> Iterator[Path]:
    """Yield our own files below ``tops``, relative to the repository."""
    for top in tops:
        for path in sorted((ROOT / top).rglob(f"*{suffix}")):
            if not FOREIGN & set(path.parts):
                yield path.relative_to(ROOT)


def modules(*tops: str) -> list[Path]:
    return list(files(".py", *(tops or PACKAGES)))


@cache
def source(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(source(path), filename=str(path))


def headings(page: str) -> set[str]:
    """Return what the headings of a page in docs/ name, without marks."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return {
        line.lstrip("#").strip().replace("`", "")
        for line in text.splitlines()
        if line.startswith("#")
    }
