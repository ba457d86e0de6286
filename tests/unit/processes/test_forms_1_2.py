"""The forms of steps 1 and 2, filled in as people would, give what the processes need."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final

import pytest

from engine.forms import AnswersRejected, decisions, prefill, read_answers
from engine.model.values import Value
from tests.unit.processes.test_references_3_5 import form

NOW: Final = datetime(2024, 3, 4, 2, 0, tzinfo=UTC)
PEOPLE: Final[list[Value]] = [{"label": f"Người {n}", "value": str(n)} for n in range(1, 12)]
CODES: Final = ("CT", "PCT", "PB1", "PB2", "TKKH", "UV1", "UV2")


def context(**more: Any) -> dict[str, Value]:
    """Make a prefill context in which little is known."""
    around: dict[str, Value] = {
        "mission": {"title": "Lúa chịu mặn", "months": Decimal(24), "method": "TC"},
        "case": {"id": "9", "title": "Danh mục 2025", "started": date(2024, 3, 4)},
        "actor": {"id": "1", "name": "Người 1"},
        "today": date(2024, 3, 4),
        "people": PEOPLE,
        "organisations": [{"label": "Đại học", "value": "5"}],
        "last": {},
        "hits": [],
        "subjects": [],
        "variables": {},
    }
    return {**around, **more}


def given(form_id: str, typed: Mapping[str, Any], **more: Any) -> dict[str, Value]:
    """Return the decision variables of what stands in the form and what is typed into it."""
    asked, around = form(form_id), context(**more)
    raw = {**prefill(asked, around, NOW), **typed}
    return decisions(asked, read_answers(asked, raw, context=around, now=NOW))


def refused(form_id: str, typed: Mapping[str, Any], **more: Any) -> set[str]:
    with pytest.raises(AnswersRejected) as refusal:
        given(form_id, typed, **more)
    return set(refusal.value.problems)


def seats(*codes: str) -> list[Mapping[str, Value]]:
    return [
        {"person": str(place), "seat": code, "category": "NHA_KHOA_HOC"}
        for place, code in enumerate(codes, 1)
    ]


def decision(**more: Any) -> dict[str, Any]:
    return {"decision_no": "12/QĐ-UBND", "meeting_planned": "2024-05-20", **more}


def test_a_council_of_seven_with_its_obligatory_seats_is_complete() -> None:
    found = given("QD-HD", decision(seats=seats(*CODES)))

    assert found["số_ghế"] == 7
    assert found["đủ_chức_danh"] is True
    assert found["ngày_họp"] == date(2024, 5, 20)


@pytest.mark.parametrize(
    "codes",
    [
        ("CT", "PCT", "PB1", "TKKH", "UV1", "UV2", "UV3"),
        ("CT", "PCT", "PB1", "PB1", "PB2", "TKKH", "UV1"),
    ],
)
def test_a_council_without_a_seat_or_with_one_twice_is_not_complete(codes: tuple[str, ...]) -> None:
    assert given("QD-HD", decision(seats=seats(*codes)))["đủ_chức_danh"] is False


def test_a_council_of_another_size_needs_a_reason() -> None:
    assert refused("QD-HD", decision(seats=seats(*CODES[:5]))) == {"size_reason"}


def meeting(*present: str, **more: Any) -> dict[str, Value]:
    sitting = [
        {"code": code, "label": code, "name": "x", "person": str(place)}
        for place, code in enumerate(CODES, 1)
    ]
    typed = {
        "meeting_date": "2024-05-20",
        "meeting_mode": "TRUC_TUYEN",
        "present": list(present),
        **more,
    }
    return given("HOP-HD", typed, council={"id": "3", "seats": sitting})


def test_attendance_is_counted_by_seat() -> None:
    found = meeting("CT", "PB1", "PB2", "TKKH", "UV1")

    assert found["có_mặt"] == 5
    assert found["chủ_tọa_có_mặt"] is True
    assert found["phản_biện_có_mặt"] == 2
    assert found["thư_ký_có_mặt"] is True


def test_the_vice_chair_presides_only_with_a_proxy() -> None:
    assert meeting("PCT", "PB1")["chủ_tọa_có_mặt"] is False
    assert meeting("PCT", "PB1", chair_proxy=True)["chủ_tọa_có_mặt"] is True
    assert meeting("PCT", "PB1")["thư_ký_có_mặt"] is False


CRITERIA: Final = {
    f"crit_{name}": "DAT" for name in ("urgency", "cross", "nodup", "apply", "funding", "form")
}


@pytest.mark.parametrize(
    ("changed", "overall"),
    [
        ({}, "THUC_HIEN"),
        ({"crit_funding": "KHONG_AP_DUNG"}, "THUC_HIEN"),
        ({"crit_funding": "KHONG_DAT"}, "KHONG_THUC_HIEN"),
        ({"crit_nodup": "KHONG_DAT"}, "KHONG_THUC_HIEN"),
    ],
)
def test_a_ballot_is_in_favour_when_every_criterion_is(
    changed: dict[str, str], overall: str
) -> None:
    assert given("C1-PDG", {**CRITERIA, **changed})["overall"] == overall


LINES: Final = ("o1", "o2", "n1", "n2", "n3", "s1", "s2", "u1", "u2", "k1", "k2", "c1", "c2")


def test_the_best_dossier_scores_one_hundred() -> None:
    found = given("B2-3a-DG", {f"s_{line}": "4" for line in LINES})

    criteria = ("overview", "content", "product", "application", "plan", "capacity")
    assert [found[f"c_{name}"] for name in criteria] == [12, 24, 16, 16, 16, 16]
    assert found["total"] == 100


def test_a_level_counts_with_its_weight() -> None:
    found = given("B2-3a-DG", {**{f"s_{line}": "3" for line in LINES}, "s_o1": "1"})

    assert (found["c_overview"], found["total"]) == (Decimal(5), Decimal(71))


def test_withdrawing_a_proposal_asks_for_nothing_else() -> None:
    assert given("A1-DXNV", {"choice": "RUT"})["lựa_chọn"] == "RUT"


def test_a_topic_is_not_asked_what_only_projects_and_schemes_are() -> None:
    missing = refused("A1-DXNV", {"choice": "GUI", "task_type": "DT"})

    assert {"title", "goal", "budget_state", "novelty"} <= missing
    assert not {"tech_origin", "trial_scale", "policy_target"} & missing


def test_a_pilot_project_is_asked_the_items_of_its_own_form() -> None:
    missing = refused("A1-DXNV", {"choice": "GUI", "task_type": "DA_SXTN"})

    assert {
        "tech_origin",
        "tech_origin_doc",
        "trial_scale",
        "non_state_funding[0].source",
    } <= missing
    assert "policy_target" not in missing


def test_applications_close_thirty_days_after_the_notice() -> None:
    typed = {"notice_no": "5/TB", "goal": "g", "results": "r", "open_date": "2024-03-04"}

    found = given("TB-TUYENCHON", typed, variables={"lần_thông_báo": Decimal(1)})

    assert found["hạn_nộp"] == date(2024, 4, 3)
    assert found["phương_thức"] == "TC"


def applicants() -> list[Value]:
    return [
        {"id": str(place), "title": f"Đề xuất {place}", "host": f"Viện {place}", "state": state}
        for place, state in ((21, "submitted"), (22, "submitted"), (23, "withdrawn"))
    ]


def test_the_opening_minutes_list_what_was_submitted_and_count_what_is_valid() -> None:
    around = context(subjects=applicants())
    rows = prefill(form("B2-1-BBHS"), around, NOW)["dossiers"]
    assert isinstance(rows, list)
    judged = [
        {**row, "result": code} for row, code in zip(rows, ("HOP_LE", "KHONG_HOP_LE"), strict=True)
    ]

    found = given(
        "B2-1-BBHS",
        {"place": "Huế", "participants": [{"name": "A", "side": "KHAC"}], "dossiers": judged},
        subjects=applicants(),
    )

    assert (found["số_hồ_sơ"], found["số_hợp_lệ"]) == (2, 1)


def passed() -> list[Value]:
    return [
        {"id": "31", "title": "Một", "state": "passed"},
        {"id": "32", "title": "Hai", "state": "failed"},
    ]


def test_the_list_is_decided_for_what_passed_and_nothing_else() -> None:
    typed = {"handling": "QUYET_DINH", "decision_no": "9/QĐ", "year_plan": "2025"}

    assert given("QD-DANHMUC", typed, subjects=passed())["số_phê_duyệt"] == 1


def test_a_list_sent_back_approves_nothing() -> None:
    typed = {"handling": "TRA_LAI", "return_reason": "Thiếu D2"}

    found = given("QD-DANHMUC", typed, subjects=passed())

    assert (found["xử_lý_tờ_trình"], found["số_phê_duyệt"]) == ("TRA_LAI", 0)


def test_an_application_is_signed_with_all_eight_undertakings() -> None:
    missing = refused(
        "B1-1-DON",
        {
            "choice": "NOP",
            "declarations_host": ["DANG_KY_KQ"],
            "declarations_pi": ["KHONG_CHU_NHIEM"],
        },
    )

    assert {"declarations_host", "declarations_pi", "honest"} <= missing


def test_going_back_to_edit_needs_no_undertaking() -> None:
    assert given("B1-1-DON", {"choice": "SUA"})["lựa_chọn_nộp"] == "SUA"
