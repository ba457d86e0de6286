from dataclasses import replace

import pytest

from engine.model.actors import Actor, Grant
from engine.permissions import (
    Holders,
    Paper,
    Party,
    SeatHolder,
    holds,
    may_claim,
    may_do,
    may_read,
    may_release,
    may_see,
    may_start,
)

HUE, HANOI = 1, 2
UNIVERSITY = 30
CASE = Holders(
    HUE,
    (
        Party("proposer", 7),
        Party("host_org", 8, UNIVERSITY),
        Party("pi", 8, UNIVERSITY),
        Party("orderer", None, 31),
    ),
    (SeatHolder("council_chair", 9, "CT"), SeatHolder("council_member", 10, "UV1")),
)


def officer(role: str = "task_unit", authority: int = HUE) -> Actor:
    return Actor(1, "An", (Grant(role, authority),))


PROPOSER = Actor(7, "Bình")
INVESTIGATOR = Actor(8, "Chi", organisation_id=UNIVERSITY)
COLLEAGUE = Actor(20, "Dũng", organisation_id=UNIVERSITY)
CHAIR, MEMBER = Actor(9, "Giang"), Actor(10, "Hà")
STRANGER = Actor(99, "Không")


def test_a_grant_counts_in_its_own_authority_only() -> None:
    assert holds(officer(), "task_unit", CASE)
    assert not holds(officer(authority=HANOI), "task_unit", CASE)


def test_a_party_role_is_never_held_by_grant() -> None:
    assert not holds(officer("host_org"), "host_org", CASE)
    assert not holds(officer("council_chair"), "council_chair", CASE)


def test_everybody_of_the_host_acts_for_it() -> None:
    assert holds(COLLEAGUE, "host_org", CASE)
    assert holds(Actor(21, "Lan", organisation_id=31), "orderer", CASE)


def test_a_principal_investigator_is_one_person() -> None:
    assert holds(INVESTIGATOR, "pi", CASE)
    assert not holds(COLLEAGUE, "pi", CASE)


def test_a_seat_gives_its_role_and_no_other() -> None:
    assert holds(CHAIR, "council_chair", CASE)
    assert not holds(MEMBER, "council_chair", CASE)


@pytest.mark.parametrize(
    "actor", [officer(), officer("auditor"), PROPOSER, COLLEAGUE, CHAIR, MEMBER]
)
def test_who_stands_in_a_case_sees_it(actor: Actor) -> None:
    assert may_see(actor, CASE)


@pytest.mark.parametrize("actor", [STRANGER, officer(authority=HANOI), officer("proposer")])
def test_for_anybody_else_it_does_not_exist(actor: Actor) -> None:
    assert not may_see(actor, CASE)


def test_an_expert_sees_only_what_they_are_called_to() -> None:
    expert = officer("expert_group")

    assert not may_see(expert, CASE)
    assert may_see(expert, replace(CASE, tasked=frozenset({"expert_group"})))


def test_a_task_is_done_by_whoever_holds_its_role() -> None:
    assert may_do(officer(), "task_unit", None, CASE)
    assert may_do(PROPOSER, "proposer", None, CASE)
    assert not may_do(officer("fund_unit"), "task_unit", None, CASE)


@pytest.mark.parametrize("role", ["auditor", "administrator", "leader"])
def test_looking_roles_complete_nothing(role: str) -> None:
    assert not may_do(officer(role), "task_unit", None, CASE)


def test_a_claimed_task_is_nobody_elses() -> None:
    assert may_do(officer(), "task_unit", 1, CASE)
    assert not may_do(officer(), "task_unit", 2, CASE)


def test_only_shared_tasks_are_claimed() -> None:
    assert may_claim(officer(), "task_unit", None, CASE)
    assert not may_claim(officer(), "task_unit", 2, CASE)
    assert not may_claim(PROPOSER, "proposer", None, CASE)
    assert not may_claim(CHAIR, "council_chair", None, CASE)


def test_a_task_is_released_by_who_claimed_it() -> None:
    assert may_release(officer(), 1)
    assert not may_release(officer(), 2)
    assert not may_release(officer(), None)


def test_a_call_invites_everybody_to_propose() -> None:
    assert may_start(STRANGER, ["proposer"], "call", CASE)
    assert not may_start(STRANGER, ["task_unit"], "call", CASE)


def test_an_application_needs_an_organisation() -> None:
    assert may_start(COLLEAGUE, ["host_org"], "call", CASE)
    assert not may_start(STRANGER, ["host_org"], "call", CASE)


@pytest.mark.parametrize("start_from", ["authority", "mission"])
def test_elsewhere_the_role_must_be_held_already(start_from: str) -> None:
    assert may_start(officer(), ["task_unit"], start_from, CASE)
    assert may_start(COLLEAGUE, ["host_org", "fund_unit"], start_from, CASE)
    assert not may_start(STRANGER, ["host_org"], start_from, CASE)


def test_what_only_operations_start_nobody_starts() -> None:
    assert not may_start(officer(), ["task_unit"], "none", CASE)


@pytest.mark.parametrize(
    "actor", [officer("auditor"), officer("administrator"), officer(), CHAIR, MEMBER]
)
def test_a_sealed_ballot_is_read_by_its_author_alone(actor: Actor) -> None:
    assert not may_read(actor, Paper(author=5, sealed=True, panel="ballot"), CASE)
    assert may_read(actor, Paper(author=actor.user_id, sealed=True, panel="ballot"), CASE)


@pytest.mark.parametrize(
    ("actor", "reads"),
    [
        (CHAIR, True),
        (officer("auditor"), True),
        (MEMBER, False),
        (officer(), False),
        (officer("administrator"), False),
        (COLLEAGUE, False),
    ],
)
def test_after_the_tally_chair_secretary_and_auditor_read_ballots(
    actor: Actor, *, reads: bool
) -> None:
    assert may_read(actor, Paper(author=5, panel="ballot"), CASE) is reads


def test_reviews_are_kept_from_those_they_judge() -> None:
    review = Paper(author=5, panel="review")

    assert may_read(MEMBER, review, CASE)
    assert may_read(officer(), review, CASE)
    assert not may_read(COLLEAGUE, review, CASE)


def test_what_names_judges_or_other_applicants_is_kept_from_those_it_judges() -> None:
    minutes = Paper(author=5, confidential=True)

    assert may_read(MEMBER, minutes, CASE)
    assert may_read(officer(), minutes, CASE)
    assert may_read(officer("auditor"), minutes, CASE)
    assert not may_read(COLLEAGUE, minutes, CASE)
    assert not may_read(PROPOSER, minutes, CASE)


def test_other_papers_are_read_by_all_who_see_the_case() -> None:
    assert may_read(COLLEAGUE, Paper(author=1), CASE)
    assert not may_read(STRANGER, Paper(author=1), CASE)
