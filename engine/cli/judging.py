"""Files of a person are judged in a process of its own, which can be killed.

Reading a file executes nothing anyway; this bounds what judging it may cost, whatever it holds.
The child limits its own memory and answers each path with a line of JSON. It is replaced when
it took too long or died, and the file it was judging gets a finding that says so.
"""

import json
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypedDict, cast

import engine

SECONDS: Final = 10.0
MEGABYTES: Final = 500
#: For the interpreter, its modules and the tree around a file: none of that is the file's fault.
_LOADING: Final = 60.0
_AT_ONCE: Final = 1 << 16
_ROOT: Final = str(Path(engine.__file__).parents[1])
_CHILD: Final = (
    "import sys; sys.path.insert(0, sys.argv[1]);"
    " from engine.cli.linting import serve; serve(int(sys.argv[2]))"
)


class Answer(TypedDict):
    """What the child says of one file: findings in their order, or why it cannot be opened."""

    findings: list[dict[str, str | int]]
    refusal: str | None


@dataclass
class _Child:
    process: "subprocess.Popen[bytes]"
    #: What has been read beyond the last line.
    ahead: bytes = b""

    def ask(self, path: str) -> Answer | None:
        """Return the answer, or ``None`` where none came in time."""
        try:
            self._write(path)
        except BrokenPipeError:
            return None
        # First it looks at what stands beside the file, then at the file.
        said = None if self.line(_LOADING) is None else self.line(SECONDS)
        return None if said is None else cast("Answer", json.loads(said))

    def line(self, seconds: float) -> bytes | None:
        """Return what stands up to the next newline."""
        out = self.process.stdout
        until = time.monotonic() + seconds
        while out is not None and b"\n" not in self.ahead:
            ready, _, _ = select.select([out], [], [], max(0.0, until - time.monotonic()))
            part = out.read(_AT_ONCE) if ready else b""
            if not part:
                return None
            self.ahead += part
        said, _, self.ahead = self.ahead.partition(b"\n")
        return said

    def _write(self, path: str) -> None:
        if self.process.stdin is not None:
            self.process.stdin.write(json.dumps(path).encode() + b"\n")

    def stop(self) -> None:
        self.process.kill()
        self.process.communicate()


def judged(paths: list[str]) -> Iterator[tuple[str, Answer]]:
    """Judge each file apart, in order."""
    child = _started()
    try:
        for path in paths:
            answer = child.ask(path)
            if answer is None:
                child.stop()
                child = _started()
                answer = _too_much()
            yield path, answer
    finally:
        child.stop()


def _started() -> _Child:
    child = _Child(
        subprocess.Popen(  # noqa: S603 - our own interpreter with our own words
            [sys.executable, "-I", "-c", _CHILD, _ROOT, str(MEGABYTES)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
        )
    )
    child.line(_LOADING)
    return child


def _too_much() -> Answer:
    message = (
        f"Judging it takes more than {SECONDS:g} seconds or {MEGABYTES} MB. Split the process."
    )
    finding: dict[str, str | int] = {
        "rule": "unsafe-xml",
        "severity": "error",
        "element": "",
        "line": 1,
        "message": message,
    }
    return {"findings": [finding], "refusal": None}
