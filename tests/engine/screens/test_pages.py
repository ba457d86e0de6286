import pytest

from engine.commands.cases.save_draft import SaveDraft
from engine.engine import Engine
from engine.model.actors import Actor, Grant
from engine.permissions import NotFound
from engine.questions.cases.case_page import CasePage
from engine.questions.cases.my_cases import MyCases
from engine.questions.cases.submission_page import SubmissionPage
from engine.questions.councils.council_page import CouncilPage
from engine.questions.tasks.task_page import TaskPage, TaskView
from tests.builders import OFFICER, Office, money, new_id, office, two_tasks
from tests.engine.kernel.panels import CLOSE_WHEN_FIVE, Council, council_for, panel


@pytest.fixture
def hall(engine: Engine) -> Office:
    found = office(engine)
    found.publish(two_tasks())
    return found


@pytest.fixture
def council(engine: Engine) -> Council:
    found = office(engine)
    found.publish(panel(), decisions__close=CLOSE_WHEN_FIVE)
    return council_for(found)


def case_of(task: str) -> int:
    return int(task.split("-", maxsplit=1)[0])


def page(hall: Office, actor: Actor, place: str) -> TaskView:
    return hall.engine.ask(TaskPage(actor, place))


def auditor(hall: Office) -> Actor:
    return Actor(900, "Thanh tra", (Grant("auditor", hall.authority_id),))


def test_a_task_shows_its_form_its_case_and_what_may_be_done(hall: Office) -> None:
    task = hall.start()

    found = page(hall, hall.officer, task)

    assert found.form is not None
    assert found.form.id == "F1"
    assert (found.may_complete, found.may_claim, found.may_release) == (True, True, False)
    assert found.case.title == "Quy trình thử"
    assert found.context["case"] == {
        "id": str(case_of(task)), "title": "Quy trình thử", "started": hall.engine.today(),
    }  # fmt: skip


def test_a_foreign_task_does_not_exist(hall: Office) -> None:
    task = hall.start()
    elsewhere = Actor(99, "Tỉnh khác", (Grant(OFFICER, hall.authority_id + 1000),))

    for stranger in (elsewhere, hall.members[0]):
        with pytest.raises(NotFound):
            page(hall, stranger, task)
    with pytest.raises(NotFound):
        page(hall, hall.officer, "999999-A.1")


def test_a_task_of_ones_house_is_seen_but_not_done(hall: Office) -> None:
    task = hall.start()

    for looking in (auditor(hall), hall.administrator):
        found = page(hall, looking, task)
        assert (found.may_complete, found.may_claim) == (False, False)


def test_a_draft_is_its_authors_alone(hall: Office) -> None:
    task = hall.start()
    digest = page(hall, hall.officer, task).form.digest  # type: ignore[union-attr]

    hall.engine.do(
        SaveDraft(task, digest, {"amount": "12."}, actor=hall.officer, command_id=new_id())
    )

    assert page(hall, hall.officer, task).draft == {"amount": "12."}
    assert page(hall, hall.administrator, task).draft is None


def test_a_case_tells_what_happened_and_where_it_stands(hall: Office) -> None:
    task = hall.start()
    hall.complete(task, title="Phiếu thứ nhất", amount=money(5))

    found = hall.engine.ask(CasePage(auditor(hall), case_of(task)))

    kinds = [entry.kind for entry in found.timeline]
    assert kinds[0] == "case-started"
    assert "task-completed" in kinds
    assert "number-drawn" in kinds or "operation-done" in kinds
    assert [one.name for one in found.open] == ["B"]
    assert found.diagram.open == ("B",)
    assert {"Begin", "A", "Number"} <= set(found.diagram.passed)
    assert [paper.title for paper in found.papers] == ["Mẫu thử"]


def test_a_paper_is_read_by_who_sees_the_case(hall: Office) -> None:
    task = hall.start()
    hall.complete(task, title="Phiếu thứ nhất", amount=money(5))
    (paper,) = hall.engine.ask(CasePage(auditor(hall), case_of(task))).papers

    found = hall.engine.ask(SubmissionPage(auditor(hall), paper.submission_digest))

    assert found.answers["title"] == "Phiếu thứ nhất"
    with pytest.raises(NotFound):
        hall.engine.ask(SubmissionPage(hall.members[0], paper.submission_digest))


def test_an_officer_has_no_cases_of_their_own(hall: Office) -> None:
    hall.start()

    assert hall.engine.ask(MyCases(hall.officer)) == ()


def test_a_ballot_is_found_by_its_member_alone(council: Council) -> None:
    (item, member), (_, other) = council.items[:2]

    found = page(council.hall, member, item)

    assert (found.kind, found.may_complete) == ("ballot", True)
    assert found.form is not None
    for curious in (other, council.hall.officer, auditor(council.hall)):
        with pytest.raises(NotFound):
            page(council.hall, curious, item)


def test_before_the_tally_only_who_has_filed_is_known(council: Council) -> None:
    hall = council.hall
    hall.engine.do(hall.ballot(*council.items[0], "KHONG_DAT"))

    closing = page(hall, hall.officer, council.task_id)

    assert closing.panel is not None
    assert (closing.panel.items_filed, closing.panel.items_total) == (1, 7)
    assert [row.filed for row in closing.panel.rows][:2] == [(True,), (False,)]
    assert "KHONG_DAT" not in repr((closing.panel, closing.history, closing.papers))
    assert closing.form is None
    assert closing.may_close_panel


def test_a_sealed_ballot_is_read_by_nobody_else(council: Council) -> None:
    hall = council.hall
    item, member = council.items[0]
    hall.engine.do(hall.ballot(item, member))
    digest = ballot_of(council, member)

    assert hall.engine.ask(SubmissionPage(member, digest)).answers == {"overall": "DAT"}
    for curious in (auditor(hall), hall.administrator, hall.officer, council.items[1][1]):
        with pytest.raises(NotFound):
            hall.engine.ask(SubmissionPage(curious, digest))


def test_after_the_tally_auditors_read_ballots_and_members_the_aggregate(
    council: Council,
) -> None:
    hall = council.hall
    for item, member in council.items:
        hall.engine.do(hall.ballot(item, member))
    digest = ballot_of(council, council.items[0][1])

    hall.engine.do(council.close())

    assert hall.engine.ask(SubmissionPage(auditor(hall), digest)).panel
    with pytest.raises(NotFound):
        hall.engine.ask(SubmissionPage(council.items[1][1], digest))
    seen = hall.engine.ask(CouncilPage(council.items[1][1], council_id(council)))
    results = seen.panels[0].results
    assert results is not None
    assert results[""]["passes"] == 7  # type: ignore[index, call-overload]


def test_a_council_is_nobodys_who_does_not_sit_there(council: Council) -> None:
    outsider = Actor(998, "Người ngoài")

    with pytest.raises(NotFound):
        council.hall.engine.ask(CouncilPage(outsider, council_id(council)))


def test_a_council_shows_each_member_their_own_papers(council: Council) -> None:
    item, member = council.items[0]

    found = council.hall.engine.ask(CouncilPage(member, council_id(council)))

    assert [one.place for one in found.my_items] == [item]
    assert found.panels[0].results is None
    assert len(found.seats) == 7


def council_id(council: Council) -> int:
    found = council.hall.engine.ask(
        CasePage(council.hall.officer, case_of(council.task_id))
    ).council_id
    assert found is not None
    return found


def ballot_of(council: Council, member: Actor) -> str:
    mine = council.hall.engine.ask(CouncilPage(member, council_id(council))).my_items
    assert mine[0].submission_digest is not None
    return mine[0].submission_digest
