"""What two people do at the same moment, each from a process of their own."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pyotp

from engine.commands.accounts.codes import recovery_codes
from engine.commands.accounts.errors import LastAdministrator
from engine.commands.accounts.lock_person import LockPerson
from engine.commands.accounts.reset_password import ResetPassword
from engine.commands.accounts.second_factor import BeginSecondFactor, ConfirmSecondFactor
from engine.commands.accounts.sign_in import EnterCode, SignIn
from engine.commands.registry import Command
from engine.engine import Engine
from engine.model.actors import SYSTEM
from engine.model.errors import EngineError
from engine.questions.audit.verify import VerifyAll
from engine.store.database import Database
from tests.conftest import Clock
from tests.engine.accounts.staff import Staff, new_id

WHY = "Theo quyết định"
PASSWORD = "bốn từ không liên quan"


def at_once(
    engine: Engine, open_again: Callable[[], Database], commands: Sequence[Command[Any]]
) -> list[object]:
    """Do each command on a connection of its own; return answers and refusals."""
    engines = [Engine(open_again(), now=engine.now, settings=engine.settings) for _ in commands]

    def do(pair: tuple[Engine, Command[Any]]) -> object:
        try:
            return pair[0].do(pair[1])
        except EngineError as refusal:
            return refusal

    with ThreadPoolExecutor(len(commands)) as workers:
        return list(workers.map(do, zip(engines, commands, strict=True)))


def test_two_administrators_do_not_lock_each_other_out(
    engine: Engine, staff: Staff, open_again: Callable[[], Database]
) -> None:
    each_other = [
        LockPerson(staff.ids["pho"], WHY, **staff.by("chinh")),
        LockPerson(staff.ids["chinh"], WHY, **staff.by("pho")),
    ]

    done = at_once(engine, open_again, each_other)

    assert [type(one) for one in done if one is not None] == [LastAdministrator]
    assert engine.ask(VerifyAll()).broken == ()


def test_one_code_signs_in_once_however_many_try_it(
    engine: Engine, staff: Staff, clock: Clock, open_again: Callable[[], Database]
) -> None:
    secret = pyotp.random_base32()
    staff.do(ResetPassword(staff.ids["an"], WHY, PASSWORD, **staff.by("chinh")))
    staff.do(BeginSecondFactor(secret, **staff.by("an")))
    codes = recovery_codes("khóa", "lệnh")
    first = pyotp.TOTP(secret).at(int(clock.at.timestamp()))
    staff.do(ConfirmSecondFactor(first, codes, **staff.by("an")))
    clock.move(seconds=60)
    attempts = []
    for _ in range(4):
        attempt = SignIn("an", PASSWORD, actor=SYSTEM, command_id=new_id())
        engine.do(attempt)
        attempts.append(attempt.token)
    code = pyotp.TOTP(secret).at(int(clock.at.timestamp()))

    done: list[Any] = at_once(
        engine,
        open_again,
        [EnterCode(token, code, actor=SYSTEM, command_id=new_id()) for token in attempts],
    )

    assert sorted(one.accepted for one in done) == [False, False, False, True]
