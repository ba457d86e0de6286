"""The child of ``judging``: reads paths on standard input, answers with findings.

It knows what stands beside a file, so that a name is judged against the tree the file is in.
"""

import importlib
import json
import os
import pkgutil
import resource
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

from engine.bpmn.known import known_from
from engine.bpmn.lint import Known, lint_bytes
from engine.bpmn.safe_xml import SIZE


def serve(megabytes: int) -> None:
    """Answer path after path until there are no more."""
    limit = megabytes * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    _say({"ready": True})
    for line in sys.stdin.buffer:
        path = Path(json.loads(line))
        known = known_beside(path)
        _say({"known": True})
        try:
            data = read(path)
        except OSError as refusal:
            _say({"findings": [], "refusal": refusal.strerror or str(refusal)})
            continue
        found = lint_bytes(data, known)
        _say({"findings": [asdict(finding) for finding in found], "refusal": None})


def read(path: Path) -> bytes:
    """Read a file as far as it may be long, and one byte more that shows it is longer."""
    with path.open("rb") as file:
        return file.read(SIZE + 1)


def _say(answer: dict[str, object]) -> None:
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n")
    sys.stdout.buffer.flush()


def known_beside(file: Path) -> Known:
    """Know what stands in the tree that holds ``file``; nothing where there is no such tree."""
    for folder in Path(os.path.realpath(file)).parents:
        with suppress(OSError):
            if (folder / "processes").is_dir() and (folder / "forms").is_dir():
                return _known_in(folder)
    return Known()


@lru_cache(maxsize=4)
def _known_in(folder: Path) -> Known:
    def table(name: str) -> bytes | None:
        return dict(_files(folder / "processes" / "reference", "csv")).get(name)

    return known_from(
        dict(_files(folder / "forms", "json")),
        [data for _, data in _files(folder / "processes", "dmn")],
        [data for _, data in _files(folder / "processes", "bpmn")],
        operations=_operations(),
        roles=table("roles"),
        regulations=table("regulations"),
    )


def _files(folder: Path, ending: str) -> Iterator[tuple[str, bytes]]:
    """Yield names and contents; what cannot be read offers nothing."""
    for path in sorted(folder.rglob(f"*.{ending}")):
        with suppress(OSError):
            if path.is_file():
                yield path.stem, read(path)


def _operations() -> frozenset[str]:
    """Return the names of all operations; each file registers its own when imported.

    Imported only here: a file that stands alone is judged without waiting for the commands.
    """
    from engine.commands import operations  # noqa: PLC0415
    from engine.commands.operations.registry import names  # noqa: PLC0415

    for file in pkgutil.iter_modules(operations.__path__):
        importlib.import_module(f"{operations.__name__}.{file.name}")
    return names()
