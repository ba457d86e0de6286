"""What a form may be prefilled from, computed from and offer: the prefill context."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from engine.model.actors import Actor
from engine.model.values import Value
from engine.permissions import is_internal
from engine.questions.cases.names import council
from engine.questions.cases.reach import Reached
from engine.questions.cases.subjects import score_of
from engine.questions.registry import Reading
from engine.runtime import snapshot_variables
from engine.store import bundles, cases, missions
from engine.store.reading import case_lines, choices, events, judged, standing, submitted
from engine.store.reading.case_lines import CaseLine
from engine.store.reading.judged import SubjectLine
from engine.store.reading.standing import PartyLine


def context(
    reading: Reading,
    actor: Actor,
    reached: Reached,
    subject_id: int | None = None,
) -> dict[str, Value]:
    """Gather the context of a form in a case; what there is not is null.

    Every id is a text, as it is posted: what a form offers, shows and reads back is equal.
    """
    case, connection = reached.case, reading.connection
    found = judged.subjects(connection, case.case_id)
    told = submitted.attributes_of(connection, [one.case_id for one in found])
    subjects: list[Value] = [_subject(one, told.get(one.case_id, {})) for one in found]
    chosen = [one.case_id for one in found].index(subject_id) if subject_id else None
    home = None if is_internal(actor) or reached.seats else actor.organisation_id or 0
    return {
        "mission": _mission(reading, case),
        "case": _case(case),
        "parent": _parent(reading, case),
        "actor": {
            "id": str(actor.user_id),
            "name": actor.name,
            "organisation": str(actor.organisation_id) if actor.organisation_id else None,
        },
        "today": reading.today,
        "subjects": subjects,
        "subject": None if chosen is None else subjects[chosen],
        "council": council(case, reached.seats),
        "hits": [_hit(one) for one in judged.hits(connection, case.case_id)],
        "last": _last(reading, case, subject_id),
        "tally": _tally(reading, case),
        "people": list(choices.people(connection, home)),
        "organisations": list(choices.all_organisations(connection)),
        "variables": _variables(reading, case),
    }


def _mission(reading: Reading, case: CaseLine) -> Value:
    mission = None
    if case.mission_id is not None:
        mission = missions.read(reading.connection, case.mission_id)
    if mission is None or case.mission_id is None:
        return None
    return {
        **mission.body,
        "id": str(mission.mission_id),
        "code": mission.code,
        "title": mission.title,
        "status": mission.status,
        **_sides(standing.party_lines(reading.connection, case.mission_id), mission.body),
    }


def _sides(parties: Sequence[PartyLine], body: Mapping[str, Value]) -> dict[str, Value]:
    held = {one.role: one for one in parties}
    host, leader = held.get("host_org"), held.get("pi")
    return {
        "host": str(host.organisation_id) if host and host.organisation_id else None,
        "host_name": host.organisation if host else body.get("host_name"),
        "pi": str(leader.user_id) if leader and leader.user_id else None,
        "pi_name": leader.person if leader else body.get("pi_name"),
    }


def _case(case: CaseLine) -> dict[str, Value]:
    return {"id": str(case.case_id), "title": case.title, "started": case.started_on}


def _parent(reading: Reading, case: CaseLine) -> Value:
    if case.parent_id is None:
        return None
    parent = case_lines.one(reading.connection, case.parent_id)
    if parent is None:
        return None
    return {**_case(parent), "variables": _variables(reading, parent)}


def _subject(line: SubjectLine, told: Mapping[str, Value]) -> dict[str, Value]:
    return {
        **told,
        "id": str(line.case_id),
        "title": line.title,
        "proposer": line.proposer or line.pi,
        "host": line.host,
        "pi": line.pi,
        "state": line.state,
        "submitted": line.started_on,
        "outcome": line.tally.get("outcome"),
        "score": score_of(line.tally),
        "tally": line.tally,
    }


def _hit(found: Mapping[str, Value]) -> dict[str, Value]:
    alike = found.get("similarity")
    note = f"{alike * 100:.0f} %" if isinstance(alike, Decimal) else None
    blank = dict.fromkeys(("code", "title", "host", "level", "period", "status"))
    return {**blank, "similarity_note": note, **found}


def _last(reading: Reading, case: CaseLine, subject_id: int | None) -> dict[str, Value]:
    connection = reading.connection
    own = submitted.newest_answers(connection, case.case_id, case.party_id, case.mission_id)
    if subject_id is None:
        return dict(own)
    # A ballot on an application is filled in beside that application.
    return {**own, **submitted.newest_answers(connection, subject_id, subject_id, None)}


def _tally(reading: Reading, case: CaseLine) -> Value:
    closed = events.newest_tally(reading.connection, case.case_id)
    judgements = closed.get("subjects") if closed else None
    if not isinstance(judgements, Mapping):
        return None
    only = judgements.get("")
    return only if isinstance(only, Mapping) else judgements


def _variables(reading: Reading, case: CaseLine) -> dict[str, Value]:
    row = cases.read(reading.connection, case.case_id)
    if row is None or not row.snapshot:
        return {}
    spec = bundles.load(reading.connection, case.bundle_digest).spec
    return dict(snapshot_variables(spec, row.snapshot))
