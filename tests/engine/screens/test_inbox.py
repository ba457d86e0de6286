from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import event

from engine.commands.cases.claim_task import ClaimTask, ReleaseTask
from engine.engine import Engine
from engine.model.actors import Actor, Grant
from engine.questions.inbox.inbox import Inbox, InboxPage
from tests.builders import OFFICER, Office, money, new_id, office, two_tasks
from tests.conftest import Clock
from tests.engine.kernel.panels import CLOSE_WHEN_FIVE, council_for, panel


@pytest.fixture
def hall(engine: Engine) -> Office:
    found = office(engine)
    found.publish(two_tasks())
    return found


def inbox(hall: Office, actor: Actor, scope: str = "mine", **more: object) -> InboxPage:
    return hall.engine.ask(Inbox(actor, scope, **more))  # type: ignore[arg-type]


def colleague(hall: Office) -> Actor:
    return Actor(hall.members[0].user_id, "Đồng nghiệp", (Grant(OFFICER, hall.authority_id),))


def places(page: InboxPage) -> list[str]:
    return [row.place for row in page.rows]


@contextmanager
def statements(engine: Engine) -> Iterator[list[str]]:
    seen: list[str] = []

    def count(_: object, __: object, statement: str, *___: object) -> None:
        seen.append(statement)

    event.listen(engine.database.sql, "before_cursor_execute", count)
    try:
        yield seen
    finally:
        event.remove(engine.database.sql, "before_cursor_execute", count)


def test_a_task_waits_for_everybody_who_holds_its_role(hall: Office) -> None:
    task = hall.start()

    for actor in (hall.officer, colleague(hall)):
        page = inbox(hall, actor, "unit")
        assert places(page) == [task]
        assert (page.total, page.mine, page.unit) == (1, 0, 1)


@pytest.mark.parametrize("scope", ["mine", "unit"])
def test_a_task_is_nobody_elses_to_see(hall: Office, scope: str) -> None:
    hall.start()

    elsewhere = Actor(99, "Tỉnh khác", (Grant(OFFICER, hall.authority_id + 1000),))
    for stranger in (elsewhere, hall.administrator, hall.members[1]):
        assert inbox(hall, stranger, scope).rows == ()


def test_a_claimed_task_is_mine_and_shows_my_name_to_others(hall: Office) -> None:
    task = hall.start()

    hall.engine.do(ClaimTask(task, actor=hall.officer, command_id=new_id()))

    assert places(inbox(hall, hall.officer)) == [task]
    assert places(inbox(hall, hall.officer, "unit")) == []
    (seen,) = inbox(hall, colleague(hall), "unit").rows
    assert (seen.assignee_id, seen.assignee) == (hall.officer.user_id, "officer")


def test_a_released_task_is_everybodys_again(hall: Office) -> None:
    task = hall.start()
    hall.engine.do(ClaimTask(task, actor=hall.officer, command_id=new_id()))

    hall.engine.do(ReleaseTask(task, actor=hall.officer, command_id=new_id()))

    assert places(inbox(hall, hall.officer, "unit")) == [task]


def test_a_completed_task_leaves_and_the_next_one_comes(hall: Office) -> None:
    task = hall.start()

    hall.complete(task, amount=money(1))

    (row,) = inbox(hall, hall.officer, "unit").rows
    assert row.name == "B"


def test_search_needs_no_accents(hall: Office) -> None:
    task = hall.start()

    for text in ("quy trinh thu", "QUY TRÌNH", "a thu"):
        assert places(inbox(hall, hall.officer, "unit", text=text)) == [task]
    assert inbox(hall, hall.officer, "unit", text="khong co").rows == ()
    assert inbox(hall, hall.officer, "unit", text="100%_").rows == ()


def test_the_nearest_deadline_comes_first_and_no_deadline_last(hall: Office, clock: Clock) -> None:
    undated = hall.start()
    hall.complete(undated, amount=money(1))
    late = hall.start()
    clock.move(days=14)
    later = hall.start()

    page = inbox(hall, hall.officer, "unit")

    assert [row.name for row in page.rows] == ["A", "A", "B"]
    assert places(page)[:2] == [late, later]
    assert [row.days_left for row in page.rows] == [-5, 5, None]


def test_pages_show_everything_once(hall: Office) -> None:
    tasks = {hall.start() for _ in range(7)}

    pages = [inbox(hall, hall.officer, "unit", page=number, size=3) for number in (1, 2, 3)]

    assert [len(page.rows) for page in pages] == [3, 3, 1]
    assert {place for page in pages for place in places(page)} == tasks
    assert {(page.total, page.pages) for page in pages} == {(7, 3)}


def test_a_page_beyond_the_last_is_the_last(hall: Office) -> None:
    task = hall.start()

    page = inbox(hall, hall.officer, "unit", page=9)

    assert (page.page, places(page)) == (1, [task])


def test_an_inbox_costs_the_same_however_long_it_is(hall: Office) -> None:
    hall.start()
    inbox(hall, hall.officer, "unit")
    with statements(hall.engine) as few:
        inbox(hall, hall.officer, "unit")

    for _ in range(20):
        hall.start()
    with statements(hall.engine) as many:
        inbox(hall, hall.officer, "unit")

    assert len(many) == len(few)
    assert len([one for one in many if one.startswith(("SELECT", "WITH"))]) == 2


def test_members_find_their_ballots_and_the_closer_finds_the_panel(engine: Engine) -> None:
    hall = office(engine)
    hall.publish(panel(), decisions__close=CLOSE_WHEN_FIVE)
    council = council_for(hall)
    item_id, member = council.items[0]

    (ballot,) = inbox(hall, member).rows
    (closing,) = inbox(hall, hall.officer, "unit").rows

    assert (ballot.place, ballot.kind, ballot.role) == (item_id, "ballot", "council_member")
    assert (closing.place, closing.kind) == (council.task_id, "close")


def test_a_filed_ballot_waits_no_longer(engine: Engine) -> None:
    hall = office(engine)
    hall.publish(panel(), decisions__close=CLOSE_WHEN_FIVE)
    council = council_for(hall)
    item_id, member = council.items[0]

    hall.engine.do(hall.ballot(item_id, member))

    assert inbox(hall, member).rows == ()


def test_who_lost_the_role_lost_the_inbox(hall: Office) -> None:
    hall.start()
    former = Actor(hall.officer.user_id, "Cán bộ", ())

    assert inbox(hall, former, "unit").rows == ()


def test_time_left_is_counted_in_working_days(hall: Office, clock: Clock) -> None:
    hall.start()

    left = []
    for _ in range(9):
        (row,) = inbox(hall, hall.officer, "unit").rows
        left.append(row.days_left)
        clock.at += timedelta(days=1)

    # From Monday on; the weekend takes nothing.
    assert left == [5, 4, 3, 2, 1, 1, 1, 0, -1]
