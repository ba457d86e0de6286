"""Who in the sample does the work of a role."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from engine.engine import Engine
from engine.model.actors import COUNCIL_ROLES, PARTY_ROLES, Actor
from engine.sample.settling import Settlement
from engine.store.reading import case_lines, standing
from engine.store.reading.waits import TaskLine

#: Who does the work of a role that colleagues share.
OFFICERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "authority": "chutich",
        "task_unit": "quanly1",
        "fund_unit": "kinhphi1",
        "info_unit": "thongtin1",
        "admin_sec": "thuky1",
        "cost_group": "thamdinh1",
        "expert_group": "chuyengia10",
    }
)


def doer(engine: Engine, people: Settlement, task: TaskLine, role: str) -> Actor:
    """Return who does a task: an officer, the party itself, or whoever holds the seat."""
    if role not in PARTY_ROLES | COUNCIL_ROLES:
        return people.actors[OFFICERS[role]]
    with engine.database.reading() as connection:
        if role in COUNCIL_ROLES:
            seats = standing.seats_around(connection, task.case_id)
            held = [one for one in seats if one.council_id == task.council_id]
            return person(people, next(one.user_id for one in held if one.role == role))
        case = case_lines.one(connection, task.case_id)
        parties = standing.party_lines(connection, case.party_id if case else 0)
    party = next(one for one in parties if one.role == role)
    if party.user_id is not None:
        return person(people, party.user_id)
    return next(
        one for one in people.actors.values() if one.organisation_id == party.organisation_id
    )


def person(people: Settlement, user_id: int) -> Actor:
    """Return somebody by their id."""
    return next(one for one in people.actors.values() if one.user_id == user_id)
