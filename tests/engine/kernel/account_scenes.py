"""For every command about accounts the smallest state in which it succeeds, and the command."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, Final

import pyotp

from engine.commands.accounts.change_person import ChangePerson
from engine.commands.accounts.codes import recovery_codes
from engine.commands.accounts.create_token import CreateToken
from engine.commands.accounts.demand_second_factor import DemandSecondFactor, RemoveSecondFactor
from engine.commands.accounts.end_employment import EndEmployment
from engine.commands.accounts.end_role import EndRole
from engine.commands.accounts.end_session import EndOtherSessions, EndSession
from engine.commands.accounts.hand_over_task import HandOverTask
from engine.commands.accounts.import_people import ImportPeople
from engine.commands.accounts.keep_unit import CreateUnit, RenameUnit
from engine.commands.accounts.lock_person import LockPerson, UnlockPerson
from engine.commands.accounts.make_administrator import MakeAdministrator
from engine.commands.accounts.reset_password import ResetPassword
from engine.commands.accounts.revoke_token import RevokeToken
from engine.commands.accounts.second_factor import (
    BeginSecondFactor,
    ConfirmSecondFactor,
    DropSecondFactor,
    RenewCodes,
)
from engine.commands.accounts.sign_in import EnterCode, SignIn
from engine.commands.accounts.sign_in_from_outside import SignInFromOutside
from engine.commands.cases.claim_task import ClaimTask
from engine.commands.cases.start_case import StartCase
from engine.commands.publication.publish_process import PublishProcesses
from engine.commands.registry import Command
from engine.engine import Engine
from engine.model.actors import SYSTEM
from engine.questions.accounts.own_account import OwnSessions
from engine.store.tables import grants
from tests.builders import plain_form, two_tasks
from tests.conftest import Clock
from tests.engine.accounts import staff as makers
from tests.engine.accounts.staff import Staff, new_id, rows
from tests.unit.exchange.sheets import person, sheet_of

PASSWORD: Final = "bốn từ không liên quan"
SECRET: Final = pyotp.random_base32()
CODES: Final = recovery_codes("khóa", "lệnh")
WHY: Final = "Theo quy chế"

AccountScene = Callable[[Staff, Clock], Command[Any]]


def staff_on(engine: Engine) -> Staff:
    """Give an authority with administrators and officers, one of them with a password."""
    made = makers.staff(engine)
    made.do(ResetPassword(made.ids["an"], WHY, PASSWORD, **made.by("chinh")))
    return made


def system() -> dict[str, Any]:
    return {"actor": SYSTEM, "command_id": new_id()}


def code(clock: Clock) -> str:
    return pyotp.TOTP(SECRET).at(int(clock.at.timestamp()))


def guarded(staff: Staff, clock: Clock) -> None:
    """Give An a second factor whose last code is spent."""
    staff.do(BeginSecondFactor(SECRET, **staff.by("an")))
    staff.do(ConfirmSecondFactor(code(clock), CODES, **staff.by("an")))
    clock.move(seconds=60)


def signed_in(staff: Staff) -> str:
    attempt = SignIn("an", PASSWORD, "10.0.0.1", **system())
    staff.do(attempt)
    return attempt.token


def confirm(staff: Staff, clock: Clock) -> Command[Any]:
    staff.do(BeginSecondFactor(SECRET, **staff.by("an")))
    return ConfirmSecondFactor(code(clock), CODES, **staff.by("an"))


def renew(staff: Staff, clock: Clock) -> Command[Any]:
    guarded(staff, clock)
    return RenewCodes(code(clock), recovery_codes("khóa", "lại"), **staff.by("an"))


def drop(staff: Staff, clock: Clock) -> Command[Any]:
    guarded(staff, clock)
    return DropSecondFactor(PASSWORD, code(clock), **staff.by("an"))


def remove(staff: Staff, clock: Clock) -> Command[Any]:
    guarded(staff, clock)
    return RemoveSecondFactor(staff.ids["an"], WHY, **staff.by("chinh"))


def enter_code(staff: Staff, clock: Clock) -> Command[Any]:
    guarded(staff, clock)
    return EnterCode(signed_in(staff), code(clock), **system())


def end_session(staff: Staff, _: Clock) -> Command[Any]:
    token = signed_in(staff)
    (line,) = staff.engine.ask(OwnSessions(staff.actor("an"), token))
    return EndSession(line.key, **staff.by("an"))


def end_others(staff: Staff, _: Clock) -> Command[Any]:
    signed_in(staff)
    return EndOtherSessions(signed_in(staff), **staff.by("an"))


def end_role(staff: Staff, _: Clock) -> Command[Any]:
    (given,) = (
        row["grant_id"]
        for row in rows(staff.engine.database, grants)
        if row["user_id"] == staff.ids["an"]
    )
    assert isinstance(given, int)
    return EndRole(given, staff.engine.today(), WHY, **staff.by("chinh"))


def hand_over(staff: Staff, _: Clock) -> Command[Any]:
    files = {"process.bpmn": two_tasks().xml(), "forms/F1.json": plain_form()}
    staff.do(PublishProcesses({"T1": files}, WHY, WHY, **system()))
    started = staff.do(StartCase("T1", staff.authority_id, **staff.by("an")))
    task_id = started.task_id or ""
    staff.do(ClaimTask(task_id, **staff.by("an")))
    staff.do(EndEmployment(staff.ids["an"], WHY, **staff.by("chinh")))
    return HandOverTask(task_id, staff.ids["an"], staff.ids["binh"], WHY, **staff.by("chinh"))


def unlock(staff: Staff, _: Clock) -> Command[Any]:
    staff.do(LockPerson(staff.ids["an"], WHY, **staff.by("chinh")))
    return UnlockPerson(staff.ids["an"], WHY, **staff.by("chinh"))


def change_person(staff: Staff, _: Clock) -> Command[Any]:
    return ChangePerson(
        staff.ids["an"], "Lê Văn An", "an@hue.example", None, "079", WHY, **staff.by("chinh")
    )


def from_outside(staff: Staff, clock: Clock) -> Command[Any]:
    staff.do(change_person(staff, clock))
    return SignInFromOutside("https://id.example", "s-1", "079", by_email=False, **system())


def create_token(staff: Staff, _: Clock) -> Command[Any]:
    last = staff.engine.today() + timedelta(days=30)
    return CreateToken("Báo cáo", "read", last, **staff.by("an"))


def revoke_token(staff: Staff, clock: Clock) -> Command[Any]:
    made = staff.do(create_token(staff, clock))
    return RevokeToken(made.token_id, **staff.by("an"))


def import_people(staff: Staff, _: Clock) -> Command[Any]:
    sheet = sheet_of(
        person("cuong", "Lê Cường", role="leader", unit="qlkh", valid_from=date(2024, 3, 1))
    )
    return ImportPeople(staff.authority_id, sheet, WHY, **staff.by("chinh"))


def make_administrator(_staff: Staff, _: Clock) -> Command[Any]:
    return MakeAdministrator(
        "MOI", "Cơ quan mới", "cấp tỉnh", "moi", "Người mới", "abcd-efgh-jkmn", **system()
    )


ACCOUNT_SCENES: Final[dict[type, AccountScene]] = {
    BeginSecondFactor: lambda staff, _: BeginSecondFactor(SECRET, **staff.by("an")),
    ChangePerson: change_person,
    ConfirmSecondFactor: confirm,
    CreateToken: create_token,
    CreateUnit: lambda staff, _: CreateUnit(
        staff.authority_id, "moi", "Phòng mới", WHY, **staff.by("chinh")
    ),
    DemandSecondFactor: lambda staff, _: DemandSecondFactor(
        staff.authority_id, ("task_unit",), WHY, **staff.by("chinh")
    ),
    DropSecondFactor: drop,
    EndEmployment: lambda staff, _: EndEmployment(staff.ids["an"], WHY, **staff.by("chinh")),
    EndOtherSessions: end_others,
    EndRole: end_role,
    EndSession: end_session,
    EnterCode: enter_code,
    HandOverTask: hand_over,
    ImportPeople: import_people,
    LockPerson: lambda staff, _: LockPerson(staff.ids["an"], WHY, **staff.by("chinh")),
    MakeAdministrator: make_administrator,
    RemoveSecondFactor: remove,
    RenameUnit: lambda staff, _: RenameUnit(staff.unit_id, "Phòng", WHY, **staff.by("chinh")),
    RenewCodes: renew,
    ResetPassword: lambda staff, _: ResetPassword(
        staff.ids["binh"], WHY, PASSWORD, **staff.by("chinh")
    ),
    RevokeToken: revoke_token,
    SignInFromOutside: from_outside,
    UnlockPerson: unlock,
}
