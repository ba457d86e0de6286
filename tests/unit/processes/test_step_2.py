"""Every ending of selection and of an application, through the runtime and the real tables."""

from decimal import Decimal

import pytest

from engine.model.values import Value
from tests.unit.processes.case_walk import Walk, day, decide
from tests.unit.processes.test_step_1 import DAY, PRESENT, SEVEN

APPRAISAL: dict[str, Value] = {
    "ngày_thẩm_định": DAY,
    "số_thành_viên_tổ": Decimal(5),
    "số_có_mặt_tổ": Decimal(4),
    "đại_diện_hội_đồng_có_mặt": True,
}


def prepared() -> Walk:
    return Walk("P2_ho_so").do("P2_02_thuyet_minh").do("P2_02_ly_lich").do("P2_02_to_chuc")


def application() -> Walk:
    return prepared().do("P2_02", lựa_chọn_nộp="NOP")


def locked() -> Walk:
    return application().hear("P2_02_khoa")


def winning() -> Walk:
    return locked().hear("P2_10_nhan_ket_qua", outcome="won", ngày_biên_bản=DAY)


def told(walk: Walk) -> Value:
    """Say what an application told the selection about its revision."""
    (asked,) = walk.operations("send-message")
    assert (asked["message"], asked["to"]) == ("hoan-thien-ho-so", "parent")
    return asked["kết_quả"]


def test_a_winning_application_is_revised_and_approved() -> None:
    walk = winning().do("P2_11", lựa_chọn_hoàn_thiện="NOP", ngày_nộp_hoàn_thiện=DAY)

    assert told(walk) == "DA_NOP"
    assert walk.operations("send-message")[0]["ngày_nộp"] == DAY
    assert walk.hear("P2_14_nhan_ket_qua", quyết_định="PHE_DUYET").ending == "won"


def test_a_winner_the_authority_refuses_is_not_approved() -> None:
    walk = winning().do("P2_11", lựa_chọn_hoàn_thiện="NOP")

    walk.hear("P2_14_nhan_ket_qua", quyết_định="KHONG_PHE_DUYET")

    assert walk.ending == "not-approved"


@pytest.mark.parametrize(("outcome", "ending"), [("lost", "not-won"), ("rejected", "invalid")])
def test_an_application_that_does_not_win_ends(outcome: str, ending: str) -> None:
    assert locked().hear("P2_10_nhan_ket_qua", outcome=outcome).ending == ending


def test_the_revision_is_due_twenty_days_after_the_minutes() -> None:
    assert winning().term("P2_11_qua_han") == (Decimal(20), DAY)


def test_a_winner_who_does_not_revise_in_time_loses_the_result() -> None:
    walk = winning().reach("P2_11_qua_han")

    assert told(walk) == "QUA_HAN"
    assert walk.ending == "cancelled"


def test_a_winner_may_decline() -> None:
    walk = winning().do("P2_11", lựa_chọn_hoàn_thiện="TU_CHOI")

    assert told(walk) == "TU_CHOI"
    assert walk.ending == "cancelled"


def test_an_application_may_be_withdrawn_before_the_deadline() -> None:
    assert application().do("P2_02_thay_rut", lựa_chọn_thay_rút="RUT").ending == "withdrawn"


def test_an_application_never_sent_ends_when_the_call_closes() -> None:
    assert Walk("P2_ho_so").do("P2_02_ly_lich").hear("P2_02_het_han").ending == "late"


def test_what_was_sent_stands_when_the_call_closes_during_a_replacement() -> None:
    walk = application().do("P2_02_thay_rut", lựa_chọn_thay_rút="THAY").hear("P2_02_het_han")

    assert walk.hear("P2_10_nhan_ket_qua", outcome="lost").ending == "not-won"


def test_a_dossier_may_be_edited_before_it_is_signed() -> None:
    walk = prepared().do("P2_02", lựa_chọn_nộp="SUA")

    assert {"P2_02_thuyet_minh", "P2_02_ly_lich", "P2_02_to_chuc"} <= walk.waiting


def opened(walk: Walk, dossiers: int, valid: int) -> Walk:
    walk.do("P2_01", ngày_thông_báo=DAY, hạn_nộp=day("2024-04-03"), phương_thức="TC")
    assert walk.term("P2_02_cho") == (Decimal(30), DAY)
    walk.reach("P2_02_cho")
    return walk.do("P2_03", số_hồ_sơ=Decimal(dossiers), số_hợp_lệ=Decimal(valid))


def scored(winner: str | None) -> Walk:
    walk = opened(Walk("P2"), 3, 3).do("P2_04", **SEVEN).do("P2_05", ngày_họp=DAY)
    walk.do("P2_07").do("P2_08", **PRESENT)
    walk.do("P2_08_cham_diem", kết_quả_chấm={"winner": winner, "passed": Decimal(1)})
    return walk.do("P2_09").do("P2_10", ngày_biên_bản=DAY, phương_thức_khoán="KHOAN_TP")


def decided(decision: str) -> Walk:
    walk = scored("21").hear("P2_11_cho", kết_quả="DA_NOP", ngày_nộp=DAY)
    walk.do("P2_12", **APPRAISAL)
    return walk.do("P2_14", quyết_định_phê_duyệt=decision, ngày_quyết_định=DAY)


def without_second_call(walk: Walk) -> Walk:
    return walk.do("P2_03b", hướng_xử_lý="KET_THUC")


def test_the_winner_signs_a_contract_and_implementation_starts() -> None:
    walk = decided("PHE_DUYET").do("P2_16", ngày_công_bố=DAY, công_bố_đến=DAY)

    walk.do("P2_19", ký_hợp_đồng="DA_KY", ngày_hiệu_lực=DAY, ngày_kết_thúc=DAY)

    (started,) = walk.operations("start-case")
    assert (started["process"], started["ngày_kết_thúc"]) == ("P3", DAY)
    assert walk.operations("award")[0]["winner"] == "21"
    assert walk.statuses == ["CALL_OPEN", "SELECTED", "APPROVED", "CONTRACTED"]
    assert walk.ending == "contracted"


def test_selection_the_authority_refuses_is_not_approved() -> None:
    assert decided("KHONG_PHE_DUYET").ending == "not-approved"


@pytest.mark.parametrize("dossiers", [0, 2])
def test_selection_without_a_valid_application_ends(dossiers: int) -> None:
    walk = without_second_call(opened(Walk("P2"), dossiers, 0))

    assert walk.ending == "no-valid-application"


def test_selection_without_a_winner_ends() -> None:
    assert without_second_call(scored(None)).ending == "no-winner"


@pytest.mark.parametrize("why", ["QUA_HAN", "TU_CHOI"])
def test_a_result_that_was_not_followed_up_is_cancelled(why: str) -> None:
    walk = scored("21").hear("P2_11_cho", kết_quả=why).do("P2_18")

    assert without_second_call(walk).ending == "cancelled"


def test_a_contract_that_is_not_signed_cancels_the_result() -> None:
    walk = decided("PHE_DUYET").do("P2_16", công_bố_đến=DAY)

    walk.do("P2_19", ký_hợp_đồng="KHONG_KY").do("P2_18")

    assert without_second_call(walk).ending == "cancelled"


def test_there_are_two_calls_and_never_a_third() -> None:
    walk = opened(Walk("P2"), 0, 0).do("P2_03b", hướng_xử_lý="LAN_2")

    assert opened(walk, 0, 0).ending == "no-valid-application"


@pytest.mark.parametrize(
    "missing",
    [
        {"số_có_mặt_tổ": Decimal(3)},
        {"số_thành_viên_tổ": Decimal(4)},
        {"đại_diện_hội_đồng_có_mặt": False},
    ],
)
def test_the_cost_group_needs_four_fifths_and_the_council(missing: dict[str, Value]) -> None:
    walk = scored("21").hear("P2_11_cho", kết_quả="DA_NOP", ngày_nộp=DAY)

    assert walk.do("P2_12", **{**APPRAISAL, **missing}).waiting == {"P2_12"}


@pytest.mark.parametrize(
    ("mean", "broken", "rank", "outcome"),
    [
        ("70", False, 1, "TRUNG_TUYEN"),
        ("69.99", False, 1, "KHONG_TRUNG_TUYEN"),
        ("91", True, 1, "KHONG_TRUNG_TUYEN"),
        ("91", False, 2, "KHONG_TRUNG_TUYEN"),
    ],
)
def test_the_first_of_seventy_points_without_zeros_wins(
    mean: str, rank: int, outcome: str, *, broken: bool
) -> None:
    tally: dict[str, Value] = {
        "mean": Decimal(mean),
        "zero_rule_broken": broken,
        "rank": Decimal(rank),
    }

    assert decide("P2_ket_qua_cham", tally) == outcome
