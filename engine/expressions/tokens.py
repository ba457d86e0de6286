"""Source text in, tokens out.

Names are cut at every character that is not part of a simple name. Putting the words of a
name with spaces together again is the parser's work: only it knows which names exist.
"""

import re
import unicodedata
from typing import Final, Literal, NamedTuple, cast

from engine.expressions.errors import BadExpression, BudgetExceeded
from engine.expressions.run import SOURCE

Kind = Literal["name", "number", "string", "symbol", "end"]

_SPACE = "\\s\u0085\u00a0\u1680\u180e\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff"
_START = (
    "?A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u167f\u1681-\u180d"
    "\u180f-\u1fff\u200c-\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf"
    "\ufdf0-\ufefe\uff00-\ufffd\U00010000-\U000effff"
)
_PART = _START + "0-9\u00b7\u0300-\u036f\u203f-\u2040"
_TOKEN: Final = re.compile(
    rf"""
    (?P<space>[{_SPACE}]+|//[^\n]*|/\*.*?\*/)
  | (?P<open>/\*)
  | (?P<number>(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?)
  | (?P<string>"[^"\\]*(?:\\.[^"\\]*)*")
  | (?P<name>[{_START}][{_PART}]*)
  | (?P<symbol>\*\*|\.\.|<=|>=|!=|->|[-+*/=<>()\[\]{{}},:.@'’;|])
    """,
    re.VERBOSE | re.DOTALL | re.ASCII,
)


class Token(NamedTuple):
    """A word of the language; ``start`` and ``end`` are offsets into the source."""

    kind: Kind
    text: str
    start: int
    end: int


def tokenize(source: str) -> list[Token]:
    """Cut ``source`` into tokens; the last one has the kind ``end``."""
    if len(source) > SOURCE:
        raise BudgetExceeded("source", SOURCE)
    tokens: list[Token] = []
    place = 0
    for found in _TOKEN.finditer(source):
        kind, text = found.lastgroup, found[0]
        if kind == "open" or found.start() != place:
            raise bad_at(source, place, _unreadable(source[place]))
        place = found.end()
        if kind == "name" and not text.isascii():
            text = unicodedata.normalize("NFC", text)
        if kind != "space":
            tokens.append(Token(cast("Kind", kind), text, found.start(), place))
    if place < len(source):
        raise bad_at(source, place, _unreadable(source[place]))
    tokens.append(Token("end", "", len(source), len(source)))
    return tokens


def words(name: str) -> tuple[str, ...]:
    """Return the token texts a declared ``name`` consists of, or nothing if it is no name."""
    try:
        return tuple(token.text for token in tokenize(name)[:-1])
    except (BadExpression, BudgetExceeded):
        return ()


def bad_at(source: str, place: int, message: str) -> BadExpression:
    """Return the refusal of ``source`` at offset ``place``."""
    line = source.count("\n", 0, place) + 1
    column = place - (source.rfind("\n", 0, place) + 1) + 1
    return BadExpression(line, column, message)


def _unreadable(character: str) -> str:
    if character == '"':
        return "The text that starts here has no closing quotation mark. Add one."
    if character == "/":
        return "The remark that starts here has no end. Add */."
    return f"The character {character!r} has no meaning here. Remove it or put it into a text."
