"""Decision models of a folder: one by its path, those it imports by what stands beside it.

An import names a file, a namespace, or both. A file counts only if it lies in the folder of
the importing model, links followed; a namespace is looked for among the models there.
"""

from functools import lru_cache, partial
from pathlib import Path
from typing import Final

from engine.decisions import BadModel, Model, read_model
from engine.decisions.xml import read_xml

#: How many files of a folder are looked into for one with the namespace that is imported.
_MOST_BESIDE: Final = 100
_LARGEST: Final = 5_000_000


def model_at(path: str) -> Model:
    """Return the model at ``path``, read once per run of the command."""
    found = _read(path)
    if isinstance(found, BadModel):
        raise found
    return found


@lru_cache(maxsize=64)
def _read(path: str) -> Model | BadModel:
    """Read a model, or find out once and for all why it cannot be read."""
    try:
        file = Path(path)
        return read_model(_bytes(file), partial(_beside, file.parent))
    except BadModel as problem:
        return problem


def _beside(folder: Path, address: str) -> bytes:
    """Find an imported model in the folder of the model: by its file name, or its namespace."""
    named = _inside(folder, folder / address)
    if named is not None:
        return _bytes(named)
    found = _namespaces(folder).get(address)
    if found is None:
        raise BadModel(f"The model '{address}' is not in the folder. Put it there.")
    return _bytes(found)


@lru_cache(maxsize=16)
def _namespaces(folder: Path) -> dict[str, Path]:
    """Return the models of a folder by their namespace; what is no model is passed over."""
    found: dict[str, Path] = {}
    for file in sorted(folder.glob("*.dmn"))[:_MOST_BESIDE]:
        try:
            if _inside(folder, file) is not None:
                found.setdefault(read_xml(_bytes(file)).get("namespace", ""), file)
        except BadModel:
            continue
    return found


def _inside(folder: Path, file: Path) -> Path | None:
    """Return the regular file if it lies in the folder, links followed."""
    try:
        there = file.resolve()
        inside = there.is_relative_to(folder.resolve()) and there.is_file()
    except (OSError, ValueError, RuntimeError):
        return None
    return there if inside else None


def _bytes(file: Path) -> bytes:
    try:
        # Anything but a regular file might never end.
        if file.is_file() and file.stat().st_size <= _LARGEST:
            return file.read_bytes()
    except (OSError, ValueError):
        pass
    raise BadModel(f"The file '{file}' cannot be opened, or is too large. Check the path.")
