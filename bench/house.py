"""The product as it is measured: one authority, one officer, processes made for the purpose."""

import http.client
import itertools
import re
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from tempfile import mkdtemp
from urllib.parse import urlencode

from sqlalchemy import select
from waitress.server import create_server

from bench import diagrams
from engine.commands.accounts.create_authority import CreateAuthority
from engine.commands.accounts.create_person import CreatePerson
from engine.commands.accounts.grant_role import GrantRole
from engine.commands.accounts.passwords import hashed
from engine.commands.accounts.sign_in import SignIn
from engine.commands.cases.complete_task import CompleteTask
from engine.commands.cases.start_case import StartCase
from engine.commands.publication.publish_process import PublishProcesses
from engine.engine import Engine
from engine.forms import read_answers, read_form
from engine.model.actors import SYSTEM, Actor, Grant
from engine.settings import read_settings
from engine.store.database import open_database
from engine.store.migrating import upgrade
from engine.store.tables import tasks
from webapp.application import create_app
from webapp.visitors import TOKEN

SETTLES_SECONDS = 0.2
CSRF = re.compile(r'name="csrf_token" value="([^"]+)"')
SEE_OTHER = 303


def fresh() -> str:
    return str(uuid.uuid4())


class House:
    """An engine with somebody in it who may complete tasks."""

    def __init__(self, url: str) -> None:
        self.database = open_database(url)
        upgrade(self.database)
        self.settings = read_settings({"NHIEMVU_DATA_DIR": mkdtemp(prefix="nhiemvu-bench-")})
        self.engine = Engine(self.database, settings=self.settings)
        self.form = read_form(diagrams.form())
        name = fresh()[:8]
        made = self.engine.do(
            CreateAuthority(
                actor=SYSTEM, command_id=fresh(), code=name, name="Cơ quan đo", level_label="cấp đo"
            )
        )
        self.authority_id = made.authority_id
        self.password = fresh()
        person = self.engine.do(
            CreatePerson(
                actor=SYSTEM,
                command_id=fresh(),
                login=name,
                name="Người đo",
                password_hash=hashed(self.password),
            )
        )
        self.login = name
        self.engine.do(
            GrantRole(
                actor=SYSTEM,
                command_id=fresh(),
                user_id=person.user_id,
                role=diagrams.ROLE,
                authority_id=self.authority_id,
            )
        )
        grant = Grant(diagrams.ROLE, self.authority_id)
        self.officer = Actor(person.user_id, "Người đo", (grant,))
        self.address: tuple[str, int] | None = None

    def publish(self, process_id: str, files: tuple[str, ...]) -> None:
        """Put a process and what it calls into force."""
        paths = ["process.bpmn", *(f"called/{n}.bpmn" for n in range(1, len(files)))]
        called = [re.search(r'<bpmn:process id="(\w+)"', text) for text in files[1:]]
        paths[1:] = [f"called/{found[1]}.bpmn" for found in called if found]
        contents = dict(zip(paths, files, strict=True))
        contents[f"forms/{diagrams.FORM}.json"] = diagrams.form()
        self.engine.do(
            PublishProcesses(
                actor=SYSTEM,
                command_id=fresh(),
                processes={process_id: contents},
                reason="đo",
                legal_basis="không",
            )
        )

    def case(self, process_id: str, finished: int) -> "OurCase":
        """Start a case and finish so many of its tasks."""
        started = self.engine.do(
            StartCase(
                actor=self.officer,
                command_id=fresh(),
                process_id=process_id,
                authority_id=self.authority_id,
            )
        )
        case = OurCase(self, started.case_id, started.task_id)
        for _ in range(finished):
            case.complete()
        return case

    @contextmanager
    def served(self) -> Iterator[None]:
        """Serve the pages on a free port of the loopback, and sign in."""
        app = create_app(self.engine, self.settings)
        server = create_server(app, host="127.0.0.1", port=0, threads=4)
        self.address = ("127.0.0.1", server.effective_port)
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        command = SignIn(actor=SYSTEM, command_id=fresh(), login=self.login, password=self.password)
        self.engine.do(command)
        self.cookie = f"{TOKEN}={command.token}"
        yield
        # The last answer is read before its thread is done with the connection.
        time.sleep(SETTLES_SECONDS)
        server.close()

    def close(self) -> None:
        self.database.close()


class OurCase:
    """One case, completed task by task by the officer."""

    def __init__(self, house: House, case_id: int, task_id: str | None) -> None:
        self.house = house
        self.case_id = case_id
        self.task_id = task_id
        self.number = itertools.count(1)
        self.hidden: dict[str, str] = {}

    def complete(self) -> None:
        """Complete the open task through the front door; reading the form counts as work."""
        house = self.house
        now = datetime.now(UTC)
        typed = diagrams.answers(next(self.number))
        answers = read_answers(house.form, typed, context={}, now=now)
        done = house.engine.do(
            CompleteTask(
                actor=house.officer,
                command_id=fresh(),
                task_id=self.task_id or "",
                form_digest=house.form.digest,
                answers=answers,
            )
        )
        self.task_id = done.next_task_id

    def open_page(self) -> None:
        """Open the next task in the browser's place and take from it what a post must carry."""
        with self.house.database.reading() as connection:
            standing = select(tasks.c.task_id).where(
                tasks.c.case_id == self.case_id, tasks.c.state == "open"
            )
            self.task_id = connection.execute(standing).scalar_one()
        self.browser = http.client.HTTPConnection(*self.house.address)
        headers = {"Cookie": self.house.cookie}
        self.browser.request("GET", f"/cong-viec/{self.task_id}", headers=headers)
        page = self.browser.getresponse()
        found = CSRF.search(page.read().decode())
        if found is None:
            raise RuntimeError(page.status)
        cookies = [one.split(";")[0] for one in page.headers.get_all("Set-Cookie", [])]
        self.headers = {
            "Cookie": "; ".join([self.house.cookie, *cookies]),
            "Content-Type": "application/x-www-form-urlencoded",
        }
        typed = diagrams.answers(next(self.number))
        own = {"form_digest": self.house.form.digest, "command_id": fresh()}
        self.body = urlencode(typed | own | {"csrf_token": found[1]})

    def post(self) -> None:
        """Send the page back and read the answer to its end."""
        self.browser.request("POST", f"/cong-viec/{self.task_id}", self.body, self.headers)
        answer = self.browser.getresponse()
        answer.read()
        self.browser.close()
        if answer.status != SEE_OTHER:
            raise RuntimeError(answer.status)
