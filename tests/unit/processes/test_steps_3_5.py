from decimal import Decimal

import pytest

from engine.model.values import Value
from tests.unit.processes.case_walk import Walk, day

MILLION = Decimal(1_000_000)


def under_contract(end: str = "2026-04-01") -> Walk:
    """Make a mission of two years wait for its first event."""
    walk = Walk(
        "P3",
        ngày_hiệu_lực=day("2024-04-01"),
        ngày_kết_thúc=day(end),
        số_tháng=Decimal(24),
    )
    walk.do("P3A_01").do("P3A_02")
    return walk.do("P3A_05", **advance_of(500))


def advance_of(amount: int) -> dict[str, Value]:
    return {
        "số_tiền_tạm_ứng": amount * MILLION,
        "kinh_phí_ngân_sách": 1000 * MILLION,
        "dự_toán_năm": 600 * MILLION,
    }


def test_a_mission_runs_once_its_first_advance_is_within_half_of_the_state_budget() -> None:
    walk = Walk("P3", ngày_hiệu_lực=day("2024-04-01"), ngày_kết_thúc=day("2026-04-01"))
    walk.do("P3A_01").do("P3A_02")

    walk.do("P3A_05", **advance_of(501))
    assert walk.waiting == {"P3A_05"}
    walk.do("P3A_05", **advance_of(500))

    assert walk.statuses == ["RUNNING"]
    assert "Den_ky_bao_cao" in walk.waiting


def test_each_half_year_starts_the_next_report_and_each_year_an_inspection() -> None:
    walk = under_contract()
    assert walk.term("Den_ky_bao_cao") == (Decimal(6), day("2024-04-01"))

    walk.reach("Den_ky_bao_cao").reach("Den_ky_bao_cao").reach("Den_ky_kiem_tra")

    assert [asked["process"] for asked in walk.operations("start-case")] == ["P3B", "P3B", "P3C"]
    first, second, _ = walk.operations("start-case")
    assert (first["kỳ_từ_ngày"], first["kỳ_đến_ngày"]) == (day("2024-04-01"), day("2024-10-01"))
    assert (second["kỳ_báo_cáo"], second["kỳ_đến_ngày"]) == (Decimal(2), day("2025-04-01"))
    assert walk.term("Den_ky_bao_cao") == (Decimal(18), day("2024-04-01"))
    assert walk.term("Den_ky_kiem_tra") == (Decimal(24), day("2024-04-01"))


def test_the_end_of_the_term_starts_acceptance() -> None:
    walk = under_contract().reach("Het_thoi_han")

    assert walk.ending == "term-ended"
    assert walk.statuses[-1] == "TERM_ENDED"
    assert walk.operations("start-case")[-1] == {
        "process": "P4",
        "ngày_kết_thúc": day("2026-04-01"),
    }


@pytest.mark.parametrize("element", ["Den_ky_bao_cao", "Den_ky_kiem_tra"])
def test_nothing_is_reported_or_inspected_at_or_after_the_end_of_the_term(element: str) -> None:
    walk = under_contract(end="2024-10-01").reach(element)

    assert walk.ending == "term-ended"
    assert [asked["process"] for asked in walk.operations("start-case")] == ["P4"]


def test_an_extension_moves_the_end_of_the_term() -> None:
    walk = under_contract().hear("Nhan_gia_han", ngày_kết_thúc=day("2026-10-01"))

    assert walk.term("Het_thoi_han") == (Decimal(0), day("2026-10-01"))
    assert walk.ending == ""


def test_a_terminated_mission_waits_for_nothing_more() -> None:
    walk = under_contract().hear("Nhan_cham_dut")

    assert walk.ending == "terminated"
    assert walk.statuses[-1] == "TERMINATED"
    assert walk.waiting == set()


def test_a_report_comes_back_until_it_is_accepted() -> None:
    walk = Walk("P3B", kỳ_báo_cáo=Decimal(1), kỳ_đến_ngày=day("2024-10-01")).do("P3B_01")

    walk.do("P3B_01_tiep_nhan", ý_kiến_báo_cáo="BO_SUNG").do("P3B_01")
    walk.do("P3B_01_tiep_nhan", ý_kiến_báo_cáo="CHAP_NHAN")

    assert walk.ending == "reported"


@pytest.mark.parametrize(
    ("conclusion", "ending"),
    [("TIEP_TUC", "continue"), ("DIEU_CHINH", "adjust"), ("CHAM_DUT", "stop")],
)
def test_an_inspection_ends_as_it_concludes_after_both_confirmations(
    conclusion: str, ending: str
) -> None:
    walk = Walk("P3C").do("P3C_01", ngày_kiểm_tra=day("2025-04-10")).do("P3C_02")

    walk.do("P3C_03", kết_luận_kiểm_tra=conclusion, **team_of(3))
    walk.do("P3C_05")
    assert walk.ending == ""
    walk.do("P3C_04")

    assert walk.ending == ending


def team_of(core: int) -> dict[str, Value]:
    return {
        "số_chủ_chốt_có_mặt": Decimal(core),
        "có_đơn_vị_chuyên_môn": True,
        "có_lãnh_đạo_chủ_trì": True,
    }


def test_an_inspection_without_its_team_is_called_again() -> None:
    walk = Walk("P3C").do("P3C_01", ngày_kiểm_tra=day("2025-04-10")).do("P3C_02")

    walk.do("P3C_03", kết_luận_kiểm_tra="TIEP_TUC", **team_of(2))

    assert walk.waiting == {"P3C_01"}


def asked_to_extend(**changed: Value) -> Walk:
    asked: dict[str, Value] = {
        "ngày_kết_thúc_hiện_tại": day("2026-04-01"),
        "thời_hạn_tháng": Decimal(24),
        "số_lần_đã_gia_hạn": Decimal(0),
        "ngày_đề_nghị": day("2026-03-01"),
        "số_tháng_đề_nghị": Decimal(6),
    }
    return Walk("P3D").do("P3D_01", **(asked | changed))


def test_a_granted_extension_draws_a_number_and_tells_implementation_the_new_end() -> None:
    walk = asked_to_extend()
    assert walk.variables["đối_chiếu_gia_hạn"] == "PHU_HOP"

    walk.do("P3D_03", quyết_định_điều_chỉnh="DONG_Y", số_tháng_được_gia_hạn=Decimal(6))

    assert walk.ending == "extended"
    assert walk.operations("send-message") == [
        {"message": "gia-han", "to": "mission:P3", "ngày_kết_thúc": day("2026-10-01")}
    ]
    revised = walk.operations("revise-record")[0]
    assert (revised["end"], revised["extensions"]) == (day("2026-10-01"), Decimal(1))
    assert revised["months"] == Decimal(30)
    assert revised["adjustment_no"] == "01/2024"


def test_a_refused_extension_changes_nothing() -> None:
    walk = asked_to_extend().do("P3D_03", quyết_định_điều_chỉnh="KHONG_DONG_Y")

    assert walk.ending == "refused"
    assert walk.operations("revise-record") == walk.operations("send-message") == []


@pytest.mark.parametrize(
    ("changed", "finding"),
    [
        ({"số_lần_đã_gia_hạn": Decimal(1)}, "DA_GIA_HAN"),
        ({"ngày_đề_nghị": day("2026-03-02")}, "DE_NGHI_MUON"),
        ({"số_tháng_đề_nghị": Decimal(7)}, "QUA_DAI"),
        ({"thời_hạn_tháng": Decimal(25), "số_tháng_đề_nghị": Decimal(12)}, "PHU_HOP"),
        ({"thời_hạn_tháng": Decimal(25), "số_tháng_đề_nghị": Decimal(13)}, "QUA_DAI"),
    ],
)
def test_an_extension_is_held_against_the_rules_before_it_is_decided(
    changed: dict[str, Value], finding: str
) -> None:
    walk = asked_to_extend(**changed)

    assert walk.variables["đối_chiếu_gia_hạn"] == finding
    assert walk.waiting == {"P3D_03"}


@pytest.mark.parametrize("first", ["P3E_01", "P3E_01_kinh_phi"])
def test_either_party_of_the_contract_may_propose_termination(first: str) -> None:
    walk = Walk("P3E")
    assert walk.waiting == {"P3E_01", "P3E_01_kinh_phi"}

    walk.do(first)

    assert walk.waiting == {"P3E_02"}


def test_a_decided_termination_stops_implementation_and_is_liquidated() -> None:
    walk = Walk("P3E").do("P3E_01").do("P3E_02").do("P3E_02_bao_cao")

    walk.do("P3E_03", quyết_định_chấm_dứt="CHAM_DUT").do("P3E_04")

    assert walk.ending == "terminated"
    assert walk.operations("send-message") == [{"message": "cham-dut", "to": "mission:P3"}]


def test_a_suspended_mission_may_go_on() -> None:
    walk = Walk("P3E").do("P3E_01_kinh_phi").do("P3E_02").do("P3E_02_bao_cao")

    walk.do("P3E_03", quyết_định_chấm_dứt="TIEP_TUC")

    assert walk.ending == "continued"
    assert walk.operations("send-message") == []
