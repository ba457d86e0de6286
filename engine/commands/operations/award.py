"""award: the winning application gives the mission its host and its principal investigator."""

from decimal import Decimal

from sqlalchemy import select

from engine.commands.operations.attributes import source
from engine.commands.operations.registry import Call, named
from engine.model.events import Kind
from engine.model.values import Value
from engine.store import links, missions, parties
from engine.store.links import Link
from engine.store.tables import organisations, users


@named("award")
def award(call: Call) -> Value:
    """Make the parties of the subject ``winner`` those of the mission."""
    work, case = call.work, call.case
    mission_id = case.row.mission_id
    wanted = str(call.request.parameters.get("winner") or "")
    subjects = {str(one.case_id): one for one in links.of(work.connection, case.case_id)}
    winner = subjects.get(wanted)
    if winner is None or mission_id is None:
        raise call.refuse("the winner is no application of this case")
    held = {
        party.role: party
        for party in parties.of(work.connection, winner.party_id)
        if party.role in {"host_org", "pi"}
    }
    if set(held) != {"host_org", "pi"}:
        raise call.refuse("the winning application names no host or no investigator")
    parties.put(work.connection, mission_id, held)
    _tell_mission(call, mission_id, winner)
    work.record(
        mission_id,
        Kind.MISSION_REVISED,
        {
            "case": case.case_id,
            "winner": winner.case_id,
            "host": held["host_org"].organisation_id,
            "pi": held["pi"].user_id,
        },
        legal_date=case.legal_date,
        element=call.request.element,
    )
    return Decimal(winner.case_id)


def _tell_mission(call: Call, mission_id: int, winner: Link) -> None:
    connection = call.work.connection
    mission = missions.read(connection, mission_id)
    if mission is None:
        raise call.refuse("the mission is gone")
    form_id = call.text("form")
    said = source(call, form_id, winner.case_id).attributes if form_id else {}
    held = {party.role: party for party in parties.of(connection, mission_id)}
    host = connection.execute(
        select(organisations.c.name).where(
            organisations.c.organisation_id == held["host_org"].organisation_id
        )
    ).scalar_one()
    leader = connection.execute(
        select(users.c.name).where(users.c.user_id == held["pi"].user_id)
    ).scalar_one()
    told = {name: value for name, value in said.items() if name != "title" and value is not None}
    named_as: dict[str, Value] = {"host_name": host, "pi_name": leader}
    body = {**mission.body, **told, **named_as}
    missions.write(connection, missions.with_body(mission, body))
