"""Ids of fields on a page, made from their posted names."""

import re
from typing import Final

_OTHER: Final = re.compile(r"[^\w]+")


def field_id(name: str) -> str:
    """Return the id of the field posted as ``name``: ``team[0].name`` -> ``f-team-0-name``."""
    return "f-" + _OTHER.sub("-", name).strip("-")
