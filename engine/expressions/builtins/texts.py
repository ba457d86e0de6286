"""Functions of texts. A character is a code point: places and lengths count those."""

from collections.abc import Sequence
from decimal import Decimal

from engine.expressions.builtins.registry import builtin
from engine.expressions.run import Run


@builtin("substring", "string: string, start position: number, length: number?")
def _substring(string: str, start_position: Decimal, length: Decimal | None) -> str | None:
    start = int(start_position)
    if start == 0 or abs(start) > len(string) or (length is not None and length < 1):
        return None
    begin = start - 1 if start > 0 else len(string) + start
    return string[begin:] if length is None else string[begin : begin + int(length)]


@builtin("string length", "string: string")
def _string_length(string: str) -> Decimal:
    return Decimal(len(string))


@builtin("upper case", "string: string")
def _upper_case(string: str) -> str:
    return string.upper()


@builtin("lower case", "string: string")
def _lower_case(string: str) -> str:
    return string.lower()


@builtin("substring before", "string: string, match: string")
def _substring_before(string: str, match: str) -> str:
    before, found, _ = string.partition(match) if match else ("", "", "")
    return before if found else ""


@builtin("substring after", "string: string, match: string")
def _substring_after(string: str, match: str) -> str:
    return string.partition(match)[2] if match else string


@builtin("contains", "string: string, match: string")
def _contains(string: str, match: str) -> bool:
    return match in string


@builtin("starts with", "string: string, match: string")
def _starts_with(string: str, match: str) -> bool:
    return string.startswith(match)


@builtin("ends with", "string: string, match: string")
def _ends_with(string: str, match: str) -> bool:
    return string.endswith(match)


@builtin("string join", "list: list, delimiter: string?", needs_run=True, item_price=8)
def _string_join(run: Run, texts: Sequence[object], delimiter: str | None) -> str | None:
    parts = [text for text in texts if text is not None]
    words = [text for text in parts if isinstance(text, str)]
    if len(words) < len(parts):
        return None
    between = delimiter or ""
    run.text(sum(map(len, words)) + len(between) * len(words))
    return between.join(words)
