"""A vote: sealed, complete, and closed once."""

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from engine.commands.errors import NotFound, PanelClosed, PanelNotReady
from engine.engine import Engine
from engine.model.events import Kind
from engine.questions.audit.verify import VerifyAll
from engine.store.tables import events, panel_items, submissions
from tests.builders import Office, office
from tests.engine.kernel.panels import CLOSE_WHEN_FIVE, Council, council_for, panel


@pytest.fixture
def hall(engine: Engine) -> Office:
    found = office(engine)
    found.publish(panel(), decisions__close=CLOSE_WHEN_FIVE)
    return found


@pytest.fixture
def council(hall: Office) -> Council:
    return council_for(hall)


def test_a_panel_has_an_item_for_every_seat(council: Council) -> None:
    assert len(council.items) == 7


def test_a_panel_closes_only_when_its_table_allows(hall: Office, council: Council) -> None:
    for item_id, member in council.items[2:7]:
        hall.engine.do(hall.ballot(item_id, member))

    with pytest.raises(PanelNotReady) as refusal:
        hall.engine.do(council.close())

    assert (refusal.value.filed, refusal.value.seats) == (5, 7)


def test_only_aggregates_reach_the_process(hall: Office, council: Council) -> None:
    for number, (item_id, member) in enumerate(council.items):
        hall.engine.do(hall.ballot(item_id, member, "DAT" if number < 6 else "KHONG_DAT"))

    hall.engine.do(council.close())

    (body,) = _bodies(hall, Kind.PANEL_CLOSED)
    result = body["variables"]["kết_quả"]
    assert (result["valid"], result["passes"]) == (7, 6)
    assert "KHONG_DAT" not in str(_bodies(hall, Kind.PANEL_ITEM_FILED))


def test_ballots_are_sealed_until_the_tally(hall: Office, council: Council) -> None:
    hall.engine.do(hall.ballot(*council.items[0]))

    with hall.engine.database.reading() as connection:
        assert connection.execute(select(submissions.c.sealed)).scalar_one() is True


def test_a_ballot_after_the_tally_is_refused(hall: Office, council: Council) -> None:
    for item_id, member in council.items[:5]:
        hall.engine.do(hall.ballot(item_id, member))
    hall.engine.do(council.close())

    with pytest.raises(PanelClosed) as refusal:
        hall.engine.do(hall.ballot(*council.items[6]))

    assert refusal.value.item_id == council.items[6][0]


def test_a_member_cannot_file_for_another(hall: Office, council: Council) -> None:
    with pytest.raises(NotFound):
        hall.engine.do(hall.ballot(council.items[0][0], council.items[1][1]))


@pytest.mark.parametrize("round_number", range(10))
def test_seven_members_vote_at_once(
    hall: Office, open_again: Callable[[], object], round_number: int
) -> None:
    council = council_for(hall)
    ballots = [hall.ballot(item_id, member) for item_id, member in council.items]

    with ThreadPoolExecutor(max_workers=14) as pool:
        list(pool.map(hall.engine.do, [*ballots, *ballots]))

    with hall.engine.database.reading() as connection:
        filed = connection.execute(
            select(func.count()).where(
                panel_items.c.task_id == council.task_id, panel_items.c.state == "filed"
            )
        ).scalar_one()
        told = connection.execute(
            select(func.count()).where(events.c.kind == str(Kind.PANEL_ITEM_FILED))
        ).scalar_one()
    assert (filed, told) == (7, 7)
    hall.engine.do(council.close())
    assert hall.engine.ask(VerifyAll()).broken == ()


def _bodies(hall: Office, kind: Kind) -> "list[dict[str, dict[str, dict[str, int]]]]":
    with hall.engine.database.reading() as connection:
        query = select(events.c.body).where(events.c.kind == str(kind))
        return [json.loads(body) for body in connection.execute(query).scalars()]
