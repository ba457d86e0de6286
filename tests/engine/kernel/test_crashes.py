"""A crash between any two statements leaves no trace."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy import event

from engine.commands.registry import Command
from engine.engine import Engine
from engine.model.errors import DatabaseAway
from engine.store.database import Database
from tests.builders import Diagram, Office, dump, money, office, two_tasks
from tests.engine.kernel.panels import CLOSE_WHEN_FIVE, council_for, panel


class Crash(BaseException):
    """The process dies; nothing of ours may catch it."""


@contextmanager
def dying_at(
    database: Database, number: int, death: Callable[[], BaseException]
) -> Iterator[list[str]]:
    """Die before the statement of that number, the commit among them; gives those seen so far."""
    seen: list[str] = []

    def count(statement: str) -> None:
        if len(seen) == number:
            raise death()
        seen.append(statement)

    def execute(_c: object, _cursor: object, statement: str, *_: object) -> None:
        count(statement)

    def commit(_: object) -> None:
        count("COMMIT")

    event.listen(database.sql, "before_cursor_execute", execute)
    event.listen(database.sql, "commit", commit)
    try:
        yield seen
    finally:
        event.remove(database.sql, "before_cursor_execute", execute)
        event.remove(database.sql, "commit", commit)


def crash_everywhere(
    engine: Engine, command: Command[object], death: Callable[[], BaseException] = Crash
) -> int:
    """Crash before each statement in turn, then let it through; return their number.

    The database is never put back: each crash must leave it as it was before the first.
    """
    before = dump(engine.database)
    for number in range(200):
        with dying_at(engine.database, number, death) as seen:
            try:
                engine.do(command)
            except (Crash, DatabaseAway):
                pass
            else:
                assert seen[-1] == "COMMIT"
                return len(seen)
        assert dump(engine.database) == before, f"trace left by a crash at statement {number}"
    raise AssertionError("the command never ends")


def test_completing_a_task_leaves_no_trace_when_it_dies(engine: Engine) -> None:
    hall = _hall(engine)

    statements = crash_everywhere(engine, hall.completion(hall.start(), amount=money(5)))

    assert statements > 10


def test_filing_and_closing_a_panel_leave_no_trace_when_they_die(engine: Engine) -> None:
    hall = office(engine)
    hall.publish(panel(), decisions__close=CLOSE_WHEN_FIVE)
    council = council_for(hall)

    for item_id, member in council.items[:5]:
        crash_everywhere(engine, hall.ballot(item_id, member))

    assert crash_everywhere(engine, council.close()) > 10


def _hall(engine: Engine) -> Office:
    hall = office(engine)
    diagram: Diagram = two_tasks()
    hall.publish(diagram)
    return hall
