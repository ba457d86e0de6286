"""Articles of law as an official text cites them; a process names them by short keys."""

import re
from typing import Final

from webapp.language import text, text_or
from webapp.visitors import language

#: ``TT20 Đ15 k2đ``: the act by its key in the register, article, clause, point.
_CITED: Final = re.compile(r"(\S+) Đ(\d+)(?: k(\d+)(\w)?)?")


def cited(legal: str) -> str:
    """Write out the articles of ``legal``; what a province wrote in words of its own stays."""
    said = "; ".join(_written(part.strip()) for part in legal.split(";") if part.strip())
    return said[:1].upper() + said[1:]


def _written(part: str) -> str:
    found = _CITED.fullmatch(part)
    if found is None:
        return part
    key, article, clause, point = found.groups()
    act = text_or(language(), f"act.{key}", key)
    form = "cite.point" if point else "cite.clause" if clause else "cite.article"
    return text(language(), form, act=act, article=article, clause=clause, point=point)
