"""publish-notice: something everybody may read, from now until its last day."""

from datetime import date, datetime
from decimal import Decimal

from engine.commands.operations.attributes import source
from engine.commands.operations.registry import Call, named
from engine.forms import Answers, public_fields
from engine.model.events import Kind
from engine.model.values import Value
from engine.store import bundles, calls, missions, submissions


@named("publish-notice")
def publish_notice(call: Call) -> Value:
    """Publish the public fields of ``form`` as a notice of ``kind``, open ``until`` a day."""
    work, case = call.work, call.case
    kind = call.needed("kind")
    body, title, digest = _content(call)
    until = call.request.parameters.get("until")
    closes = until.date() if isinstance(until, datetime) else until
    notice = calls.Notice(
        kind=kind,
        authority_id=case.row.authority_id,
        case_id=case.case_id,
        mission_id=case.row.mission_id,
        title=title,
        body=body,
        opens_on=case.legal_date,
        closes_on=closes if isinstance(closes, date) else None,
    )
    notice_id = calls.publish(work.connection, notice, work.now)
    work.record(
        case.case_id,
        Kind.NOTICE_PUBLISHED,
        {"notice": notice_id, "kind": kind, "closes_on": notice.closes_on},
        legal_date=case.legal_date,
        element=call.request.element,
        submission=digest,
    )
    return Decimal(notice_id)


def _content(call: Call) -> tuple[dict[str, Value], str, str | None]:
    row, connection = call.case.row, call.work.connection
    fallback = row.title
    if row.mission_id is not None:
        fallback = missions.title(connection, row.mission_id)
    form_id = call.text("form")
    if form_id is None:
        return {}, fallback, None
    found = source(call, form_id)
    newest = submissions.newest(connection, form_id, row.case_id, row.mission_id)
    assert newest is not None  # noqa: S101 - source() found it
    form = bundles.form_by_digest(connection, newest[1])
    title = found.attributes.get("title")
    shown = public_fields(form, Answers(form.digest, found.answers))
    body: dict[str, Value] = {part.name: value for part, value in shown}
    body["_form"] = form.digest
    return body, title if isinstance(title, str) and title else fallback, found.digest
