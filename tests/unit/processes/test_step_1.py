"""Every ending of the list of tasks and of a proposal, through the runtime and the real tables."""

from decimal import Decimal

import pytest

from engine.model.values import Value
from tests.unit.processes.case_walk import Walk, day, decide

DAY = day("2024-03-04")
SEVEN: dict[str, Value] = {"ngày_họp": DAY, "số_ghế": Decimal(7), "đủ_chức_danh": True}
PRESENT: dict[str, Value] = {
    "ngày_họp": DAY,
    "có_mặt": Decimal(5),
    "chủ_tọa_có_mặt": True,
    "phản_biện_có_mặt": Decimal(2),
    "thư_ký_có_mặt": True,
}


def proposal() -> Walk:
    return Walk("P1_de_xuat").do("P1_02", lựa_chọn="GUI")


def accepted() -> Walk:
    """Make a proposal wait for the verdict on its list."""
    return proposal().do("P1_03", kết_quả_tiếp_nhận="HOP_LE").hear("P1_05_nhan_dong")


def council_called() -> Walk:
    """Make the list of tasks wait for the decision on its council."""
    walk = Walk("P1").do("P1_01", ngày_thông_báo=DAY, hạn_đề_xuất=DAY)
    return walk.reach("P1_02_cho").do("P1_05", số_đề_xuất=Decimal(3)).do("P1_06")


def judged(walk: Walk, passed: int) -> Walk:
    walk.do("P1_07", **SEVEN).do("P1_08", ngày_họp=DAY).do("P1_09").do("P1_10", **PRESENT)
    walk.do("P1_11", kết_quả_phiếu={"passed": Decimal(passed)}).do("P1_12")
    return walk.do("P1_13_bien_ban", ngày_biên_bản=DAY)


def submitted(walk: Walk) -> Walk:
    return walk.do("P1_13").do("P1_14", kết_quả_rà_soát="DAT")


def decided(walk: Walk, approved: int) -> Walk:
    return walk.do("P1_15", xử_lý_tờ_trình="QUYET_DINH", số_phê_duyệt=Decimal(approved))


def test_a_proposal_is_chosen_when_the_list_says_so() -> None:
    walk = accepted()

    assert walk.hear("P1_16_nhan_ket_qua", outcome="approved").ending == "chosen"
    assert [asked["state"] for asked in walk.operations("join-parent")] == ["submitted", "accepted"]


@pytest.mark.parametrize("outcome", ["failed", "refused"])
def test_a_proposal_that_failed_is_not_chosen(outcome: str) -> None:
    walk = accepted()

    assert walk.hear("P1_16_nhan_ket_qua", outcome=outcome).ending == "not-chosen"


def test_a_proposal_outside_the_province_ends_at_intake() -> None:
    assert proposal().do("P1_03", kết_quả_tiếp_nhận="NGOAI_PHAM_VI").ending == "out-of-scope"


def test_a_proposal_is_supplemented_and_then_withdrawn() -> None:
    walk = proposal().do("P1_03", kết_quả_tiếp_nhận="BO_SUNG").do("P1_02_bo_sung", lựa_chọn="GUI")
    walk.do("P1_03", kết_quả_tiếp_nhận="BO_SUNG")

    assert walk.do("P1_02_bo_sung", lựa_chọn="RUT").ending == "withdrawn"


def test_a_proposal_may_be_withdrawn_by_its_proposer() -> None:
    assert Walk("P1_de_xuat").do("P1_02", lựa_chọn="RUT").ending == "withdrawn"


def test_a_proposal_may_be_withdrawn_by_letter() -> None:
    assert proposal().do("P1_03", kết_quả_tiếp_nhận="RUT").ending == "withdrawn"


def test_a_proposal_never_sent_ends_when_the_call_closes() -> None:
    assert Walk("P1_de_xuat").hear("P1_02_dong_nhan").ending == "late"


def test_an_approved_list_is_published_and_everybody_is_told() -> None:
    walk = decided(submitted(judged(council_called(), 2)), 2).do("P1_16", ngày_công_bố=DAY)

    assert walk.ending == "approved"
    assert [asked["message"] for asked in walk.operations("send-message")] == [
        "dong-nhan-de-xuat",
        "ket-qua-de-xuat",
    ]


def test_a_call_without_a_valid_proposal_ends() -> None:
    walk = Walk("P1").do("P1_01", ngày_thông_báo=DAY, hạn_đề_xuất=DAY).reach("P1_02_cho")

    assert walk.do("P1_05", số_đề_xuất=Decimal(0)).ending == "no-valid-proposal"


def test_a_list_nobody_passed_ends_not_chosen() -> None:
    assert judged(council_called(), 0).ending == "not-chosen"


def test_a_list_the_authority_refuses_ends_not_chosen() -> None:
    assert decided(submitted(judged(council_called(), 2)), 0).ending == "not-chosen"


def test_the_authority_may_send_the_list_back() -> None:
    walk = submitted(judged(council_called(), 2)).do("P1_15", xử_lý_tờ_trình="TRA_LAI")

    assert walk.waiting == {"P1_13"}


def test_another_council_may_judge_again() -> None:
    walk = judged(council_called(), 2).do("P1_13").do("P1_14", kết_quả_rà_soát="LAP_HD_KHAC")

    walk = decided(submitted(judged(walk, 1)), 1).do("P1_16", ngày_công_bố=DAY)

    assert walk.ending == "approved"


@pytest.mark.parametrize("wrong", [{"đủ_chức_danh": False}, {"số_ghế": Decimal(4)}])
def test_a_council_without_its_obligatory_seats_is_decided_again(wrong: dict[str, Value]) -> None:
    walk = council_called().do("P1_07", **{**SEVEN, **wrong})

    assert walk.waiting == {"P1_07"}
    assert not walk.operations("establish-council")


@pytest.mark.parametrize(
    "missing",
    [
        {"có_mặt": Decimal(4)},
        {"chủ_tọa_có_mặt": False},
        {"phản_biện_có_mặt": Decimal(1)},
        {"thư_ký_có_mặt": False},
    ],
)
def test_a_meeting_without_quorum_is_held_again(missing: dict[str, Value]) -> None:
    walk = council_called().do("P1_07", **SEVEN).do("P1_08").do("P1_09")

    walk.do("P1_10", **{**PRESENT, **missing})

    assert walk.waiting == {"P1_10"}


@pytest.mark.parametrize(
    ("passes", "outcome"),
    [(7, "THUC_HIEN"), (6, "THUC_HIEN"), (5, "KHONG_THUC_HIEN"), (0, "KHONG_THUC_HIEN")],
)
def test_a_proposal_needs_more_than_three_quarters_of_the_ballots(
    passes: int, outcome: str
) -> None:
    tally: dict[str, Value] = {"filed": Decimal(7), "passes": Decimal(passes)}

    assert decide("P1_ket_qua_phieu", tally) == outcome


def test_exactly_three_quarters_are_not_enough() -> None:
    tally: dict[str, Value] = {"filed": Decimal(8), "passes": Decimal(6)}

    assert decide("P1_ket_qua_phieu", tally) == "KHONG_THUC_HIEN"


FILED: dict[str, Value] = {
    "seats": Decimal(7),
    "filed": Decimal(5),
    "present_codes": ["CT", "PB1", "PB2", "TKKH", "UV1"],
    "chair_filed": True,
    "reviewers": Decimal(2),
    "reviewers_filed": Decimal(2),
    "secretary_filed": True,
}


@pytest.mark.parametrize(
    ("changed", "allowed"),
    [
        ({}, True),
        ({"filed": Decimal(4)}, False),
        ({"chair_filed": False}, False),
        ({"chair_filed": False, "present_codes": ["PCT"]}, True),
        ({"reviewers_filed": Decimal(1)}, False),
        ({"secretary_filed": False}, False),
    ],
)
@pytest.mark.parametrize("table", ["P1_dong_phieu", "P2_dong_cham_diem"])
def test_ballots_close_with_two_thirds_and_the_obligatory_seats(
    table: str, changed: dict[str, Value], *, allowed: bool
) -> None:
    assert decide(table, {**FILED, **changed}) is allowed


@pytest.mark.parametrize("table", ["P1_dong_nhan_xet", "P2_dong_nhan_xet"])
def test_reviews_close_when_both_reviewers_have_filed(table: str) -> None:
    assert decide(table, FILED) is True
    assert decide(table, {**FILED, "reviewers_filed": Decimal(1)}) is False
