"""Which facts and papers a page shows first, and how it leads to the others."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from flask import Flask, render_template_string

from engine.engine import Engine
from engine.questions.cases.papers import Paper
from engine.questions.cases.timeline import HistoryEntry
from engine.settings import Settings
from webapp.application import create_app
from webapp.history import MOST_ENTRIES, MOST_PAPERS, history, papers

AT = datetime(2024, 3, 4, tzinfo=UTC)


@pytest.fixture
def app() -> Iterator[Flask]:
    made = Flask(__name__)
    made.add_url_rule("/ho-so/<int:case_id>", "case.page", str)
    with made.test_request_context("/ho-so/7"):
        yield made


def fact(seq: int, kind: str = "task-completed", actor: str = "Lan", at: str = "") -> HistoryEntry:
    return HistoryEntry(
        7, seq, AT, None, kind, "A", at or f"A[{seq}]", "A", "", actor, None, "", (), None
    )  # fmt: skip


def paper(number: int, *, by_member: bool = False) -> Paper:
    return Paper(
        title="Phiếu", title_en="", form_id="F", code="", by_member=by_member, subject_id=None,
        subject=None, number=None, on=date(2024, 3, 4), by=None, case_id=7, element="Vote",
        submission_digest=str(number), files=(),
    )  # fmt: skip


@pytest.mark.usefixtures("app")
def test_what_the_system_did_is_shown_when_asked_for() -> None:
    facts = [fact(1), fact(2, "operation-done"), fact(3, "deadline-set"), fact(4, "case-ended")]

    shown = history(facts)

    assert [line.entry.seq for line in shown.lines] == [4, 1]
    assert shown.other == "/ho-so/7?lich-su=du#lich-su"
    assert shown.total == 4


def test_the_whole_history_is_one_address(app: Flask) -> None:
    facts = [fact(1), fact(2, "operation-done")]

    with app.test_request_context("/ho-so/7?lich-su=du"):
        shown = history(facts)

    assert [line.entry.seq for line in shown.lines] == [2, 1]
    assert shown.other == "/ho-so/7#lich-su"


@pytest.mark.usefixtures("app")
def test_a_long_history_begins_with_its_newest_facts() -> None:
    shown = history([fact(number) for number in range(100)])

    assert [line.entry.seq for line in shown.lines] == list(range(99, 99 - MOST_ENTRIES, -1))


@pytest.mark.usefixtures("app")
def test_what_a_council_filed_for_one_vote_is_one_line() -> None:
    filed = [fact(n, "panel-item-filed", name, "Vote[1]") for n, name in enumerate("ABAB")]

    shown = history([*filed, fact(9, "panel-item-filed", "A", "Vote[2]")])

    assert [(line.count, line.people) for line in shown.lines] == [(1, ("A",)), (4, ("B", "A"))]


def test_who_judged_is_told_by_role_where_the_name_is_kept_back(
    engine: Engine, settings: Settings
) -> None:
    filed = [fact(n, "panel-item-filed", "", "Vote[1]") for n in range(2)]
    entries = [replace(one, role="council_member") for one in [*filed, fact(3, "panel-closed", "")]]
    page = '{% from "parts/history.html" import timeline %}{{ timeline(entries, "/x") }}'
    made = create_app(engine, settings)

    with made.test_request_context("/ho-so/7"):
        shown = render_template_string(page, entries=entries)

    assert "2 phiếu – Ủy viên hội đồng" in shown
    assert shown.count("Ủy viên hội đồng") == 2


@pytest.mark.usefixtures("app")
def test_a_short_history_has_nothing_more_to_show() -> None:
    assert history([fact(1)]).other is None


@pytest.mark.usefixtures("app")
def test_the_papers_of_one_vote_are_one_line() -> None:
    shown = papers([paper(n, by_member=True) for n in range(14)] + [paper(20), paper(21)])

    assert [len(line) for line in shown.lines] == [14, 1, 1]
    assert shown.all is None


@pytest.mark.usefixtures("app")
def test_many_papers_are_all_shown_when_asked_for() -> None:
    many = [paper(number) for number in range(MOST_PAPERS + 5)]

    shown = papers(many)

    assert (len(shown.lines), shown.total) == (MOST_PAPERS, MOST_PAPERS + 5)
    assert shown.all == "/ho-so/7?van-ban=du#van-ban"
    assert len(papers(many, everything=True).lines) == MOST_PAPERS + 5
