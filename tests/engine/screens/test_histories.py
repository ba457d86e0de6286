"""What a history, a list of papers and a list of cases say in words."""

import pytest

from engine.engine import Engine
from engine.model.actors import Actor, Grant
from engine.questions.cases.case_page import CasePage, CaseView
from tests.builders import Diagram, Office, money, office
from tests.engine.kernel.panels import CLOSE_WHEN_FIVE, Council, council_for, panel


@pytest.fixture
def hall(engine: Engine) -> Office:
    return office(engine)


@pytest.fixture
def council(hall: Office) -> Council:
    hall.publish(panel(), decisions__close=CLOSE_WHEN_FIVE)
    return council_for(hall)


def page(hall: Office, place: str) -> CaseView:
    auditor = Actor(900, "Thanh tra", (Grant("auditor", hall.authority_id),))
    return hall.engine.ask(CasePage(auditor, int(place.split("-", maxsplit=1)[0])))


def numbered() -> Diagram:
    """Two papers, followed by the number of a decision and by the code of a mission."""
    return (
        Diagram()
        .node("startEvent", "Begin")
        .node("userTask", "A", form="F1")
        .node("serviceTask", "A_so", operation="draw-number", with__register='"decision"')
        .node("userTask", "B", form="F1")
        .node("serviceTask", "B_ma", operation="draw-number", with__register='"mission"')
        .node("endEvent", "End_done", ending="done")
        .line("Begin", "A", "A_so", "B", "B_ma", "End_done")
    )


def test_only_a_register_of_papers_numbers_a_paper(hall: Office) -> None:
    hall.publish(numbered())
    second = hall.complete(hall.start(), amount=money(5)).next_task_id
    assert second is not None
    hall.complete(second, amount=money(5))

    found = page(hall, second)

    numbers = {paper.element: paper.number for paper in found.papers}
    assert numbers["B"] is None
    assert "/QĐ-" in (numbers["A"] or "")


def test_a_number_is_told_where_it_was_drawn(hall: Office) -> None:
    hall.publish(numbered())
    second = hall.complete(hall.start(), amount=money(5)).next_task_id or ""

    told = [one.text for one in page(hall, second).timeline if one.kind == "number-drawn"]

    assert len(told) == 1
    assert "/QĐ-" in told[0]


def test_an_end_is_called_what_the_pinned_process_calls_it(hall: Office) -> None:
    hall.publish(numbered())
    second = hall.complete(hall.start(), amount=money(5)).next_task_id or ""
    hall.complete(second, amount=money(5))

    found = page(hall, second)

    assert (found.case.ending, found.case.ending_name) == ("done", "End_done")


def test_a_closed_vote_tells_its_figures_and_no_digest(hall: Office, council: Council) -> None:
    for number, (item_id, member) in enumerate(council.items):
        hall.engine.do(hall.ballot(item_id, member, "DAT" if number < 6 else "KHONG_DAT"))
    hall.engine.do(council.close())

    (closed,) = (one for one in page(hall, council.task_id).timeline if one.kind == "panel-closed")

    (verdict,) = closed.verdicts
    assert closed.text == ""
    assert (verdict.figures["passes"], verdict.figures["valid"]) == (6, 7)
    assert closed.role == "task_unit"


def test_no_fact_says_a_digest(hall: Office, council: Council) -> None:
    for item_id, member in council.items:
        hall.engine.do(hall.ballot(item_id, member))
    hall.engine.do(council.close())

    said = [one.text for one in page(hall, council.task_id).timeline]

    assert [text for text in said if len(text) > 40] == []
