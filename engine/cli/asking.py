"""Questions of the expression language, one JSON object a line, and their answers.

Lines are answered in order, each under its own id; a line that cannot be read, or is refused,
gets an ``error`` of its own and never spoils another. Blank lines ask nothing.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import BinaryIO, Final

from engine.cli.lines import UnreadableLine
from engine.cli.literals import quoted, read_literals, write_literal
from engine.expressions.errors import BudgetExceeded
from engine.expressions.run import NESTED
from engine.model.errors import EngineError

#: What a command makes of one line; it returns the answer without the id.
Answer = Callable[[Mapping[str, object]], Mapping[str, object]]

LONGEST_LINE: Final = 10_000_000
#: Digits of the longest id that is a number; more would be a text that pretends to be one.
_LONGEST_ID: Final = 400
_LARGE: Final = 10**30


def answer_lines(answer: Answer) -> int:
    """Answer standard input on standard output, line by line, until it ends."""
    return write_answers(bounded(sys.stdin.buffer), sys.stdout.buffer, answer)


def bounded(stream: BinaryIO) -> Iterator[bytes]:
    """Yield the lines of ``stream``; of one that is too long, only its beginning."""
    while line := stream.readline(LONGEST_LINE + 1):
        yield line
        while len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            line = stream.readline(LONGEST_LINE + 1)


def write_answers(lines: Iterable[bytes], out: BinaryIO, answer: Answer) -> int:
    """Answer each of ``lines`` on ``out``; a bad one spoils only its own answer."""
    for line in lines:
        if line.strip():
            out.write(_answered(line, answer).encode("utf-8", "backslashreplace") + b"\n")
            out.flush()
    return 0


def text_of(asked: Mapping[str, object], key: str) -> str:
    """Return a text that a line must have."""
    found = asked.get(key)
    if not isinstance(found, str):
        raise UnreadableLine(f"its '{key}' is no text")
    return found


def context_of(asked: Mapping[str, object], key: str) -> Mapping[str, object]:
    """Return a context that a line may have."""
    found = asked.get(key)
    if found is None:
        return {}
    if not isinstance(found, Mapping):
        raise UnreadableLine(f"its '{key}' is no object")
    return found


def _answered(line: bytes, answer: Answer) -> str:
    try:
        asked = _read(line)
    except UnreadableLine as refusal:
        return _line(_exact_id(line), [_told(refusal)])
    try:
        found = answer(asked)
        parts = [f"{quoted(key)}:{write_literal(value)}" for key, value in found.items()]
    except RecursionError:
        parts = [_told(BudgetExceeded("depth", NESTED))]
    except EngineError as refusal:
        parts = [_told(refusal)]
    return _line(_identity(asked.get("id"), line), parts)


def _line(identity: str, parts: Sequence[str]) -> str:
    return f'{{"id":{identity},{",".join(parts)}}}'


def _told(refusal: EngineError) -> str:
    return f'"error":{{"code":{quoted(refusal.code)},"message":{quoted(str(refusal))}}}'


def _read(line: bytes) -> Mapping[str, object]:
    if len(line) > LONGEST_LINE:
        raise UnreadableLine(f"it is longer than {LONGEST_LINE} bytes")
    try:
        asked = read_literals(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise UnreadableLine("it is not JSON in UTF-8, or a value in it is none") from None
    if not isinstance(asked, Mapping):
        raise UnreadableLine("it is not a JSON object")
    return asked


def _identity(read: object, line: bytes) -> str:
    """Return the id as the line has it; most are texts or short numbers, which are exact."""
    if isinstance(read, str):
        return quoted(read)
    if isinstance(read, Decimal) and read == read.to_integral_value() and abs(read) < _LARGE:
        return format(read, "f")
    return _exact_id(line)


def _exact_id(line: bytes) -> str:
    """Return the id exactly as the line has it, even if the rest of the line is no good."""
    try:
        text = line.decode("utf-8-sig")
        asked: object = json.loads(text, parse_float=Decimal, parse_int=Decimal)
        identity = asked.get("id") if isinstance(asked, dict) else None
        if isinstance(identity, Decimal):
            return format(identity, "f") if _is_short(identity) else "null"
        if isinstance(identity, list | dict):
            identity = json.loads(text)["id"]
        return json.dumps(identity, ensure_ascii=False, allow_nan=False)
    except (ValueError, ArithmeticError, RecursionError):
        return "null"


def _is_short(number: Decimal) -> bool:
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and abs(exponent) + abs(number.adjusted()) < _LONGEST_ID
