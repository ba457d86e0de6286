"""The front door: every command through ``do``, every question through ``ask``.

``do`` opens one transaction, lets one command work in it, and commits once; a refusal
rolls everything back and is then recorded in the access log, outside that transaction.
"""

import importlib
import json
import pkgutil
import types
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields, is_dataclass
from datetime import UTC, date, datetime
from typing import TypeVar, cast

from engine import commands, questions
from engine.commands.errors import CaseChanged
from engine.commands.registry import Command, answer_type, performer
from engine.commands.work import Work
from engine.model.clock import day_of
from engine.model.errors import EngineError
from engine.model.values import digest, dumps
from engine.questions.registry import Question, Reading, answerer
from engine.settings import Settings, read_settings
from engine.store import access, remember
from engine.store.database import Connection, Database, telling_when_away
from engine.telemetry.commands import Seen, observed

A = TypeVar("A")


class Engine:
    """Commands and questions on one database, at the times a clock gives."""

    def __init__(
        self,
        database: Database,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        settings: Settings | None = None,
    ) -> None:
        _load(commands)
        _load(questions)
        self.database = database
        self.now = now
        self.settings = settings or read_settings()

    def today(self) -> date:
        """Return the date in Vietnam by this engine's clock."""
        with telling_when_away():
            return day_of(self.now())

    def do(self, command: Command[A]) -> A:
        """Perform ``command`` once, however often it is sent; raises ``EngineError``.

        A repeat (same actor, same command id, same content) returns the first answer, which
        is what to do after ``DatabaseAway``.
        """
        name = type(command).__name__
        with observed(name, command.command_id) as seen, telling_when_away():
            now = self.now()
            try:
                with self.database.transaction() as connection:
                    return self._perform(command, connection, now, seen)
            except EngineError as refusal:
                self._record_refusal(command, refusal, now)
                raise

    def ask(self, question: Question[A]) -> A:
        """Answer ``question`` from one consistent view; changes nothing."""
        with telling_when_away():
            now = self.now()
            with self.database.reading() as connection:
                return answerer(question)(
                    question, Reading(connection, self.settings, now, day_of(now))
                )

    def _perform(self, command: Command[A], connection: Connection, now: datetime, seen: Seen) -> A:
        actor = command.actor
        function = performer(command)
        kept = remember.claim(
            connection, actor.user_id, command.command_id, _payload_digest(command), now
        )
        if kept is not None:
            return cast("A", _revive(answer_type(function), kept))
        today = day_of(now)
        work = Work(connection, self.settings, now, today, actor, command.command_id)
        try:
            answer = function(command, work)
        finally:
            seen.case_id = work.case_id
        if command.seen and not any(work.held_at(one.stream_id, one.seq) for one in command.seen):
            # Judged last: who may not do it at all is told that, and nothing of the state.
            raise CaseChanged(command.seen[0].stream_id, command.seen[0].seq)
        work.write_events()
        text = json.dumps(
            asdict(answer) if is_dataclass(answer) and not isinstance(answer, type) else None
        )
        remember.answer(connection, actor.user_id, command.command_id, text)
        return answer

    def _record_refusal(self, command: Command[A], refusal: EngineError, now: datetime) -> None:
        with self.database.transaction() as connection:
            access.write(
                connection,
                access.Entry(now, command.actor.user_id, "refused", refusal.code, _about(command)),
            )


def _load(package: types.ModuleType) -> None:
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        importlib.import_module(found.name)


def _revive(kind: type, text: str) -> object:
    found = json.loads(text)
    if found is None:
        return None
    lists = {key: tuple(item) if isinstance(item, list) else item for key, item in found.items()}
    return kind(**lists)


def _payload_digest(command: Command[A]) -> str:
    if command.payload is not None:
        return digest(command.payload)
    return digest(type(command).__name__ + dumps(_plain(command)))


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        skipped = {"actor", "command_id", "payload", "seen"}
        return {
            f.name: _plain(getattr(value, f.name))
            for f in fields(value)
            # A digest over a password could be guessed at leisure by whoever reads it.
            if f.name not in skipped and not f.metadata.get("secret")
        }
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, bytes):
        return digest(value)
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(item) for item in value]
    return value


def _about(command: Command[A]) -> str:
    ids = {
        f.name: getattr(command, f.name)
        for f in fields(command)
        if f.name.endswith("_id") and f.name != "command_id"
    }
    told = " ".join(f"{name}={value}" for name, value in ids.items() if value is not None)
    return f"{type(command).__name__} {told}".strip()[:255]
