"""What the forms of steps 3 to 5 take over by themselves, and what they refuse."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from engine.forms import AnswersRejected, Form, decisions, fields, prefill, read_answers, read_form
from engine.model.values import Value
from engine.settings import SHIPPED
from tests.unit.processes.case_walk import day

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
MILLION = Decimal(1_000_000)
MISSION: Mapping[str, Value] = {
    "title": "Lúa chịu mặn",
    "host_name": "Viện Nông nghiệp",
    "pi_name": "Trần Thị Bình",
    "start": day("2024-04-01"),
    "end": day("2026-04-01"),
    "months": Decimal(24),
    "budget_state": 1000 * MILLION,
    "rating": "DAT",
}
PRODUCTS: list[Value] = [{"name": "Giống lúa"}, {"name": "Quy trình canh tác"}]


def form(identity: str) -> Form:
    return read_form(next((SHIPPED / "forms").glob(f"*/{identity}.json")).read_bytes())


def context(**more: Value) -> dict[str, Value]:
    shown: dict[str, Value] = {
        "mission": MISSION,
        "today": day("2026-03-02"),
        "actor": {"id": "7", "name": "Lê Văn Cường"},
        "variables": {},
        "last": {},
        "tally": None,
    }
    return shown | more


def judged_context(late_months: int = 0) -> dict[str, Value]:
    return context(
        last={"TT11-M1": {"products": PRODUCTS}},
        variables={"late_months": Decimal(late_months)},
    )


def ballot(rating: str, product: str, *, late_months: int = 0) -> Value:
    """Fill in a ballot in which both products are rated alike; return what it counts as."""
    row = {"qty_rating": product, "quality_rating": product, "kind_rating": product}
    found = form("TT11-M7")
    posted = {
        "product_rows": [row, row],
        "report_rating": "DAT",
        "member_rating": rating,
        "note": "Sản phẩm thiếu số liệu",
    }
    answers = read_answers(found, posted, context=judged_context(late_months), now=NOW)
    assert [each["name"] for each in answers.values["product_rows"]] == [
        "Giống lúa",
        "Quy trình canh tác",
    ]
    return decisions(found, answers)["xếp_loại_phiếu"]


@pytest.mark.parametrize(
    ("rating", "product"), [("XUAT_SAC", "XUAT_SAC"), ("DAT", "XUAT_SAC"), ("DAT", "DAT")]
)
def test_a_ballot_counts_as_its_member_rates_within_the_rule(rating: str, product: str) -> None:
    assert ballot(rating, product) == rating


@pytest.mark.parametrize(
    ("rating", "product", "late"),
    [("XUAT_SAC", "DAT", 0), ("DAT", "KHONG_DAT", 0), ("DAT", "XUAT_SAC", 7)],
)
def test_a_ballot_above_the_rating_by_rule_is_refused_at_its_field(
    rating: str, product: str, late: int
) -> None:
    with pytest.raises(AnswersRejected) as refusal:
        ballot(rating, product, late_months=late)

    assert set(refusal.value.problems) == {"member_rating"}


def test_a_member_may_always_fail_the_mission() -> None:
    assert ballot("KHONG_DAT", "XUAT_SAC") == "KHONG_DAT"


def advance_of(amount: int) -> Value:
    posted = prefill(form("TAMUNG"), context(), NOW) | {"request_amount": str(amount * MILLION)}
    answers = read_answers(form("TAMUNG"), posted, context=context(), now=NOW)
    return decisions(form("TAMUNG"), answers)["số_tiền_tạm_ứng"]


def test_an_advance_of_half_of_the_state_budget_is_taken() -> None:
    assert advance_of(500) == 500 * MILLION


def test_an_advance_above_half_of_the_state_budget_is_refused_at_its_field() -> None:
    with pytest.raises(AnswersRejected) as refusal:
        advance_of(501)

    assert set(refusal.value.problems) == {"request_amount"}


def test_the_present_end_of_a_mission_is_not_the_hosts_to_type() -> None:
    found = form("DN-DIEUCHINH")
    asked = prefill(found, context(), NOW) | {
        "old_end": "2030-01-01",
        "extended_times": "0",
        "extension_months": "6",
        "reason": "Bão lũ",
        "done_ratio": "60",
    }

    answers = read_answers(found, asked, context=context(), now=NOW)

    steering = decisions(found, answers)
    assert steering["ngày_kết_thúc_hiện_tại"] == day("2026-04-01")
    assert steering["thời_hạn_tháng"] == Decimal(24)
    assert steering["số_lần_đã_gia_hạn"] == Decimal(0)
    assert answers.values["new_end"] == day("2026-10-01")


def test_the_tally_minutes_are_written_by_the_tally() -> None:
    tally: dict[str, Value] = {
        "present": Decimal(9),
        "valid": Decimal(9),
        "n_xs": Decimal(7),
        "n_d": Decimal(2),
        "n_kd": Decimal(0),
        "outcome": "XUAT_SAC",
    }
    shown = context(tally=tally)

    first = prefill(form("TT11-M8"), shown, NOW)

    answers = read_answers(form("TT11-M8"), first, context=shown, now=NOW)
    assert answers.values["result"] == "XUAT_SAC"
    assert answers.values["invalid"] == Decimal(0)


def test_a_certificate_takes_its_authors_and_its_number_over() -> None:
    registered: dict[str, Value] = {
        "level": "TINH",
        "rating": "DAT",
        "authors": [{"name": "Trần Thị Bình"}, {"name": "Lê Văn Cường"}],
    }
    shown = context(
        last={"TT14-M5": registered}, variables={"số_giấy_chứng_nhận": "001/2026/GCN-TTH"}
    )

    first = prefill(form("GCN"), shown, NOW)

    answers = read_answers(form("GCN"), first, context=shown, now=NOW).values
    assert answers["certificate_no"] == "001/2026/GCN-TTH"
    assert answers["co_authors"] == "Trần Thị Bình, Lê Văn Cường"


@pytest.mark.parametrize("identity", ["TT14-M1", "TT14-M5", "BBTL", "TT11-M11", "A-1-BCDK"])
def test_what_the_mission_knows_is_not_typed_again(identity: str) -> None:
    first = prefill(form(identity), context(), NOW)
    known = {one.name for one in fields(form(identity))} & {"title", "host", "pi"}

    assert {name: first.get(name) for name in known} == {
        name: {"title": "Lúa chịu mặn", "host": "Viện Nông nghiệp", "pi": "Trần Thị Bình"}[name]
        for name in known
    }
