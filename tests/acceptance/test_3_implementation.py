"""Step 3: a contract is fulfilled, prolonged, or ended before its time."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from tests.acceptance.province import Province
from tests.acceptance.step_1 import RICE
from tests.acceptance.step_2 import INSTITUTE
from tests.acceptance.step_3 import ask_for_more_time, inspect, report, suspend

After = Callable[[str], Province]
BILLION = Decimal(1_000_000_000)


@pytest.fixture
def running(after: After) -> Province:
    return after("running")


def test_reports_inspections_and_an_extension_come_at_their_time(running: Province) -> None:
    assert running.mission(RICE).status == "RUNNING"
    running.go_to(date(2024, 12, 3))
    report(running)
    running.go_to(date(2025, 6, 3))
    report(running)
    inspect(running)
    ask_for_more_time(running, RICE, INSTITUTE, months=6)
    running.do("P3D_03", decision="DONG_Y")

    assert running.mission(RICE).attributes["end"] == date(2026, 12, 1)
    running.go_to(date(2026, 6, 2))
    assert running.mission(RICE).status == "RUNNING"
    running.go_to(date(2026, 12, 2))
    assert running.mission(RICE).status == "TERM_ENDED"
    assert "P4_01" in running.waiting
    # What was not reported while work went on is told by the final report.
    missing = ["not-reported", "not-reported"]
    assert running.endings_of("P3B") == ["reported", "reported", *missing]
    assert "P3B_01" not in running.waiting
    assert running.endings_of("P3C")[0] == "continue"


def test_more_time_that_is_refused_changes_nothing(running: Province) -> None:
    ask_for_more_time(running, RICE, INSTITUTE, months=6)

    running.do("P3D_03", decision="KHONG_DONG_Y")

    assert running.endings_of("P3D") == ["refused"]
    assert running.mission(RICE).attributes["end"] == date(2026, 6, 1)


@pytest.mark.parametrize(
    ("login", "first"), [(INSTITUTE, "P3E_01"), ("kinhphi1", "P3E_01_kinh_phi")]
)
def test_a_mission_is_terminated_on_the_proposal_of_either_side(
    running: Province, login: str, first: str
) -> None:
    running.start(login, "P3E", mission=RICE)
    running.do(first)
    suspend(running)

    running.do("P3E_03", decision="CHAM_DUT", refund_amount=BILLION)
    running.do("P3E_04")

    assert running.mission(RICE).status == "TERMINATED"
    assert running.mission(RICE).attributes["funds_return"] == BILLION
    assert (running.endings_of("P3"), running.endings_of("P3E")) == (["terminated"],) * 2
    assert running.open() == ()


def test_a_suspended_mission_goes_on_where_the_authority_says_so(running: Province) -> None:
    running.start(INSTITUTE, "P3E", mission=RICE)
    running.do("P3E_01")
    suspend(running)

    running.do("P3E_03", decision="TIEP_TUC")

    assert running.mission(RICE).status == "RUNNING"
    assert running.endings_of("P3E") == ["continued"]


def test_a_report_that_was_sent_is_answered_after_the_term_too(running: Province) -> None:
    running.go_to(date(2025, 12, 2))
    for case in [one.case_id for one in running.open() if one.element == "P3B_01"]:
        running.do("P3B_01", case=case)

    running.go_to(date(2026, 6, 2))

    waiting = [one.case_id for one in running.open() if one.element == "P3B_01_tiep_nhan"]
    assert len(waiting) == 3
    running.do("P3B_01_tiep_nhan", case=waiting[0], opinion="CHAP_NHAN")
    # Sent back, it would be written after the end: it is missing.
    running.do("P3B_01_tiep_nhan", case=waiting[1], opinion="BO_SUNG")
    assert running.endings_of("P3B") == ["reported", "not-reported", None]


def test_a_report_that_is_due_ends_with_a_terminated_mission(running: Province) -> None:
    running.go_to(date(2024, 12, 3))
    running.start("kinhphi1", "P3E", mission=RICE)
    running.do("P3E_01_kinh_phi")
    suspend(running)

    running.do("P3E_03", decision="CHAM_DUT", refund_amount=BILLION)

    assert running.endings_of("P3B") == ["not-reported"]
