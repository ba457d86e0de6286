"""Ids of fields on a page, made from their posted names."""

import re
from typing import Final

_OTHER: Final = re.compile(r"[^\w]+")


def field_id(name: str) -> str:
    """Return the id of the field posted as ``name``: ``team[0].name`` -> ``f-team-0-name``."""
    return "f-" + _OTHER.sub("-", name).strip("-")


def row_id(name: str) -> str:
    """Return the id of the row posted as ``name``: ``team[0]`` -> ``f-team-0-row``."""
    return f"{field_id(name)}-row"
