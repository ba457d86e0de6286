"""Step 2: one listed mission looks for its host, and does not always find one."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from engine.forms import prefill
from engine.model.values import Value
from engine.questions.cases.case_page import CasePage
from engine.questions.tasks.task_page import TaskPage
from tests.acceptance.province import Province
from tests.acceptance.step_1 import RICE
from tests.acceptance.step_2 import (
    COMPANY,
    INSTITUTE,
    UNIVERSITY,
    announce,
    apply,
    approve,
    call_for_applications,
    open_dossiers,
    score,
)

After = Callable[[str], Province]
OPENED = date(2024, 4, 26)
MEETS = date(2024, 5, 20)


@pytest.fixture
def listed(after: After) -> Province:
    province = after("listed")
    province.go_to(date(2024, 3, 25))
    return province


def won_by_the_institute(province: Province) -> None:
    """Let the institute win against the university, and be told so."""
    call = call_for_applications(province, RICE)
    apply(province, call, INSTITUTE)
    apply(province, call, UNIVERSITY)
    open_dossiers(province, OPENED)
    score(province, {INSTITUTE: "4", UNIVERSITY: "3"}, MEETS)


def endings(province: Province) -> dict[str, str | None]:
    named = (UNIVERSITY, INSTITUTE, COMPANY)
    return {
        login: province.case(province.named[login]).case.ending
        for login in named
        if login in province.named
    }


def test_the_best_of_three_applications_gets_the_contract(after: After) -> None:
    province = after("contracted")

    assert endings(province) == {UNIVERSITY: "not-won", INSTITUTE: "won", COMPANY: "not-won"}
    assert province.endings_of("P2") == ["contracted"]
    found = province.mission(RICE)
    assert found.status == "CONTRACTED"
    assert found.mission.host is not None
    assert found.mission.host.startswith("Viện Sinh thái")
    assert found.attributes["contract_no"] == "01/2024/HĐ"
    assert province.waiting == {"P3A_01"}


def test_an_applicant_is_told_until_when(listed: Province) -> None:
    call = call_for_applications(listed, RICE)

    listed.start(UNIVERSITY, "P2_ho_so", on=call)

    assert {one.due_on for one in listed.open()} == {date(2024, 4, 24)}


def test_two_calls_without_a_valid_application_end_the_selection(listed: Province) -> None:
    call = call_for_applications(listed, RICE)
    apply(listed, call, COMPANY)
    listed.do("P2_02_thay_rut", choice="RUT")
    open_dossiers(listed, OPENED)
    listed.do("P2_03b", choice="LAN_2")
    announce(listed, call)
    apply(listed, call, UNIVERSITY)
    listed.start(INSTITUTE, "P2_ho_so", on=call)

    open_dossiers(listed, date(2024, 5, 30), dossiers={"result": "KHONG_HOP_LE"})

    assert endings(listed) == {COMPANY: "withdrawn", UNIVERSITY: "invalid"}
    assert listed.endings_of("P2_ho_so") == ["withdrawn", "invalid", "late"]
    assert listed.endings_of("P2") == ["no-valid-application"]
    assert listed.mission(RICE).status == "NO_WINNER"
    assert listed.open() == ()


def test_who_is_not_valid_hears_it_when_the_dossiers_are_opened(listed: Province) -> None:
    call = call_for_applications(listed, RICE)
    apply(listed, call, INSTITUTE)
    apply(listed, call, COMPANY)
    apply(listed, call, UNIVERSITY)

    listed.go_to(OPENED)
    rows = rows_of(listed, {COMPANY: "KHONG_HOP_LE"})
    listed.do("P2_03", dossiers=rows)

    for login, told in [(COMPANY, "Thiếu báo cáo tài chính"), (INSTITUTE, None)]:
        page = CasePage(listed.actor(login), listed.named[login])
        assert listed.engine.ask(page).reason == told
    assert endings(listed) == {UNIVERSITY: None, INSTITUTE: None, COMPANY: "invalid"}
    assert "P2_04" in listed.waiting
    score(listed, {INSTITUTE: "4", UNIVERSITY: "3"}, MEETS)
    assert endings(listed) == {UNIVERSITY: "not-won", INSTITUTE: None, COMPANY: "invalid"}


def rows_of(province: Province, results: Mapping[str, str]) -> list[Value]:
    """Return the rows of the opening minutes, valid where nothing else is said."""
    page = province.engine.ask(TaskPage(province.actor("quanly1"), province.task("P2_03").task_id))
    assert page.form is not None
    rows = prefill(page.form, page.context, province.clock.at)["dossiers"]
    assert isinstance(rows, list)
    said = {str(province.named[login]): result for login, result in results.items()}
    return [
        {
            **row,
            "result": said.get(str(row["subject"]), "HOP_LE"),
            "missing": "Thiếu báo cáo tài chính" if row["subject"] in said else None,
        }
        for row in rows
        if isinstance(row, Mapping)
    ]


def test_nobody_wins_with_less_than_seventy_points(listed: Province) -> None:
    call = call_for_applications(listed, RICE)
    apply(listed, call, UNIVERSITY)
    apply(listed, call, COMPANY)
    open_dossiers(listed, OPENED)

    score(listed, {UNIVERSITY: "2", COMPANY: "1"}, MEETS)
    listed.do("P2_03b", choice="KET_THUC")

    assert endings(listed) == {UNIVERSITY: "not-won", COMPANY: "not-won"}
    assert listed.endings_of("P2") == ["no-winner"]
    assert listed.mission(RICE).status == "NO_WINNER"


def test_a_winner_who_does_not_mend_the_dossier_in_time_loses_the_result(
    listed: Province,
) -> None:
    won_by_the_institute(listed)

    listed.go_to(date(2024, 7, 1))
    listed.do("P2_18")
    listed.do("P2_03b", choice="KET_THUC")

    assert endings(listed) == {UNIVERSITY: "not-won", INSTITUTE: "cancelled"}
    assert listed.endings_of("P2") == ["cancelled"]
    assert listed.mission(RICE).status == "NO_WINNER"


def test_a_winner_the_city_does_not_approve_gets_no_contract(listed: Province) -> None:
    won_by_the_institute(listed)

    approve(listed, decision="KHONG_PHE_DUYET", refusal_reason="Không cân đối được kinh phí")

    assert endings(listed) == {UNIVERSITY: "not-won", INSTITUTE: "not-approved"}
    assert listed.endings_of("P2") == ["not-approved"]


def test_a_contract_that_is_not_signed_cancels_the_result(listed: Province) -> None:
    won_by_the_institute(listed)
    approve(listed)
    listed.do("P2_16")

    listed.do("P2_19", signing="KHONG_KY", not_signed_reason="Tổ chức từ chối")
    listed.do("P2_18")
    listed.do("P2_03b", choice="KET_THUC")

    assert listed.endings_of("P2") == ["cancelled"]
    assert listed.mission(RICE).status == "NO_WINNER"
