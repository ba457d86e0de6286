"""start-case: the next step, or something that happens once more."""

from decimal import Decimal

from engine.commands.operations.registry import Call, named
from engine.model.values import Value
from engine.store import missions


@named("start-case")
def start_another_case(call: Call) -> Value:
    """Start ``process`` for the same mission; every other parameter becomes its variable."""
    from engine.commands.cases.beginning import Beginning, begin  # noqa: PLC0415 - a case may ask for another

    work, row = call.work, call.case.row
    process_id = call.needed("process")
    title = process_id
    if row.mission_id is not None:
        title = missions.title(work.connection, row.mission_id)
    case, _ = begin(
        work,
        Beginning(
            process_id=process_id,
            authority_id=row.authority_id,
            legal_date=call.case.legal_date,
            title=title,
            mission_id=row.mission_id,
            parent_id=row.case_id,
            variables=call.others("process"),
        ),
    )
    return Decimal(case.case_id)
