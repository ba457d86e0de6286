"""establish-council: seats from the decision, checked for conflicts of interest."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from engine.commands.errors import SeatConflict
from engine.commands.operations.attributes import source
from engine.commands.operations.registry import Call, named
from engine.councils import Interest, Seat, Sitter, conflicts, plan_seats
from engine.model.events import Kind
from engine.model.values import Value
from engine.store import councils, links, parties
from engine.store.councils import Council


@named("establish-council")
def establish_council(call: Call) -> Value:
    """Found a council of ``kind`` from the rows ``seats`` of ``form``.

    Refuses people who are parties of what is judged or work for such a party, and a person
    on two seats (TT20 Đ8 k2, TT11 Đ9). The newest council of a case is the one that acts.
    """
    found = source(call, call.needed("form"))
    planned = plan_seats([(code, person) for code, person in _rows(found.answers)])
    if not planned:
        raise call.refuse("the decision names no members")
    _check(call, planned)
    work, row, on = call.work, call.case.row, call.case.legal_date
    council_id = work.begin("council", row.authority_id)
    number = found.answers.get("decision_no")
    councils.found(
        work.connection,
        Council(
            council_id,
            row.case_id,
            row.authority_id,
            call.needed("kind"),
            number if isinstance(number, str) else None,
            on,
        ),
        [(seat.code, seat.role, seat.user_id) for seat in planned],
    )
    work.record(
        council_id,
        Kind.COUNCIL_ESTABLISHED,
        {"case": row.case_id, "seats": {seat.code: seat.user_id for seat in planned}},
        legal_date=on,
        submission=found.digest,
    )
    call.case.row = replace(row, council_id=council_id)
    return Decimal(council_id)


def _rows(answers: Mapping[str, Value]) -> Iterator[tuple[str, int]]:
    for value in answers.values():
        if isinstance(value, Mapping):
            yield from _rows(value)
        elif isinstance(value, list | tuple):
            for row in value:
                if isinstance(row, Mapping) and "person" in row and "seat" in row:
                    yield str(row["seat"]), int(str(row["person"]))


def _check(call: Call, planned: tuple[Seat, ...]) -> None:
    connection, row = call.work.connection, call.case.row
    people = [seat.user_id for seat in planned]
    works_for = councils.organisations_of(connection, people)
    unknown = [seat.code for seat in planned if seat.user_id not in works_for]
    twice = [seat.code for seat in planned if people.count(seat.user_id) > 1]
    judged = {one.party_id for one in links.of(connection, row.case_id)} or {row.party_id}
    interests = [
        Interest(party.user_id, party.organisation_id)
        for party_id in sorted(judged)
        for party in parties.of(connection, party_id)
    ]
    sitters = [Sitter(s.user_id, s.role, works_for.get(s.user_id)) for s in planned]
    accepting = call.text("kind") == "acceptance"
    biased = {one.user_id for one in conflicts(sitters, interests, host_members_allowed=accepting)}
    wrong = unknown + twice + [seat.code for seat in planned if seat.user_id in biased]
    if wrong:
        raise SeatConflict(tuple(dict.fromkeys(wrong)))
