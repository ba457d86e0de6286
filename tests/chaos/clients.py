"""People at browsers who do not give up: what was not answered is sent again under its id."""

import http.client
import json
import os
import random
import re
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlencode

from engine.commands.registry import Command
from engine.engine import Engine
from engine.forms import read_form
from engine.model.errors import DatabaseAway
from tests.builders import plain_form
from tests.chaos.processes import HOST

A = TypeVar("A")
CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')
PAUSE_SECONDS = 0.2
#: Longer than the product waits for a lock.
PATIENCE_SECONDS = 60
TRIES = 2000
#: A command goes on to the next page; it does not do so when it was refused.
DONE = 303
#: The product asks for patience.
AWAY = frozenset({503, 507})


@dataclass(frozen=True)
class Accepted:
    """A command the product confirmed."""

    command_id: str
    task_id: str
    tries: int
    last_sent: str


class Journal:
    """What was confirmed, on the disk before anything else is asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()

    def write(self, accepted: Accepted) -> None:
        with self._lock, self._path.open("a", encoding="utf-8") as out:
            out.write(json.dumps(asdict(accepted)) + "\n")
            out.flush()
            os.fsync(out.fileno())

    def read(self) -> list[Accepted]:
        lines = self._path.read_text("utf-8").splitlines()
        return [Accepted(**json.loads(line)) for line in lines]


class Browser:
    """One signed-in person, served by whichever process answers."""

    def __init__(self, ports: list[int], token: str, journal: Journal) -> None:
        self._ports = ports
        self._cookie = f"phien={token}"
        self._journal = journal
        self._digest = read_form(plain_form()).digest
        self._csrf = persistently(self._open)

    def complete(self, task_id: str, *, form: bool) -> None:
        """Complete a task, however often it takes."""
        command_id = str(uuid.uuid4())
        typed = {"csrf_token": self._csrf, "command_id": command_id, "form_digest": self._digest}
        if form:
            typed |= {"title": "Lúa chịu mặn", "amount": "5", "overall": "DAT"}
        sent: list[str] = []

        def post() -> None:
            sent.append(datetime.now(UTC).isoformat())
            status, headers, text = self._ask("POST", f"/cong-viec/{task_id}", urlencode(typed))
            if status in AWAY:
                raise DatabaseAway
            said = (status, headers.get("Location"), text[-3000:])
            assert status == DONE, said
            assert "dang-nhap" not in (headers.get("Location") or ""), said

        persistently(post)
        self._journal.write(Accepted(command_id, task_id, len(sent), sent[-1]))

    def _open(self) -> str:
        status, headers, text = self._ask("GET", "/tai-khoan")
        if status in AWAY:
            raise DatabaseAway
        found = CSRF.search(text)
        assert found is not None, (status, text[-3000:])
        cookies = [one.split(";")[0] for one in headers.get_all("Set-Cookie", [])]
        self._cookie = "; ".join([self._cookie, *cookies])
        return found[1]

    def _ask(
        self, method: str, path: str, body: str | None = None
    ) -> tuple[int, http.client.HTTPMessage, str]:
        port = random.choice(self._ports)  # noqa: S311 - no secret
        connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE_SECONDS)
        headers = {"Cookie": self._cookie, "Content-Type": "application/x-www-form-urlencoded"}
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read().decode()
        finally:
            connection.close()


def persistently(action: Callable[[], A]) -> A:
    """Do it again until it is answered."""
    for _ in range(TRIES):
        try:
            return action()
        except (DatabaseAway, OSError, http.client.HTTPException):
            time.sleep(PAUSE_SECONDS)
    raise AssertionError("never answered")


def do(engine: Engine, command: Command[A]) -> A:
    """Have a command done through the front door, under one id."""
    return persistently(lambda: engine.do(command))
