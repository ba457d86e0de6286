"""Whatever is changed behind the product's back shows, and shows where."""

from collections.abc import Callable

import pytest
from sqlalchemy import Connection, Update, delete, insert, select, text, update

from engine.engine import Engine
from engine.questions.audit.verify import VerifyAll, VerifyCase
from engine.store.tables import bundles, cases, events, streams, submissions
from tests.builders import Office, money, office, two_tasks

Edit = Callable[[Connection, int], object]


def _actor(connection: Connection, case_id: int) -> None:
    connection.execute(_event(case_id, 3).values(actor=99))


def _date(connection: Connection, case_id: int) -> None:
    connection.execute(text("UPDATE events SET legal_date = '2020-01-01' WHERE seq = 3"))


def _body(connection: Connection, case_id: int) -> None:
    row = connection.execute(
        select(events.c.body).where(events.c.stream_id == case_id, events.c.seq == 3)
    ).scalar_one()
    changed = row.replace("1500000", "9500000")
    connection.execute(_event(case_id, 3).values(body=changed))


def _nonsense(connection: Connection, case_id: int) -> None:
    connection.execute(_event(case_id, 3).values(body="{"))


def _unknown_kind(connection: Connection, case_id: int) -> None:
    connection.execute(_event(case_id, 3).values(kind="never-heard-of"))


def _removed(connection: Connection, case_id: int) -> None:
    connection.execute(delete(events).where(events.c.stream_id == case_id, events.c.seq == 3))


def _reordered(connection: Connection, case_id: int) -> None:
    for before, after in ((3, 999), (4, 3), (999, 4)):
        connection.execute(_event(case_id, before).values(seq=after))


def _inserted(connection: Connection, case_id: int) -> None:
    for seq in range(20, 2, -1):
        connection.execute(_event(case_id, seq).values(seq=seq + 1))
    row = dict(
        connection.execute(select(events).where(events.c.stream_id == case_id, events.c.seq == 2))
        .mappings()
        .one()
    )
    connection.execute(insert(events).values(**row | {"seq": 3}))


CHAIN: list[Edit] = [
    _actor, _date, _body, _nonsense, _unknown_kind, _removed, _reordered, _inserted,
]  # fmt: skip


def _cut(connection: Connection, case_id: int) -> None:
    last = connection.execute(
        select(streams.c.last_seq).where(streams.c.stream_id == case_id)
    ).scalar_one()
    connection.execute(delete(events).where(events.c.stream_id == case_id, events.c.seq == last))


def _answers(connection: Connection, case_id: int) -> None:
    connection.execute(update(submissions).values(answers='{"title":"khác"}'))


def _snapshot(connection: Connection, case_id: int) -> None:
    connection.execute(update(cases).values(snapshot=b"\x01nonsense"))


def _ending(connection: Connection, case_id: int) -> None:
    connection.execute(update(cases).values(state="ended", ending="done"))


def _bundle(connection: Connection, case_id: int) -> None:
    connection.execute(update(bundles).values(process_id="T2"))


ELSEWHERE: list[Edit] = [_cut, _answers, _snapshot, _ending, _bundle]


@pytest.fixture
def hall(engine: Engine) -> Office:
    found = office(engine)
    found.publish(two_tasks())
    return found


@pytest.mark.parametrize("edit", CHAIN)
def test_a_changed_chain_shows_at_the_changed_event(hall: Office, edit: Edit) -> None:
    case_id = hall.complete(hall.start(), amount=money(1_500_000)).case_id

    _tamper(hall, edit, case_id)

    found = hall.engine.ask(VerifyCase(case_id))
    assert found is not None
    assert [(one.stream, one.seq) for one in found.broken] == [(case_id, 3)]


@pytest.mark.parametrize("edit", ELSEWHERE)
def test_a_change_beside_the_chain_shows_as_well(hall: Office, edit: Edit) -> None:
    case_id = hall.complete(hall.start(), amount=money(1_500_000)).case_id
    assert hall.engine.ask(VerifyAll()).broken == ()

    _tamper(hall, edit, case_id)

    assert hall.engine.ask(VerifyAll()).broken != ()


def _tamper(hall: Office, edit: Edit, case_id: int) -> None:
    with hall.engine.database.transaction() as connection:
        edit(connection, case_id)


def _event(case_id: int, seq: int) -> Update:
    return update(events).where(events.c.stream_id == case_id, events.c.seq == seq)
