"""Numbers and texts as they are written."""

import re
from decimal import Decimal, DecimalException
from typing import Final

from engine.expressions.kinds.numbers import DECIMAL128
from engine.expressions.parsing.cursor import Cursor

_ESCAPE: Final = re.compile(r"\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{6}|.)", re.DOTALL)
_LETTERS: Final = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "'": "'", "\\": "\\"}


def number_value(cursor: Cursor) -> Decimal:
    """Read a number, rounded to 34 digits."""
    try:
        value = DECIMAL128.create_decimal(cursor.token.text)
    except DecimalException:
        raise cursor.bad("The number is too large.") from None
    cursor.advance()
    return value


def string_value(cursor: Cursor) -> str:
    """Read a text and resolve its escapes; an unknown escape stands for itself."""
    text = cursor.token.text[1:-1]
    if "\\" in text:
        try:
            text = _ESCAPE.sub(_unescaped, text)
            # Two \u escapes may be the halves of one character.
            text = text.encode("utf-16", "surrogatepass").decode("utf-16")
        except ValueError:
            raise cursor.bad("The text has an escape that is no character.") from None
    cursor.advance()
    return text


def _unescaped(found: re.Match[str]) -> str:
    what = found[1]
    if len(what) > 1:
        return chr(int(what[1:], 16))
    return _LETTERS.get(what, found[0])
