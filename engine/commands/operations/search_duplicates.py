"""search-duplicates: tell whether something alike is done, running or proposed."""

from decimal import Decimal

from engine.commands.operations.registry import Call, named
from engine.model.values import Value
from engine.store import duplicates, links
from engine.store.duplicates import Wanted


@named("search-duplicates")
def search_duplicates(call: Call) -> Value:
    """Search for each subject (or the case itself) among missions, proposals and results.

    The hits are kept for the search form and are not part of the process; only their
    number is.
    """
    case, connection = call.case, call.work.connection
    if call.text("of") == "subjects":
        subjects = links.of(connection, case.case_id)
        wanted = [Wanted(one.case_id, one.title) for one in subjects]
    else:
        wanted = [Wanted(case.case_id, case.row.title)]
    hits = duplicates.search(connection, wanted)
    duplicates.keep(connection, case.case_id, hits)
    return Decimal(len(hits))
