"""Does a case become slower as it grows? See README.md."""

import argparse
import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace

from sqlalchemy import event
from sqlalchemy.engine import Engine as SqlEngine

from bench import diagrams
from bench.house import House, OurCase
from bench.kept import keep
from bench.naive import NaiveCase
from engine.store.database import open_database
from tests import postgres

#: Completions measured in one case, around the number of finished tasks.
AROUND = 5
#: Completions before measuring, for caches that are filled once in the life of a process.
WARMING = 5
MILLISECONDS = 1000


@dataclass(frozen=True)
class Shape:
    """A process made for one size of history."""

    finished: int
    process_id: str
    files: tuple[str, ...]
    cases: int

    @property
    def before(self) -> int:
        """Return how many tasks are finished before measuring begins."""
        return self.finished - AROUND // 2 - 1


@dataclass(frozen=True)
class Measured:
    """One line of the results."""

    way: str
    database: str
    finished: int
    p50_ms: float
    p95_ms: float
    statements: int
    completions: int


def shapes(*, quick: bool) -> tuple[Shape, ...]:
    rows = (
        Shape(size, f"Row{size}", (diagrams.row_of_tasks(f"Row{size}", size + 5),), cases)
        for size, cases in ((10, 12), (60, 8), (300, 6))
    )
    calls = (
        diagrams.row_of_calls("Calls1000", "Row_called", 101),
        diagrams.row_of_tasks("Row_called", 10),
    )
    found = (*rows, Shape(1000, "Calls1000", calls, 4))
    return tuple(replace(shape, cases=1) for shape in found) if quick else found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true")
    sizes = shapes(quick=parser.parse_args().quick)
    measured = []
    for name, url in databases():
        # The naive way last: what it writes keeps a database busy for a while afterwards.
        for one in (*ours(name, url, sizes), *naively(name, url, sizes)):
            print(
                f"{one.database:10} {one.finished:5} {one.way:6} p50 {one.p50_ms:8.1f} ms"
                f"  p95 {one.p95_ms:8.1f} ms  {one.statements:3} statements",
                flush=True,
            )
            measured.append(one)
    keep("complete_task", *map(asdict, measured))
    return judge(measured)


def databases() -> Iterator[tuple[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        yield "sqlite", f"sqlite:///{folder}/bench.db"
    postgres.choose_folder()
    with postgres.administration() as connection:
        connection.execute("CREATE DATABASE bench")
    yield "postgresql", postgres.driver_url(postgres.server_url("bench"))


def ours(name: str, url: str, sizes: tuple[Shape, ...]) -> list[Measured]:
    """Measure the engine and the pages of one database at every size."""
    house = House(url)
    for shape in sizes:
        house.publish(shape.process_id, shape.files)
        house.case(shape.process_id, WARMING)
    with counted(house.database.sql) as sent:
        cases = grown(house, sizes)
        done = in_turns("engine", name, [(s, nothing, case.complete) for s, case in cases], sent)
        cases = grown(house, sizes)
        with house.served():
            posts = [(shape, case.open_page, case.post) for shape, case in cases]
            done += in_turns("http", name, posts, sent)
    house.close()
    return done


def grown(house: House, sizes: tuple[Shape, ...]) -> list[tuple[Shape, OurCase]]:
    return [
        (shape, house.case(shape.process_id, shape.before))
        for shape in sizes
        for _ in range(shape.cases)
    ]


def naively(name: str, url: str, sizes: tuple[Shape, ...]) -> list[Measured]:
    """Measure the naive way; one case of each size will do, and of the largest is enough."""
    database = open_database(url)
    naive_case(database.sql, sizes[0]).complete()
    with counted(database.sql) as sent:
        done = [
            one
            for shape in sizes
            for one in in_turns(
                "naive", name, [(shape, nothing, naive_case(database.sql, shape).complete)], sent
            )
        ]
    database.close()
    return done


def nothing() -> None:
    """Prepare nothing: the next task is known."""


def naive_case(sql: SqlEngine, shape: Shape) -> NaiveCase:
    case = NaiveCase(sql, shape.process_id, list(shape.files))
    case.go_on(shape.before)
    return case


@contextmanager
def counted(sql: SqlEngine) -> Iterator[list[str]]:
    """Collect every statement sent to the database; transaction control is not sent here."""
    sent: list[str] = []

    def note(*arguments: object) -> None:
        statement = str(arguments[2])
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    event.listen(sql, "before_cursor_execute", note)
    yield sent
    event.remove(sql, "before_cursor_execute", note)


def in_turns(
    way: str,
    database: str,
    actions: list[tuple[Shape, Callable[[], None], Callable[[], None]]],
    sent: list[str],
) -> list[Measured]:
    """Complete ``AROUND`` tasks of each case, in turns, so that no size has the better minute."""
    times: dict[Shape, list[float]] = {}
    statements: dict[Shape, int] = {}
    gc.collect()
    for _ in range(AROUND):
        for shape, prepare, action in actions:
            prepare()
            sent.clear()
            began = time.perf_counter()
            action()
            times.setdefault(shape, []).append((time.perf_counter() - began) * MILLISECONDS)
            statements[shape] = max(statements.get(shape, 0), len(sent))
    return [summed_up(way, database, shape, times[shape], statements[shape]) for shape in times]


def summed_up(
    way: str, database: str, shape: Shape, times: list[float], statements: int
) -> Measured:
    times.sort()
    return Measured(
        way,
        database,
        shape.finished,
        round(statistics.median(times), 2),
        round(times[int(len(times) * 0.95)], 2),
        statements,
        len(times),
    )


def judge(measured: list[Measured]) -> int:
    """Say for each database what holds; return 1 if something does not."""
    failed = 0
    for database in sorted({one.database for one in measured}):
        of = {(one.way, one.finished): one for one in measured if one.database == database}
        promises = [
            ("engine / naive at 10", of["engine", 10].p50_ms / of["naive", 10].p50_ms, "<=", 2.0),
            ("faster at 300", of["naive", 300].p50_ms / of["engine", 300].p50_ms, ">=", 5.0),
            ("engine 1,000 / 10", of["engine", 1000].p50_ms / of["engine", 10].p50_ms, "<=", 1.3),
            ("http 1,000 / 10", of["http", 1000].p50_ms / of["http", 10].p50_ms, "<=", 1.3),
        ]
        counts = {one.statements for (way, _), one in of.items() if way == "engine"}
        promises.append(("most statements", float(max(counts)), "<=", 12.0))
        promises.append(("different counts", float(len(counts)), "<=", 1.0))
        for name, found, sign, bound in promises:
            holds = found <= bound if sign == "<=" else found >= bound
            failed |= not holds
            print(f"{database:10} {name:22} {found:7.2f} {sign} {bound} {'' if holds else 'NO'}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
