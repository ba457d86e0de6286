"""How much room a name takes where the viewer writes it.

Browsers write the names beside shapes in 11 px Arial and break them by a rule of thumb of their
own: a line that is too long is cut at the share of its letters that would fit. Following that
rule here is what keeps names apart on the screen, not only in the file.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from engine.bpmn.elements import Bounds

FONT: Final = 11.0
LINE: Final = 1.2 * FONT
WIDEST: Final = 92
_NARROWEST: Final = 36
_LINES: Final = 2
#: How much of a box counts: where Arial is missing, its stand-in may be a little wider.
_SURE: Final = 0.94
#: Widths of letters in hundredths of the size of the font.
_GROUPS: Final = {
    20: "'",
    22: "ijl|",
    28: " !,./:;I[\\]ft",
    34: '()-`r{}“”"',
    50: "Jcksvxyz^*",
    62: "FTZ+<=>~ơ",
    67: "&ABEKPSVXYư",
    72: "CDHNRUwĐ",
    78: "GOQƠƯ",
    83: "Mm",
    100: "W%@…",
}
_WIDTHS: Final = {letter: width for width, letters in _GROUPS.items() for letter in letters}
_USUAL: Final = 56
_HORN: Final = "\u031b"


def wide(text: str) -> float:
    """Return how wide ``text`` is on one line."""
    return FONT / 100 * sum(_letter(letter) for letter in unicodedata.normalize("NFC", text))


@lru_cache(maxsize=1024)
def _letter(letter: str) -> int:
    if letter in _WIDTHS:
        return _WIDTHS[letter]
    bare, *marks = list(unicodedata.normalize("NFD", letter))
    # The horn makes a letter wider; other marks stand above or below it.
    return _WIDTHS.get(bare, _USUAL) + (6 if _HORN in marks else 0)


def lines(text: str, width: float) -> list[str]:
    """Break ``text`` as the viewer does in a box of this width."""
    left, found = text, []
    while left:
        line = left
        while len(line) > 1 and wide(line.rstrip()) > width:
            line = _shortened(line, len(line) * width / wide(line.rstrip()))
        left = left[len(line) :].strip() if len(line) < len(left) else ""
        found.append(line)
    return found


def _shortened(line: str, letters: float) -> str:
    kept = ""
    for part in re.split(r"(\s|-)", line):
        if len(kept) + len(part) >= letters:
            break
        kept += part
    return kept or line[: max(round(letters - 1), 1)]


def height(text: str, width: float) -> float:
    """Return how high ``text`` is at the most in a box of this width, whatever the font."""
    return float(round(LINE * len(lines(text, width * _SURE)) + 0.5))


@lru_cache(maxsize=4096)
def room(text: str, widest: int = WIDEST) -> tuple[float, float]:
    """Return the width and height of the narrowest box that holds ``text`` in few lines."""
    low = height(text, widest)
    most = max(low, float(round(_LINES * LINE + 0.5)))
    words = max(wide(word) for word in text.split() or [""])
    least = int(min(max(_NARROWEST, words / _SURE), wide(text) / _SURE)) + 2
    for width in range(least, widest, 4):
        if height(text, width) <= most:
            return float(width), height(text, width)
    return float(widest), low


def boxes(text: str) -> list[tuple[float, float]]:
    """Return the shapes a name may take, the best first."""
    shapes = [room(text), room(text, 130), room(text, 70)]
    single = wide(text) / _SURE + 2
    if single < 2 * WIDEST:
        shapes.insert(1, (float(round(single)), height(text, single)))
    return list(dict.fromkeys(shapes))


def overlap(one: Bounds, two: Bounds, apart: float = 0.0) -> bool:
    """Say whether two boxes lie on each other, or nearer than ``apart``."""
    return (
        one.x < two.x + two.width + apart
        and two.x < one.x + one.width + apart
        and one.y < two.y + two.height + apart
        and two.y < one.y + one.height + apart
    )
