"""Finds Vietnamese text on an English page that nobody marked as Vietnamese."""

import re
from collections.abc import Collection, Iterator
from typing import Final

from lxml.html import HtmlElement

#: Letters that Vietnamese has and English has not; the sign of the đồng is none of them.
VIETNAMESE: Final = re.compile(
    "[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", re.IGNORECASE
)
#: Codes of official forms, which have no other spelling.
CODE: Final = re.compile(r"\b[A-ZĐ]+[0-9]*(?:-[A-ZĐ0-9]+)+\b")
#: Attributes that people read or hear.
_READ: Final = frozenset({"aria-label", "title", "alt", "placeholder", "data-label"})
_UNREAD: Final = frozenset({"script", "style", "title"})


def forgotten(page: HtmlElement, names: Collection[str] = ()) -> list[str]:
    """Return what is Vietnamese outside ``lang="vi"``; ``names`` of people may stand anywhere."""
    said = (text for text in _texts(page) if VIETNAMESE.search(_without(text, names)))
    return list(dict.fromkeys(" ".join(text.split()) for text in said))


def _texts(page: HtmlElement) -> Iterator[str]:
    for element in page.iter():
        if not isinstance(element.tag, str) or element.tag in _UNREAD:
            continue
        if not _is_vietnamese(element):
            yield element.text or ""
            yield from (value for name, value in element.items() if name in _READ)
        parent = element.getparent()
        if parent is not None and not _is_vietnamese(parent):
            yield element.tail or ""


def _is_vietnamese(element: HtmlElement) -> bool:
    return element.xpath("string(ancestor-or-self::*[@lang][1]/@lang)") == "vi"


def _without(text: str, names: Collection[str]) -> str:
    for name in names:
        text = text.replace(name, "")
    return CODE.sub("", text)
