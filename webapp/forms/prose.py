"""The few marks of Markdown that explanations in forms use, to safe HTML."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from markupsafe import Markup, escape

_HEADING: Final = re.compile(r"^#{1,6}\s+(.*)$")
_ITEM: Final = re.compile(r"^[-*]\s+(.*)$")
_BOLD: Final = re.compile(r"\*\*(.+?)\*\*")
_LINK: Final = re.compile(r"\[([^\]]+)\]\((https?://[^)\s]+)\)")


def prose(text: str) -> Markup:
    """Return headings, lists, paragraphs, bold words and links; everything else is escaped."""
    blocks = re.split(r"\n\s*\n", text.strip())
    return Markup("\n").join(block for raw in blocks for block in _block(raw))


def _block(raw: str) -> Iterator[Markup]:
    for kind, lines in groupby(raw.splitlines(), key=_kind):
        found = [line.strip() for line in lines]
        if kind == "heading":
            for line in found:
                words = _inline(_HEADING.sub(r"\1", line))
                yield Markup('<h3 class="govuk-heading-s">{}</h3>').format(words)
        elif kind == "item":
            items = Markup("").join(
                Markup("<li>{}</li>").format(_inline(_ITEM.sub(r"\1", line))) for line in found
            )
            yield Markup('<ul class="govuk-list govuk-list--bullet">{}</ul>').format(items)
        else:
            lines_ = Markup("<br>").join(_inline(line) for line in found)
            yield Markup('<p class="govuk-body">{}</p>').format(lines_)


def _kind(line: str) -> str:
    if _HEADING.match(line.strip()):
        return "heading"
    return "item" if _ITEM.match(line.strip()) else "words"


def _inline(line: str) -> Markup:
    safe = str(escape(line))
    safe = _LINK.sub(r'<a class="govuk-link" href="\2">\1</a>', safe)
    # Escaped above: only our own tags are added.
    return Markup(_BOLD.sub(r"<strong>\1</strong>", safe))  # noqa: S704
