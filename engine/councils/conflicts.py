"""Conflict of interest: who may not judge what (TT20 Đ8 k2, TT11 Đ9)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

#: An expert of the host may sit in an acceptance council, but not in these seats.
LEADING: Final = frozenset({"council_chair", "council_vice", "council_reviewer", "council_sci_sec"})


@dataclass(frozen=True)
class Sitter:
    """Somebody who is to take a seat."""

    user_id: int
    role: str
    organisation_id: int | None = None


@dataclass(frozen=True)
class Interest:
    """Somebody who gains or loses by the judgement: a party to what is judged."""

    user_id: int | None
    organisation_id: int | None = None


def conflicts(
    sitters: Iterable[Sitter],
    interests: Iterable[Interest],
    *,
    host_members_allowed: bool = False,
) -> tuple[Sitter, ...]:
    """Return those who may not sit: parties themselves, and people of a party's organisation.

    ``host_members_allowed`` is the rule of acceptance councils: an expert of the host may be
    an ordinary member there.
    """
    found = tuple(interests)
    people = {one.user_id for one in found if one.user_id is not None}
    organisations = {one.organisation_id for one in found if one.organisation_id is not None}
    return tuple(
        sitter
        for sitter in sitters
        if sitter.user_id in people
        or (
            sitter.organisation_id in organisations
            and (not host_members_allowed or sitter.role in LEADING)
        )
    )
