"""Text as it is searched: without accents, without case."""

import re
import unicodedata
from typing import Final

_SPACES: Final = re.compile(r"\s+")
#: Vietnamese đ is a letter of its own, so no decomposition takes its bar away.
_BARRED: Final = str.maketrans("đĐ", "dD")


def fold(text: str) -> str:
    """Return ``text`` as it is compared: "Đề  tài Huế" and "de tai hue" fold alike."""
    parts = unicodedata.normalize("NFD", text.translate(_BARRED))
    bare = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return _SPACES.sub(" ", unicodedata.normalize("NFC", bare)).strip().casefold()
