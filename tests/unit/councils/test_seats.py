import pytest

from engine.councils import (
    Interest,
    Seat,
    Sitter,
    UnknownSeat,
    close_facts,
    conflicts,
    plan_seats,
    role_of,
)
from engine.councils.seats import label_of


@pytest.mark.parametrize(
    ("code", "role"),
    [
        ("CT", "council_chair"),
        ("PCT", "council_vice"),
        ("PB", "council_reviewer"),
        ("PB2", "council_reviewer"),
        ("TKKH", "council_sci_sec"),
        ("UV", "council_member"),
        ("UV11", "council_member"),
    ],
)
def test_a_seat_gives_its_role(code: str, role: str) -> None:
    assert role_of(code) == role


@pytest.mark.parametrize("code", ["TKHC", "", "XX"])
def test_an_unknown_seat_is_refused(code: str) -> None:
    with pytest.raises(UnknownSeat) as refusal:
        role_of(code)

    assert refusal.value.seat == code


def test_seats_named_alike_are_numbered_in_order() -> None:
    rows = [("CT", 1), ("PB", 2), ("PB", 3), ("TKKH", 4), ("UV", 5), ("UV", 6)]

    seats = plan_seats(rows)

    assert [seat.code for seat in seats] == ["CT", "PB1", "PB2", "TKKH", "UV1", "UV2"]
    assert seats[1] == Seat("PB1", "council_reviewer", 2)


def test_a_numbered_seat_keeps_its_number() -> None:
    seats = plan_seats([("UV", 1), ("UV1", 2), ("UV", 3)])

    assert [seat.code for seat in seats] == ["UV2", "UV1", "UV3"]


@pytest.mark.parametrize("code", ["CT", "PCT", "TKKH"])
def test_a_council_has_one_of_each_leading_seat(code: str) -> None:
    with pytest.raises(UnknownSeat) as refusal:
        plan_seats([(code, 1), (code, 2)])

    assert refusal.value.seat == code


def test_a_seat_is_read_out_in_both_languages() -> None:
    assert label_of("PB2") == "Ủy viên phản biện 2"
    assert label_of("CT", "en") == "Chair"


def test_a_seat_has_filed_when_all_its_items_are() -> None:
    facts = close_facts([("CT", True), ("CT", False), ("PB1", True), ("PB1", True)])

    assert facts["seats"] == 2
    assert facts["filed"] == 1
    assert facts["present_codes"] == ["PB1"]
    assert facts["chair_filed"] is False


@pytest.mark.parametrize("head", ["CT", "PCT"])
def test_the_vice_chair_stands_in_for_the_chair(head: str) -> None:
    assert close_facts([(head, True), ("UV1", False)])["chair_filed"] is True


def test_the_facts_name_reviewers_and_secretary() -> None:
    facts = close_facts([("PB1", True), ("PB2", False), ("TKKH", True), ("UV", True)])

    assert (facts["reviewers"], facts["reviewers_filed"]) == (2, 1)
    assert facts["secretary_filed"] is True


def test_a_panel_without_items_has_no_facts_in_its_favour() -> None:
    facts = close_facts([])

    assert (facts["seats"], facts["filed"], facts["secretary_filed"]) == (0, 0, False)


HOST = Interest(user_id=7, organisation_id=3)


def test_a_party_may_not_judge_itself() -> None:
    party = Sitter(7, "council_member")

    assert conflicts([party, Sitter(8, "council_chair")], [HOST]) == (party,)


def test_a_colleague_of_the_host_may_not_judge() -> None:
    colleague = Sitter(8, "council_member", organisation_id=3)

    assert conflicts([colleague], [HOST]) == (colleague,)


@pytest.mark.parametrize(
    ("role", "allowed"), [("council_member", True), ("council_reviewer", False)]
)
def test_at_acceptance_an_expert_of_the_host_may_be_a_plain_member(
    role: str, *, allowed: bool
) -> None:
    sitter = Sitter(8, role, organisation_id=3)

    found = conflicts([sitter], [HOST], host_members_allowed=True)

    assert (found == ()) is allowed


def test_people_without_an_organisation_are_nobodys_colleagues() -> None:
    assert conflicts([Sitter(8, "council_chair")], [Interest(None)]) == ()
