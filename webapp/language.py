"""Every text of the screens, in Vietnamese and in English.

A text is asked for by its key; a key that is missing in a language is a bug that shows,
because the tests compare both catalogues with each other and with the templates.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from markupsafe import Markup, escape

LANGUAGES: Final = ("vi", "en")
_CATALOGUES: Final = Path(__file__).parent / "messages"


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """Return every text of ``language`` by its dotted key."""
    found: dict[str, str] = {}
    for path in sorted((_CATALOGUES / language).glob("*.toml")):
        for section, texts in tomllib.loads(path.read_text("utf-8")).items():
            found.update({f"{section}.{key}": text for key, text in texts.items()})
    return found


def text(language: str, key: str, **values: object) -> str:
    """Return the text of ``key`` with ``values`` filled in; raises ``KeyError`` for no text.

    Where a value is markup, so is the text, and the other values are escaped.
    """
    found = catalogue(language)[key]
    if any(isinstance(value, Markup) for value in values.values()):
        return escape(found).format(**values)
    return found.format(**values) if values else found


def text_or(language: str, key: str, otherwise: str) -> str:
    """Return the text of a code that content may have invented, else what content calls it."""
    return catalogue(language).get(key, otherwise)
