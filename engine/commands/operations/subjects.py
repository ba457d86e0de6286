"""join-parent and mark-subjects: how far a proposal or an application has come."""

from decimal import Decimal
from typing import Final

from engine.commands.operations.attributes import rows_by_subject, source
from engine.commands.operations.registry import Call, named
from engine.model.events import Kind
from engine.model.values import Value
from engine.store import links

#: What a row of a decision or of opening minutes says, as a state.
STATES: Final = {
    "PHE_DUYET": "approved",
    "KHONG_PHE_DUYET": "refused",
    "HOP_LE": "accepted",
    "KHONG_HOP_LE": "rejected",
    "THUC_HIEN": "passed",
    "KHONG_THUC_HIEN": "failed",
    "TRUNG_TUYEN": "won",
    "KHONG_TRUNG_TUYEN": "lost",
}


@named("join-parent")
def join_parent(call: Call) -> Value:
    """Stand in the parent case as ``state``."""
    row, state = call.case.row, call.needed("state")
    if row.parent_id is None:
        raise call.refuse("the case answers no call")
    links.put(call.work.connection, row.parent_id, row.case_id, state)
    call.work.record(
        row.case_id,
        Kind.SUBJECT_JOINED,
        {"parent": row.parent_id, "state": state},
        legal_date=call.case.legal_date,
    )
    return None


@named("mark-subjects")
def mark_subjects(call: Call) -> Value:
    """Move the subjects named in the rows of ``form`` to what each row says, or to ``state``."""
    case, connection = call.case, call.work.connection
    found = source(call, call.needed("form"))
    known = {one.case_id for one in links.of(connection, case.case_id)}
    marked: dict[str, Value] = {}
    for subject, row in rows_by_subject(found.answers).items():
        said = row.get("result") if "result" in row else row.get("valid")
        state = call.text("state") or STATES.get(str(said))
        if subject not in known or state is None:
            raise call.refuse(f"subject {subject} is not judged by this case, or says nothing")
        links.put(connection, case.case_id, subject, state)
        marked[str(subject)] = state
    call.work.record(
        case.case_id,
        Kind.SUBJECT_MARKED,
        {"states": marked},
        legal_date=case.legal_date,
        element=call.request.element,
        submission=found.digest,
    )
    return Decimal(len(marked))
