"""Seat codes of councils and the role each of them gives."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from engine.councils.errors import UnknownSeat

#: Code without its number -> role.
_ROLES: Final = {
    "CT": "council_chair",
    "PCT": "council_vice",
    "PB": "council_reviewer",
    "TKKH": "council_sci_sec",
    "UV": "council_member",
}
_LABELS: Final = {
    "CT": ("Chủ tịch", "Chair"),
    "PCT": ("Phó chủ tịch", "Vice chair"),
    "PB": ("Ủy viên phản biện", "Reviewer"),
    "TKKH": ("Ủy viên thư ký khoa học", "Scientific secretary"),
    "UV": ("Ủy viên", "Member"),
}
#: Given to one person each; the others are numbered: PB1, PB2, UV1 …
_SINGLE: Final = frozenset({"CT", "PCT", "TKKH"})


@dataclass(frozen=True)
class Seat:
    """One place in a council: its unique code, the role it gives and who sits there."""

    code: str
    role: str
    user_id: int


def role_of(code: str) -> str:
    """Return the role a seat gives; ``PB1`` and ``PB`` are both a reviewer's."""
    try:
        return _ROLES[_kind(code)]
    except KeyError:
        raise UnknownSeat(code) from None


def label_of(code: str, language: str = "vi") -> str:
    """Return the seat's name as it is read out."""
    number = code[len(_kind(code)) :]
    vietnamese, english = _LABELS.get(_kind(code), (code, code))
    return f"{english if language == 'en' else vietnamese} {number}".strip()


def plan_seats(rows: Sequence[tuple[str, int]]) -> tuple[Seat, ...]:
    """Give each (code, user) of a decision a seat with a code of its own.

    Decisions name reviewers and members by one code several times; ballots need to tell
    their seats apart for good, so such codes are numbered in the order of the decision.
    """
    counts = Counter(code for code, _ in rows)
    taken = {code for code, _ in rows if counts[code] == 1}
    seats: list[Seat] = []
    for code, user_id in rows:
        role = role_of(code)
        own = code
        if counts[code] > 1:
            if _kind(code) in _SINGLE:
                raise UnknownSeat(code)
            own = next(name for name in _numbered(_kind(code)) if name not in taken)
            taken.add(own)
        seats.append(Seat(own, role, user_id))
    return tuple(seats)


def _kind(code: str) -> str:
    return code.rstrip("0123456789")


def _numbered(kind: str) -> Sequence[str]:
    return [f"{kind}{number}" for number in range(1, 100)]
