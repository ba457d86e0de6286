"""Steps 3 to 5 on the real engine, by the pages people are shown."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from engine.engine import Engine
from engine.model.values import Value
from engine.questions.audit.verify import VerifyAll
from engine.store.tables import records
from tests.acceptance.implementation import BILLION, SEATS, Story, under_contract
from tests.conftest import Clock

PRODUCTS: list[Value] = [
    {
        "name": name,
        "group": group,
        "order_qty": "1",
        "done_qty": "1",
        "order_quality": "Theo đặt hàng",
        "done_quality": "Vượt đặt hàng",
        "self_rating": "XUAT_SAC",
    }
    for name, group in (("Giống lúa", "GOODS"), ("Quy trình canh tác", "DOC"))
]


@pytest.fixture
def story(engine: Engine, clock: Clock) -> Story:
    begun = under_contract(engine, clock)
    begun.do("P3A_01")
    begun.do("P3A_02", superior="Ủy ban nhân dân")
    begun.do("P3A_05", request_amount=Decimal(500_000_000))
    return begun


def reported(story: Story) -> None:
    story.do("P3B_01")
    story.do("P3B_01_tiep_nhan", opinion="CHAP_NHAN")


def submitted(story: Story) -> None:
    """Let the term end, and bring the dossier as far as its council."""
    story.go_to(date(2026, 4, 2))
    story.do("P4_01", products=PRODUCTS)
    story.do("P4_02")
    story.do("P4_03", m3_result="HOP_LE")
    story.do("P4_04")
    seated = [
        {"person": str(one.user_id), "seat": seat, "category": "NHA_KHOA_HOC"}
        for one, seat in zip(story.hall.members, SEATS, strict=True)
    ]
    story.do("P4_05", decision_no="12/QĐ", meeting_planned=date(2026, 5, 18), seats=seated)
    story.do("P4_06")
    story.council("P4_08")
    story.do("P4_09", present=list(SEATS))


def judged(story: Story, rating: str) -> None:
    row = {"qty_rating": rating, "quality_rating": rating, "kind_rating": rating}
    story.council(
        "P4_10", product_rows=[row, row], report_rating="DAT", member_rating=rating, note="Thiếu"
    )
    story.do("P4_10_kiem_phieu")
    story.do("P4_11")


def completed(story: Story) -> None:
    story.do("P4_13")
    story.do("P4_13_xac_nhan", m10_chair="DONG_Y")


def test_a_contract_ends_with_a_public_certificate(story: Story) -> None:
    assert story.mission.status == "RUNNING"

    submitted(story)
    judged(story, "XUAT_SAC")
    completed(story)
    story.do("P5_01")
    story.do("P5_02")
    story.do("P5_03", result="HOP_LE")
    story.do("P5_04")
    assert story.mission.status == "REGISTERED"
    story.do("P5_06")
    story.do("P5_07")
    story.do("P4_15", m11_decision="CONG_NHAN")
    story.do("P4_18")

    mission = story.mission
    assert mission.status == "LIQUIDATED"
    assert mission.body["rating"] == "XUAT_SAC"
    with story.engine.database.reading() as connection:
        kept = list(connection.execute(select(records).order_by(records.c.record_id)))
    assert [(one.kind, one.public) for one in kept] == [("certificate", True), ("result", True)]
    assert {one.number for one in kept} == {mission.body["certificate_no"]}
    assert set(story.endings) >= {("P4", "accepted"), ("P5", "registered"), ("P3", "term-ended")}
    assert story.engine.ask(VerifyAll()).broken == ()


def test_reports_inspections_and_an_extension_come_at_their_time(story: Story) -> None:
    story.go_to(date(2024, 10, 2))
    reported(story)
    story.go_to(date(2025, 4, 2))
    reported(story)
    story.do("P3C_01", inspect_date=story.engine.today() + timedelta(days=10))
    story.do("P3C_02")
    story.do("P3C_03", core_present=Decimal(4), specialist_present=True, host_head_present=True)
    story.do("P3C_05")
    story.do("P3C_04")
    story.start("P3D", story.host)
    story.do("P3D_01", extension_months=Decimal(6))
    story.do("P3D_03", decision="DONG_Y")

    assert story.mission.body["end"] == date(2026, 10, 1)
    story.go_to(date(2026, 4, 2))
    assert story.mission.status == "RUNNING"
    story.go_to(date(2026, 10, 2))
    assert story.mission.status == "TERM_ENDED"
    assert "P4_01" in story.waiting
    assert [process for process, _ in story.endings].count("P3B") == 4


def test_a_mission_the_council_fails_is_not_accepted(story: Story) -> None:
    submitted(story)

    judged(story, "KHONG_DAT")

    assert story.mission.status == "NOT_ACCEPTED"
    assert ("P4", "not-accepted") in story.endings
    assert not any(element.startswith(("P4", "P5")) for element in story.waiting)


def test_a_refused_registration_is_mended_and_tried_again(story: Story) -> None:
    submitted(story)
    judged(story, "DAT")
    completed(story)
    story.do("P5_01")
    story.do("P5_02")

    story.do("P5_03", result="TU_CHOI", refuse_reason="Thiếu báo cáo tóm tắt")
    story.do("P4_14_lap_lai")

    assert "P5_01" in story.waiting
    assert [ending for process, ending in story.endings if process == "P5"] == ["refused", None]


@pytest.mark.parametrize("first", ["P3E_01", "P3E_01_kinh_phi"])
def test_a_mission_is_terminated_on_the_proposal_of_either_side(story: Story, first: str) -> None:
    story.start("P3E", story.host if first == "P3E_01" else story.officer)

    story.do(first)
    story.do("P3E_02")
    story.do("P3E_02_bao_cao")
    story.do("P3E_03", decision="CHAM_DUT", refund_amount=BILLION)
    story.do("P3E_04")

    assert story.mission.status == "TERMINATED"
    assert story.mission.body["funds_return"] == BILLION
    assert set(story.endings) == {("P3", "terminated"), ("P3E", "terminated")}


def test_a_suspended_mission_goes_on_where_the_authority_says_so(story: Story) -> None:
    story.start("P3E", story.host)
    story.do("P3E_01")
    story.do("P3E_02")
    story.do("P3E_02_bao_cao")

    story.do("P3E_03", decision="TIEP_TUC")

    assert story.mission.status == "RUNNING"
    assert ("P3E", "continued") in story.endings
