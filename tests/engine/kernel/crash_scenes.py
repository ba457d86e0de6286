"""For every command the smallest state in which it succeeds, and the command itself."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from argon2 import PasswordHasher
from sqlalchemy import Column, select, update

from engine.commands.access_log import SealAccess
from engine.commands.accounts.change_password import ChangePassword
from engine.commands.accounts.create_authority import CreateAuthority
from engine.commands.accounts.create_organisation import CreateOrganisation
from engine.commands.accounts.create_person import CreatePerson
from engine.commands.accounts.end_sessions import EndSessions
from engine.commands.accounts.grant_role import GrantRole
from engine.commands.accounts.set_language import SetLanguage
from engine.commands.accounts.sign_in import SignIn
from engine.commands.accounts.sign_out import SignOut
from engine.commands.cases.claim_task import ClaimTask, ReleaseTask
from engine.commands.cases.complete_task import CompleteTask
from engine.commands.cases.deliver_message import DeliverMessage
from engine.commands.cases.reach_deadline import ReachDeadline
from engine.commands.cases.retry_operation import RetryOperation
from engine.commands.cases.save_draft import SaveDraft
from engine.commands.cases.start_case import StartCase
from engine.commands.files.store_file import StoreFile
from engine.commands.panels.close_panel import ClosePanel
from engine.commands.panels.file_panel_item import FilePanelItem
from engine.commands.publication.publish_process import PublishProcesses
from engine.commands.record_reading import RecordReading
from engine.commands.record_refusal import RecordRefusal
from engine.commands.registry import Command
from engine.commands.sample.mark_sample import MarkSample, SampleLogin
from engine.commands.sample.move_clock import MoveClock
from engine.engine import Engine
from engine.model.actors import SYSTEM, Actor
from engine.store.tables import access_log, deadlines, messages, requests, users
from tests.builders import Office, money, new_id, office, plain_form, two_tasks
from tests.conftest import Clock
from tests.engine.kernel import test_waiting as waiting
from tests.engine.kernel.panels import CLOSE_WHEN_FIVE, council_for, panel

#: Quick to check on purpose: how slow a real one is has nothing to do with crashes.
PASSWORD: Final = "bon-tu-de-nho"
KEPT: Final = PasswordHasher(time_cost=1, memory_cost=64).hash(PASSWORD)


@dataclass
class Stage:
    """An office on an engine whose clock can be moved."""

    engine: Engine
    clock: Clock
    hall: Office

    def first(self, column: Column[Any]) -> Any:
        with self.engine.database.reading() as connection:
            return connection.execute(select(column).order_by(column).limit(1)).scalar_one()

    def begun(self) -> str:
        self.hall.publish(two_tasks())
        return self.hall.start()

    def signed_in(self) -> SignIn:
        """Return an attempt to sign in that has succeeded."""
        attempt = self.attempt()
        self.engine.do(attempt)
        return attempt

    def attempt(self) -> SignIn:
        with self.engine.database.transaction() as connection:
            connection.execute(update(users).values(password_hash=KEPT))
        return SignIn("officer", PASSWORD, **by(SYSTEM))


def stage(engine: Engine, clock: Clock) -> Stage:
    return Stage(engine, clock, office(engine))


def by(actor: Actor) -> dict[str, Any]:
    return {"actor": actor, "command_id": new_id()}


Scene = Callable[[Stage], Command[Any]]


def start_case(at: Stage) -> Command[Any]:
    # Starts another case as well, which sends a message back.
    at.hall.publish(waiting._child(), waiting._parent())
    return StartCase("Parent", at.hall.authority_id, **by(at.hall.officer))


def complete_task(at: Stage) -> Command[Any]:
    return at.hall.completion(at.begun(), amount=money(5))


def claim_task(at: Stage) -> Command[Any]:
    return ClaimTask(at.begun(), **by(at.hall.officer))


def release_task(at: Stage) -> Command[Any]:
    task_id = at.begun()
    at.engine.do(ClaimTask(task_id, **by(at.hall.officer)))
    return ReleaseTask(task_id, **by(at.hall.officer))


def save_draft(at: Stage) -> Command[Any]:
    return SaveDraft(at.begun(), "0" * 64, {"title": "Tên"}, **by(at.hall.officer))


def reach_deadline(at: Stage) -> Command[Any]:
    at.hall.publish(waiting._task_with_limit())
    at.hall.start()
    at.clock.move(days=60)
    return ReachDeadline(at.first(deadlines.c.deadline_id), **by(SYSTEM))


def deliver_message(at: Stage) -> Command[Any]:
    at.hall.publish(waiting._child(), waiting._parent())
    at.hall.complete(at.hall.start("Parent"))
    return DeliverMessage(at.first(messages.c.message_id), **by(SYSTEM))


def retry_operation(at: Stage) -> Command[Any]:
    at.hall.publish(waiting._unknown_register())
    at.hall.begin()
    return RetryOperation(at.first(requests.c.request_id), **by(at.hall.administrator))


def file_panel_item(at: Stage) -> Command[Any]:
    at.hall.publish(panel(), decisions__close=CLOSE_WHEN_FIVE)
    return at.hall.ballot(*council_for(at.hall).items[0])


def close_panel(at: Stage) -> Command[Any]:
    at.hall.publish(panel(), decisions__close=CLOSE_WHEN_FIVE)
    council = council_for(at.hall)
    for item_id, member in council.items[:5]:
        at.engine.do(at.hall.ballot(item_id, member))
    return council.close()


def publish_processes(_: Stage) -> Command[Any]:
    files = {"process.bpmn": two_tasks().xml(), "forms/F1.json": plain_form()}
    return PublishProcesses({"T1": files}, "thử", "thử", **by(SYSTEM))


def store_file(at: Stage) -> Command[Any]:
    return StoreFile("a.pdf", b"%PDF-1.7\n1 0 obj << >> endobj\n", **by(at.hall.officer))


def seal_access(at: Stage) -> Command[Any]:
    for about in ("one", "two"):
        at.engine.do(RecordReading("ballot-read", about, **by(at.hall.officer)))
    return SealAccess(at.first(access_log.c.entry_id) + 1, **by(SYSTEM))


def change_password(at: Stage) -> Command[Any]:
    at.signed_in()
    return ChangePassword(PASSWORD, "nam-tu-de-nho-hon", **by(at.hall.officer))


def sign_out(at: Stage) -> Command[Any]:
    return SignOut(at.signed_in().token, **by(at.hall.officer))


def end_sessions(at: Stage) -> Command[Any]:
    at.signed_in()
    at.clock.move(days=1)
    return EndSessions(**by(SYSTEM))


def create_authority(_: Stage) -> Command[Any]:
    return CreateAuthority("HUE", "Huế", "cấp thành phố", (("qlkh", "Phòng"),), **by(SYSTEM))


def create_organisation(_: Stage) -> Command[Any]:
    return CreateOrganisation("Trường Đại học", **by(SYSTEM))


def create_person(_: Stage) -> Command[Any]:
    return CreatePerson("an", "Nguyễn Văn An", **by(SYSTEM))


def grant_role(at: Stage) -> Command[Any]:
    return GrantRole(at.hall.officer.user_id, "auditor", at.hall.authority_id, **by(SYSTEM))


def set_language(at: Stage) -> Command[Any]:
    return SetLanguage("en", **by(at.hall.officer))


def record_reading(at: Stage) -> Command[Any]:
    return RecordReading("ballot-read", "1-Vote.1", **by(at.hall.officer))


def record_refusal(at: Stage) -> Command[Any]:
    return RecordRefusal("file-too-large", "POST /", **by(at.hall.officer))


def mark_sample(_: Stage) -> Command[Any]:
    return MarkSample((SampleLogin("an", ("auditor",), PASSWORD),), -3600, **by(SYSTEM))


def move_clock(at: Stage) -> Command[Any]:
    at.signed_in()
    at.engine.do(mark_sample(at))
    to = at.engine.today() + timedelta(days=30)
    return MoveClock(to, **by(at.hall.officer))


SCENES: Final[dict[type, Scene]] = {
    ChangePassword: change_password,
    ClaimTask: claim_task,
    ClosePanel: close_panel,
    CompleteTask: complete_task,
    CreateAuthority: create_authority,
    CreateOrganisation: create_organisation,
    CreatePerson: create_person,
    DeliverMessage: deliver_message,
    EndSessions: end_sessions,
    FilePanelItem: file_panel_item,
    GrantRole: grant_role,
    MarkSample: mark_sample,
    MoveClock: move_clock,
    PublishProcesses: publish_processes,
    ReachDeadline: reach_deadline,
    RecordReading: record_reading,
    RecordRefusal: record_refusal,
    ReleaseTask: release_task,
    RetryOperation: retry_operation,
    SaveDraft: save_draft,
    SealAccess: seal_access,
    SetLanguage: set_language,
    SignIn: Stage.attempt,
    SignOut: sign_out,
    StartCase: start_case,
    StoreFile: store_file,
}
