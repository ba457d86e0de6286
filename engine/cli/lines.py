"""JSON lines in, JSON lines out: one answer per line, in order.

A line that cannot be read, or that a command refuses, gets an ``error`` of its own and
never spoils another line. Blank lines ask nothing and are answered by nothing.
"""

import sys
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import BinaryIO, Final

from engine.model.errors import EngineError
from engine.model.values import Value, dumps, loads

_LONGEST_NUMBER: Final = 400

#: What a command makes of one line; it returns the answer without the id.
Answer = Callable[[Mapping[str, Value]], Mapping[str, object]]


class UnreadableLine(EngineError):
    """A line is not one JSON object, or lacks what the command needs."""

    code = "unreadable-line"

    def __init__(self, fact: str) -> None:
        self.fact = fact
        super().__init__(f"The line was refused: {fact}. Write one JSON object per line.")


def answer_lines(answer: Answer) -> int:
    """Answer standard input on standard output, line by line, until it ends."""
    return write_answers(sys.stdin.buffer, sys.stdout.buffer, answer)


def write_answers(lines: Iterable[bytes], out: BinaryIO, answer: Answer) -> int:
    """Answer each of ``lines`` on ``out`` and return the exit code of the command."""
    for line in lines:
        if line.strip():
            out.write(_answered(line, answer))
            out.flush()
    return 0


def _answered(line: bytes, answer: Answer) -> bytes:
    identity: Value = None
    try:
        asked = _object(line)
        identity = _identity(asked)
        return _line({"id": identity, **answer(asked)})
    except EngineError as refusal:
        return _line({"id": identity, "error": {"code": refusal.code, "message": str(refusal)}})
    except RecursionError:
        deep = UnreadableLine("it is nested too deeply")
        return _line({"id": None, "error": {"code": deep.code, "message": str(deep)}})


def _object(line: bytes) -> Mapping[str, Value]:
    try:
        text = line.decode("utf-8")
        text.encode()
        asked = loads(text)
    except (ValueError, RecursionError):
        raise UnreadableLine("it is not JSON in UTF-8") from None
    if not isinstance(asked, Mapping):
        raise UnreadableLine("it is not a JSON object")
    return asked


def _identity(asked: Mapping[str, Value]) -> Value:
    identity = asked.get("id")
    # 1e999999999 is one short literal and a gigabyte when it is written out again.
    if isinstance(identity, Decimal) and abs(identity.adjusted()) > _LONGEST_NUMBER:
        raise UnreadableLine("its id is too large a number")
    return identity


def _line(answer: Mapping[str, object]) -> bytes:
    return dumps(answer).encode("utf-8", "backslashreplace") + b"\n"
