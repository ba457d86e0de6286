from decimal import Decimal

import pytest

from engine.model.values import Value
from tests.unit.processes.case_walk import Walk, day, decide

#: Of a council of nine, all present.
FULL_MEETING: dict[str, Value] = {
    "ngày_họp": day("2026-06-01"),
    "có_mặt": Decimal(9),
    "chủ_tọa_có_mặt": True,
    "phản_biện_có_mặt": Decimal(2),
    "thư_ký_có_mặt": True,
}


def submitted(received: str = "2026-04-20") -> Walk:
    walk = Walk("P4", ngày_kết_thúc=day("2026-04-01")).do("P4_01").do("P4_02")
    return walk.do(
        "P4_03",
        hồ_sơ_hợp_lệ="HOP_LE",
        ngày_nộp_hồ_sơ=day(received),
        ngày_hợp_lệ=day("2026-04-22"),
    )


def before_the_meeting(*, experts: bool = False) -> Walk:
    walk = submitted().do("P4_04", ngày_đăng_tải=day("2026-04-23"), cần_tổ_chuyên_gia=experts)
    walk.do(
        "P4_05",
        đủ_chức_danh=True,
        số_ghế=Decimal(9),
        ngày_quyết_định_hội_đồng=day("2026-05-04"),
        ngày_họp=day("2026-06-01"),
    )
    walk.do("P4_06")
    if experts:
        for sheet in range(1, 4):
            assert walk.waiting == {"P4_07_phieu"}
            walk.do("P4_07_phieu", số_phiếu_chuyên_gia=Decimal(sheet))
        walk.do("P4_07")
    return walk.do("P4_08")


def voted(outcome: str) -> Walk:
    walk = before_the_meeting().do("P4_09", **FULL_MEETING)
    walk.do("P4_10", kết_quả_bỏ_phiếu={"outcome": outcome, "passed": Decimal(1)})
    return walk.do("P4_10_kiem_phieu").do("P4_11", ngày_nghiệm_thu=day("2026-06-01"))


def completed(outcome: str = "DAT") -> Walk:
    return voted(outcome).do("P4_13").do("P4_13_xac_nhan", xác_nhận_hoàn_thiện="DONG_Y")


@pytest.mark.parametrize("outcome", ["XUAT_SAC", "DAT"])
def test_an_accepted_mission_is_registered_recognised_and_liquidated(outcome: str) -> None:
    walk = completed(outcome)
    assert walk.waiting == {"Nhan_giay_chung_nhan", "Bi_tu_choi_dang_ky"}

    walk.hear("Nhan_giay_chung_nhan", số_giấy_chứng_nhận="001/2026/GCN")
    walk.do("P4_15", quyết_định_công_nhận="CONG_NHAN").do("P4_18")

    assert walk.ending == "accepted"
    assert walk.statuses == ["ACCEPT_SUBMITTED", "ACCEPTED", "RECOGNIZED", "LIQUIDATED"]
    assert walk.operations("start-case") == [
        {"process": "P5", "ngày_nghiệm_thu": day("2026-06-01"), "xếp_loại": outcome}
    ]


def test_a_failed_mission_is_not_accepted() -> None:
    walk = voted("KHONG_DAT")

    assert walk.ending == "not-accepted"
    assert walk.statuses[-1] == "NOT_ACCEPTED"


def test_an_incomplete_dossier_is_supplemented_and_checked_again() -> None:
    walk = Walk("P4", ngày_kết_thúc=day("2026-04-01")).do("P4_01").do("P4_02")

    walk.do("P4_03", hồ_sơ_hợp_lệ="BO_SUNG").do("P4_03_bo_sung")

    assert walk.waiting == {"P4_03"}


@pytest.mark.parametrize(
    ("received", "months"),
    [("2026-03-30", 0), ("2026-04-02", 1), ("2026-10-01", 6), ("2026-10-02", 7)],
)
def test_months_of_delay_are_counted_from_the_end_of_the_term(received: str, months: int) -> None:
    assert submitted(received).variables["late_months"] == months


def test_a_council_without_its_obligatory_seats_is_named_again() -> None:
    walk = submitted().do("P4_04", ngày_đăng_tải=day("2026-04-23"), cần_tổ_chuyên_gia=False)

    walk.do("P4_05", đủ_chức_danh=False)

    assert walk.waiting == {"P4_05"}
    assert walk.operations("establish-council") == []


def test_experts_check_measurable_products_before_the_reviews() -> None:
    assert before_the_meeting(experts=True).waiting == {"P4_09"}


@pytest.mark.parametrize(
    "missing",
    [
        {"có_mặt": Decimal(5)},
        {"phản_biện_có_mặt": Decimal(1)},
        {"thư_ký_có_mặt": False},
        {"chủ_tọa_có_mặt": False},
    ],
)
def test_a_council_without_its_quorum_meets_another_day(missing: dict[str, Value]) -> None:
    walk = before_the_meeting().do("P4_09", **(FULL_MEETING | missing))
    assert walk.waiting == {"P4_09"}

    walk.do("P4_09", **FULL_MEETING)

    assert walk.waiting == {"P4_10"}


def test_the_chair_may_send_the_file_back() -> None:
    walk = voted("DAT").do("P4_13").do("P4_13_xac_nhan", xác_nhận_hoàn_thiện="KHONG_DONG_Y")

    assert walk.waiting == {"P4_13"}


def test_a_refused_registration_is_tried_again() -> None:
    walk = completed().hear("Bi_tu_choi_dang_ky").do("P4_14_lap_lai")

    assert len(walk.operations("start-case")) == 2
    assert "Nhan_giay_chung_nhan" in walk.waiting


def test_recognition_may_be_sent_back_without_registering_twice() -> None:
    walk = completed().hear("Nhan_giay_chung_nhan", số_giấy_chứng_nhận="001/2026/GCN")

    walk.do("P4_15", quyết_định_công_nhận="TRA_LAI").do("P4_15_hoan_thien")

    assert walk.waiting == {"P4_15"}
    assert len(walk.operations("start-case")) == 1


@pytest.mark.parametrize(
    ("excellent", "failing", "late", "rating"),
    [
        (7, 0, 0, "XUAT_SAC"),
        (6, 0, 0, "DAT"),
        (8, 1, 0, "DAT"),
        (0, 3, 0, "DAT"),
        (0, 4, 0, "KHONG_DAT"),
        (9, 0, 6, "XUAT_SAC"),
        (9, 0, 7, "KHONG_DAT"),
    ],
)
def test_nine_ballots_are_rated_as_the_circular_says(
    excellent: int, failing: int, late: int, rating: str
) -> None:
    tally: dict[str, Value] = {
        "present": Decimal(9),
        "valid": Decimal(9),
        "n_xs": Decimal(excellent),
        "n_d": Decimal(9 - excellent - failing),
        "n_kd": Decimal(failing),
        "late_months": Decimal(late),
    }

    assert decide("P4_xep_loai", tally) == rating


def test_no_ballot_at_all_accepts_nothing() -> None:
    nobody = {name: Decimal(0) for name in ("present", "valid", "n_xs", "n_d", "n_kd")}

    assert decide("P4_xep_loai", nobody) == "KHONG_DAT"


def test_reviews_close_when_all_are_in_and_ballots_when_the_obligatory_seats_voted() -> None:
    facts: dict[str, Value] = {
        "seats": Decimal(9),
        "filed": Decimal(8),
        "present_codes": ["CT"],
        "chair_filed": True,
        "reviewers": Decimal(2),
        "reviewers_filed": Decimal(2),
        "secretary_filed": True,
    }

    assert decide("P4_dong_nhan_xet", facts) is False
    assert decide("P4_dong_nhan_xet", facts | {"filed": Decimal(9)}) is True
    assert decide("P4_dong_bo_phieu", facts) is True
    assert decide("P4_dong_bo_phieu", facts | {"reviewers_filed": Decimal(1)}) is False
    assert decide("P4_dong_bo_phieu", facts | {"filed": Decimal(5)}) is False


def test_a_valid_file_is_certified_published_and_archived() -> None:
    walk = Walk("P5", ngày_nghiệm_thu=day("2026-06-01")).do("P5_01").do("P5_02")

    walk.do("P5_03", kết_quả_kiểm_tra="HOP_LE").do("P5_04", ngày_cấp=day("2026-06-15"))
    assert walk.operations("send-message") == [
        {"message": "giay-chung-nhan", "to": "parent", "số_giấy_chứng_nhận": "01/2024"}
    ]
    walk.do("P5_06").do("P5_07")

    assert walk.ending == "registered"
    assert walk.statuses == ["REGISTERED"]
    kinds = [asked["kind"] for asked in walk.operations("create-record")]
    assert kinds == ["certificate", "result"]


def test_a_refused_file_tells_acceptance() -> None:
    walk = Walk("P5").do("P5_01").do("P5_02").do("P5_03", kết_quả_kiểm_tra="TU_CHOI")

    assert walk.ending == "refused"
    assert walk.operations("send-message") == [{"message": "tu-choi-dang-ky", "to": "parent"}]
    assert walk.operations("draw-number") == []


def test_a_file_may_be_supplemented_more_than_once() -> None:
    walk = Walk("P5").do("P5_01").do("P5_02")

    for _ in range(2):
        walk.do("P5_03", kết_quả_kiểm_tra="BO_SUNG").do("P5_03_bo_sung")

    assert walk.waiting == {"P5_03"}


def test_a_technology_is_described_on_its_own_sheet() -> None:
    walk = Walk("P5", ngày_nghiệm_thu=day("2026-06-01")).do("P5_01", có_quy_trình_công_nghệ=True)

    walk.do("P5_01_cong_nghe").do("P5_02").do("P5_03", kết_quả_kiểm_tra="BO_SUNG")
    walk.do("P5_03_bo_sung", có_quy_trình_công_nghệ=True).do("P5_03_bo_sung_cong_nghe")

    assert walk.waiting == {"P5_03"}
