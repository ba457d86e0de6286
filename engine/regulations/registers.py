"""Registers every authority keeps, and how their numbers look until it says otherwise.

The masks are defaults of the product (national.md 1.3: the mask is a province's own
business); ``{n}`` is the number, ``{yy}`` the year's last two digits, ``{suffix}`` the
authority's abbreviation.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

MASKS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "decision": "{n:02}/QĐ-{suffix}",
        "notice": "{n:02}/TB-{suffix}",
        "contract": "{n:02}/{year}/HĐ-{suffix}",
        "mission": "TINH-ĐT.{n:02}/{yy:02}",
        "certificate": "{n:03}/{year}/GCN-{suffix}",
        "archive": "{year}-{n:03}/KQNC-{suffix}",
    }
)
