"""award: the winning application gives the mission its host and its principal investigator."""

from decimal import Decimal

from engine.commands.operations.attributes import source
from engine.commands.operations.registry import Call, named
from engine.model.events import Kind
from engine.model.values import Value
from engine.store import links, missions, parties, people
from engine.store.links import Link


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
    host, leader = people.names(connection, held["host_org"].organisation_id, held["pi"].user_id)
    told = {name: value for name, value in said.items() if name != "title" and value is not None}
    named_as: dict[str, Value] = {"host_name": host, "pi_name": leader}
    body = {**mission.body, **told, **named_as}
    missions.write(connection, missions.with_body(mission, body))
