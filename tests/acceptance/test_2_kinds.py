"""Step 2 for each kind of mission: its own description, review, ballot and appraisal."""

from collections.abc import Callable
from datetime import date
from typing import Final

import pytest

from engine.forms import prefill
from engine.questions.missions.mission_page import MissionPage
from engine.questions.tasks.task_page import TaskPage
from tests.acceptance.province import Province
from tests.acceptance.step_1 import LAGOON
from tests.acceptance.step_2 import (
    INSTITUTE,
    UNIVERSITY,
    apply,
    approve,
    call_for_applications,
    open_dossiers,
    score,
    sign,
)

After = Callable[[str], Province]
TASKS: Final = ("P2_02_thuyet_minh", "P2_07", "P2_08_cham_diem", "P2_12")
SOCIAL: Final = ("o1", "o2", "n1", "n2", "p1", "p2", "s1", "s2", "s3", "k1", "k2", "c1", "c2")
TOPIC: Final = ("o1", "o2", "n1", "n2", "n3", "s1", "s2", "u1", "u2", "k1", "k2", "c1", "c2")
#: What is filled in for each kind, in the order of the tasks, and the lines of its ballot.
KINDS: Final = {
    "CONG_NGHE": (("B1-2a-TMDTCN", "B2-2a-NX", "B2-3a-DG", "B3-1a-BBTD"), TOPIC),
    "XA_HOI": (("B1-2b-TMDTXH", "B2-2b-NXDTXH", "B2-3b-DGDTXH", "B3-1a-BBTD"), SOCIAL),
    "DU_AN": (("B1-2c-TMDA", "B2-2c-NXDA", "B2-3c-DGDA", "B3-1b-BBTDDA"), (*TOPIC, "p1", "p2")),
    "DE_AN": (("B1-2d-TMDA", "B2-2b-NXDA", "B2-3b-DGDA", "B3-1a-BBTD"), SOCIAL),
}


@pytest.mark.parametrize("kind", KINDS)
def test_an_application_of_each_kind_goes_from_the_notice_to_the_contract(
    after: After, kind: str
) -> None:
    forms, lines = KINDS[kind]
    province = after("listed")
    province.go_to(date(2024, 3, 25))
    call = call_for_applications(province, LAGOON, dossier_kind=kind)
    for login in (INSTITUTE, UNIVERSITY):
        apply(province, call, login)
    open_dossiers(province, date(2024, 4, 26))
    score(province, {INSTITUTE: "4", UNIVERSITY: "3"}, date(2024, 5, 20), lines)
    approve(province)
    sign(province)

    assert filled_in(province) == dict(zip(TASKS, forms, strict=True))
    found = province.mission(LAGOON)
    assert found.status == "CONTRACTED"
    assert found.mission.host is not None
    assert found.mission.host.startswith("Viện Sinh thái")
    # What the winner described is what implementation begins with.
    page = province.engine.ask(TaskPage(province.actor("kinhphi1"), sheet(province)))
    assert page.form is not None
    assert prefill(page.form, page.context, province.clock.at)["members"]


def test_the_notice_suggests_the_set_of_the_mission(after: After) -> None:
    province = after("listed")
    province.go_to(date(2024, 3, 25))
    case_id = province.start("quanly1", "P2", mission=LAGOON)
    task = province.task("P2_01", case_id)

    page = province.engine.ask(TaskPage(province.actor("quanly1"), task.task_id))

    assert page.form is not None
    context = {**page.context}
    for kind, field, suggested in [
        ("DT", "101", "CONG_NGHE"),
        ("DT", "505", "XA_HOI"),
        ("DA_SXTN", "405", "DU_AN"),
        ("DA_KH", "505", "DE_AN"),
    ]:
        context["mission"] = {"type": kind, "field": field}
        assert prefill(page.form, context, province.clock.at)["dossier_kind"] == suggested


def filled_in(province: Province) -> dict[str, str]:
    """Return which form each task was done with; the auditor reads the ballots too."""
    auditor, mission = province.actor("thanhtra"), province.mission_id(LAGOON)
    papers = province.engine.ask(MissionPage(auditor, mission)).papers
    return {paper.element: paper.form_id for paper in papers if paper.element in TASKS}


def sheet(province: Province) -> str:
    """Let work begin, and return the sheet that tells of the mission."""
    province.do("P3A_01")
    return province.task("P3A_02").task_id
