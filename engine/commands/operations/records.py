"""create-record and revise-record: what a case leaves in the registries."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from engine.commands.operations.attributes import Source, of_call, rows_by_subject, source
from engine.commands.operations.registry import Call, named
from engine.model.events import Kind
from engine.model.values import Value
from engine.store import links, missions, parties, records
from engine.store.links import Link
from engine.store.missions import Mission
from engine.store.records import Record

#: Kinds of records everybody may see.
PUBLIC: Final = frozenset({"certificate", "result"})


@named("create-record")
def create_record(call: Call) -> Value:
    """Create a ``kind`` from ``form``; with ``each`` one mission per subject in that state.

    The result is the record's id, or how many were created.
    """
    if call.needed("kind") == "mission":
        return _create_missions(call)
    attributes, digest = of_call(call, "kind", "each")
    row, on = call.case.row, call.case.legal_date
    number = attributes.get("certificate_no") or attributes.get("number")
    record = Record(
        kind=call.needed("kind"),
        authority_id=row.authority_id,
        case_id=row.case_id,
        mission_id=row.mission_id,
        number=number if isinstance(number, str) else None,
        title=_title(call, attributes),
        body=attributes,
        public=call.needed("kind") in PUBLIC,
        revision=1,
        created_on=on,
    )
    record_id = records.add(call.work.connection, record)
    _told(call, Kind.RECORD_CREATED, record_id, record, digest)
    return Decimal(record_id)


@named("revise-record")
def revise_record(call: Call) -> Value:
    """Revise the mission of the case, or its newest record of another ``kind``."""
    attributes, digest = of_call(call, "kind", "status")
    kind, connection = call.needed("kind"), call.work.connection
    if kind == "mission":
        return _revise_mission(call, attributes, digest)
    row = call.case.row
    found = records.newest(connection, kind, row.case_id, row.mission_id)
    if found is None:
        raise call.refuse(f"there is no {kind} to revise")
    record_id, before = found
    body = {**before.body, **attributes}
    after = replace(before, body=body, revision=before.revision + 1)
    records.revise(connection, record_id, after)
    _told(call, Kind.RECORD_REVISED, record_id, after, digest)
    return Decimal(record_id)


def _told(call: Call, kind: Kind, record_id: int, record: Record, digest: str | None) -> None:
    call.work.record(
        call.case.case_id,
        kind,
        {"record": record_id, "kind": record.kind, "revision": record.revision},
        legal_date=call.case.legal_date,
        element=call.request.element,
        submission=digest,
    )


def _title(call: Call, attributes: Mapping[str, Value]) -> str:
    found = attributes.get("title")
    if isinstance(found, str) and found:
        return found
    row = call.case.row
    if row.mission_id is None:
        return row.title
    return missions.title(call.work.connection, row.mission_id)


def _create_missions(call: Call) -> Value:
    """Turn approved proposals into missions; each carries its proposal and the council's edits."""
    connection, case = call.work.connection, call.case
    form_id = call.text("form")
    given = source(call, form_id) if form_id else None
    edits = rows_by_subject(given.answers) if given else {}
    subjects = links.of(connection, case.case_id, call.needed("each"))
    for subject in subjects:
        _create_mission(call, subject, edits.get(subject.case_id, {}), given)
    return Decimal(len(subjects))


def _create_mission(
    call: Call, subject: Link, edit: Mapping[str, Value], given: Source | None
) -> None:
    work, case = call.work, call.case
    proposal = source(call, "A1-DXNV", subject.case_id)
    said = {name: value for name, value in edit.items() if name != "subject" and value}
    extra = call.others("kind", "form", "each", "status")
    body = proposal.attributes | said | extra | {"proposal": Decimal(subject.case_id)}
    title = body.get("title")
    mission_id = work.begin("mission", case.row.authority_id)
    mission = Mission(
        mission_id=mission_id,
        authority_id=case.row.authority_id,
        code=None,
        title=title if isinstance(title, str) else subject.title,
        status=call.text("status") or "LISTED",
        body=body,
    )
    missions.add(work.connection, mission, work.now)
    proposers = parties.of(work.connection, subject.party_id)
    parties.put(work.connection, mission_id, {party.role: party for party in proposers})
    work.record(
        mission_id,
        Kind.MISSION_CREATED,
        {"case": case.case_id, "proposal": subject.case_id, "status": mission.status},
        legal_date=case.legal_date,
        submission=given.digest if given else proposal.digest,
    )


def _revise_mission(call: Call, attributes: Mapping[str, Value], digest: str | None) -> Value:
    work, case = call.work, call.case
    mission_id = case.row.mission_id
    before = missions.read(work.connection, mission_id) if mission_id is not None else None
    if before is None or mission_id is None:
        raise call.refuse("the case belongs to no mission")
    told = {name: value for name, value in attributes.items() if value is not None}
    code, title = told.get("code"), told.get("title")
    after = replace(
        before,
        status=call.text("status") or before.status,
        code=code if isinstance(code, str) and code else before.code,
        title=title if isinstance(title, str) and title else before.title,
        body={**before.body, **told},
    )
    missions.write(work.connection, after)
    work.record(
        mission_id,
        Kind.MISSION_REVISED,
        {"case": case.case_id, "status": after.status, "code": after.code},
        legal_date=case.legal_date,
        element=call.request.element,
        submission=digest,
    )
    return Decimal(mission_id)
