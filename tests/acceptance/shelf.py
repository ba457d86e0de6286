"""Chapters: a step of the story is told once, and every test that begins after it gets a copy.

Each chapter goes on where the one before ended. A copy of a database is a hundredth of the
work of telling it again, and gives every test what a province really has by then. The workers
of one run share what is told: whoever needs a chapter first tells it, the others wait.
"""

import fcntl
import os
import pickle
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import date
from pathlib import Path
from typing import Final
from uuid import uuid4

from engine.engine import Engine
from engine.jobs.publish_shipped import publish_shipped
from engine.sample.settling import Settlement, settle
from engine.settings import read_settings
from engine.store.database import open_database
from tests import postgres
from tests.acceptance.province import Province, StoryClock
from tests.conftest import make_schema

BEGINS: Final = date(2024, 1, 8)


class Shelf:
    """The chapters told so far in this run, on one kind of database."""

    def __init__(
        self, kind: str, folder: Path, chapters: Mapping[str, Callable[[Province], None]]
    ) -> None:
        self._kind = kind
        self._folder = folder
        self._chapters = chapters

    def after(self, chapter: str, closing: ExitStack) -> Province:
        """Open a copy of everything up to the end of ``chapter``."""
        with self._alone(chapter):
            if not (self._folder / f"{chapter}.told").exists():
                self._tell(chapter)
        return self._copy(chapter, closing)

    def _tell(self, chapter: str) -> None:
        before = list(self._chapters)[: list(self._chapters).index(chapter)]
        with ExitStack() as open_now:
            province = self.after(before[-1], open_now) if before else self._settle(open_now)
            self._chapters[chapter](province)
            province.engine.database.close()
            self._keep(chapter, province)
        told = (province.clock.at, province.people, province.named)
        (self._folder / f"{chapter}.told").write_bytes(pickle.dumps(told))

    def _settle(self, closing: ExitStack) -> Province:
        if self._kind == "postgresql":
            postgres.make_template(make_schema)
            address = closing.enter_context(postgres.fresh_database(_name()))
        else:
            address = f"sqlite:///{self._folder / 'settling.db'}"
            make_schema(address)
        province = self._open(address, Settlement(0, {}, {}))
        publish_shipped(province.engine)
        province.people = settle(province.engine, date(2024, 1, 1))
        return province

    def _keep(self, chapter: str, province: Province) -> None:
        """Make the database of a chapter the one that others copy; it lasts as long as the run."""
        url = province.engine.database.sql.url
        assert url.database is not None
        if self._kind == "postgresql":
            postgres.copy_database(url.database, f"chapter_{chapter}")
        else:
            shutil.copy(url.database, self._folder / f"{chapter}.db")

    def _copy(self, chapter: str, closing: ExitStack) -> Province:
        if self._kind == "postgresql":
            fresh = postgres.fresh_database(_name(), f"chapter_{chapter}")
            address = closing.enter_context(fresh)
        else:
            path = self._folder / f"{_name()}.db"
            shutil.copy(self._folder / f"{chapter}.db", path)
            address = f"sqlite:///{path}"
        told = (self._folder / f"{chapter}.told").read_bytes()
        # Written by this run, a moment ago.
        ended, people, named = pickle.loads(told)  # noqa: S301
        province = self._open(address, people)
        closing.callback(province.engine.database.close)
        province.clock.at = ended
        province.named.update(named)
        return province

    def _open(self, address: str, people: Settlement) -> Province:
        clock = StoryClock(BEGINS)
        settings = read_settings({"NHIEMVU_DATA_DIR": str(self._folder / "data")})
        return Province(Engine(open_database(address), now=clock, settings=settings), clock, people)

    @contextmanager
    def _alone(self, chapter: str) -> Iterator[None]:
        """Hold back the other workers while one tells a chapter."""
        with (self._folder / f"{chapter}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def _name() -> str:
    return f"story_{os.getpid()}_{uuid4().hex[:8]}"
