"""What those who are judged may know of the judging, while it lasts and afterwards."""

from collections.abc import Callable
from typing import Final

import pytest

from engine.model.actors import Actor
from engine.permissions import NotFound
from engine.questions.cases.case_page import CasePage
from engine.questions.cases.submission_page import SubmissionPage
from engine.questions.missions.mission_page import MissionPage, MissionView
from tests.acceptance.province import Province
from tests.acceptance.step_1 import LAGOON, NINE, PROPOSALS, RICE, SEVEN
from tests.acceptance.step_2 import INSTITUTE
from tests.acceptance.step_4 import rate

After = Callable[[str], Province]
#: What names judges or other applicants, single reviews and single ballots.
KEPT_BACK: Final = {
    "QD-HD", "GUI-TL", "HOP-HD", "B2-1-BBHS", "B2-5-THKP", "B2-2a-NX", "B2-3a-DG",
    "TT11-M4", "TT11-M7",
}  # fmt: skip


def mission(province: Province, reader: Actor, title: str = RICE) -> MissionView:
    return province.engine.ask(MissionPage(reader, province.mission_id(title)))


def forms(view: MissionView) -> set[str]:
    return {paper.form_id for paper in view.papers}


def named(view: MissionView) -> set[str | None]:
    return {one.actor_name for one in view.timeline} | {
        name for task in view.open for name in task.waits_for
    }


@pytest.mark.parametrize("login", [INSTITUTE, PROPOSALS[RICE]])
def test_host_and_proposer_read_the_minutes_of_a_selection_and_not_who_judged(
    after: After, login: str
) -> None:
    province = after("contracted")

    view = mission(province, province.actor(login))

    assert not forms(view) & KEPT_BACK
    assert "B2-6-BBHD" in forms(view)
    assert not named(view) & names(province, SEVEN)


def test_a_host_does_not_learn_who_is_to_judge(after: After) -> None:
    province = after("submitted")

    view = mission(province, province.actor(INSTITUTE))

    assert "P4_10" in {task.element for task in view.open}
    assert not forms(view) & KEPT_BACK
    assert not named(view) & names(province, NINE)


def test_a_host_reads_counts_and_conclusions_and_no_single_ballot(after: After) -> None:
    province = after("submitted")
    rate(province, "DAT")
    host, auditor = province.actor(INSTITUTE), province.actor("thanhtra")

    seen, all_papers = forms(mission(province, host)), mission(province, auditor).papers

    assert {"TT11-M8", "TT11-M9"} <= seen
    assert not seen & KEPT_BACK
    kept_back = [paper for paper in all_papers if paper.form_id in KEPT_BACK]
    assert {"TT11-M4", "TT11-M7", "QD-HD"} <= {paper.form_id for paper in kept_back}
    for paper in kept_back:
        with pytest.raises(NotFound):
            province.engine.ask(SubmissionPage(host, paper.submission_digest))


def test_officers_and_the_council_see_who_judges(after: After) -> None:
    province = after("submitted")

    for login in ("quanly1", NINE["CT"]):
        page = province.engine.ask(CasePage(province.actor(login), province.task("P4_10").case_id))
        (vote,) = [task for task in page.open if task.element == "P4_10"]
        assert set(vote.waits_for) == names(province, NINE)
        assert "QD-HD" in {paper.form_id for paper in page.papers}


@pytest.mark.parametrize(
    ("login", "sees"), [("quanly1", True), (PROPOSALS[LAGOON], True), (INSTITUTE, False)]
)
def test_the_page_of_a_mission_leads_to_its_proposal(
    after: After, login: str, *, sees: bool
) -> None:
    province = after("contracted")
    title = LAGOON if login != INSTITUTE else RICE

    found = mission(province, province.actor(login), title).proposal

    assert (found.case_id if found else None) == (province.named[title] if sees else None)


def names(province: Province, council: dict[str, str]) -> set[str]:
    return {province.actor(login).name for login in council.values()}
