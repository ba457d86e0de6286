"""Codes from a telephone, codes on paper, and what is done without either."""

from datetime import datetime, timedelta

import pyotp
import pytest

from engine.commands.accounts.code_errors import CodeRefused, CodesPaused, SecondFactorDemanded
from engine.commands.accounts.codes import opened, recovery_codes
from engine.commands.accounts.demand_second_factor import DemandSecondFactor, RemoveSecondFactor
from engine.commands.accounts.errors import ReasonMissing, SignInRefused
from engine.commands.accounts.reset_password import ResetPassword
from engine.commands.accounts.second_factor import (
    BeginSecondFactor,
    ConfirmSecondFactor,
    DropSecondFactor,
    RenewCodes,
)
from engine.commands.accounts.sign_in import EnterCode, SignIn
from engine.engine import Engine
from engine.model.actors import SYSTEM
from engine.permissions import NotAllowed
from engine.questions.accounts.actor_of import ActorOf
from engine.questions.accounts.own_account import OwnSecondFactor
from engine.settings import Settings, read_settings
from engine.store import administration
from engine.store.database import Database
from engine.store.tables import access_log, events, remembered, second_factors
from engine.store.tables import recovery_codes as code_rows
from tests.conftest import Clock
from tests.engine.accounts.staff import Staff, new_id, rows

PASSWORD = "bốn từ không liên quan"
SECRET = pyotp.random_base32()
CODES = recovery_codes("khóa", "lệnh")
WHY = "Theo quy chế an toàn thông tin"


@pytest.fixture
def an(staff: Staff, clock: Clock) -> Staff:
    """Give An a password and a second factor."""
    staff.do(ResetPassword(staff.ids["an"], WHY, PASSWORD, **staff.by("chinh")))
    staff.do(BeginSecondFactor(SECRET, **staff.by("an")))
    staff.do(ConfirmSecondFactor(shown(clock.at), CODES, **staff.by("an")))
    clock.move(seconds=60)
    return staff


def shown(at: datetime, steps: int = 0) -> str:
    """What the telephone shows, or showed that many half minutes ago."""
    return pyotp.TOTP(SECRET).at(int(at.timestamp()) + 30 * steps)


def wrong(at: datetime) -> str:
    near = {shown(at, steps) for steps in range(-3, 4)}
    return next(code for code in (f"{n:06}" for n in range(20)) if code not in near)


def password_given(engine: Engine) -> str:
    """Sign in as far as the password goes."""
    attempt = SignIn("an", PASSWORD, actor=SYSTEM, command_id=new_id())
    assert engine.do(attempt).needs_code
    return attempt.token


def enter(engine: Engine, pending: str, code: str) -> tuple[bool, str]:
    command = EnterCode(pending, code, actor=SYSTEM, command_id=new_id())
    return engine.do(command).accepted, command.token


def test_a_password_alone_opens_nothing_and_with_the_code_it_does(
    engine: Engine, an: Staff, clock: Clock
) -> None:
    pending = password_given(engine)
    assert engine.ask(ActorOf(pending)) is None

    accepted, token = enter(engine, pending, shown(clock.at))

    assert accepted
    assert engine.ask(ActorOf(token)) is not None
    assert engine.ask(ActorOf(pending)) is None


def test_a_code_counts_once_even_within_its_half_minute(
    engine: Engine, an: Staff, clock: Clock
) -> None:
    code = shown(clock.at)
    assert enter(engine, password_given(engine), code)[0]

    assert not enter(engine, password_given(engine), code)[0]
    clock.move(seconds=30)
    assert enter(engine, password_given(engine), shown(clock.at))[0]


def test_a_clock_half_a_minute_off_is_forgiven_and_more_is_not(
    engine: Engine, an: Staff, clock: Clock
) -> None:
    clock.move(seconds=300)
    late, too_late = shown(clock.at, -1), shown(clock.at, -2)

    assert not enter(engine, password_given(engine), too_late)[0]
    assert enter(engine, password_given(engine), late)[0]


def test_in_a_sample_installation_the_telephone_keeps_the_real_time(
    engine: Engine, an: Staff, clock: Clock
) -> None:
    ahead = timedelta(days=400)
    with engine.database.transaction() as connection:
        administration.put(connection, administration.SAMPLE_CLOCK, str(ahead.total_seconds()))
    clock.at += ahead

    assert not enter(engine, password_given(engine), shown(clock.at))[0]
    assert enter(engine, password_given(engine), shown(clock.at - ahead))[0]


def test_five_wrong_codes_end_the_attempt(engine: Engine, an: Staff, clock: Clock) -> None:
    pending = password_given(engine)

    for _ in range(5):
        assert not enter(engine, pending, wrong(clock.at))[0]

    with pytest.raises(SignInRefused):
        enter(engine, pending, shown(clock.at))
    noted = [row["code"] for row in rows(engine.database, access_log)]
    assert noted.count("code-refused") == 5


def test_ten_wrong_codes_pause_the_account_for_a_quarter_of_an_hour(
    engine: Engine, an: Staff, clock: Clock
) -> None:
    for _ in range(2):
        pending = password_given(engine)
        for _ in range(5):
            enter(engine, pending, wrong(clock.at))

    with pytest.raises(CodesPaused):
        enter(engine, password_given(engine), shown(clock.at))
    clock.move(seconds=15 * 60)
    assert enter(engine, password_given(engine), shown(clock.at))[0]


def test_a_waiting_sign_in_ends_after_ten_minutes(engine: Engine, an: Staff, clock: Clock) -> None:
    pending = password_given(engine)
    clock.move(seconds=601)

    with pytest.raises(SignInRefused):
        enter(engine, pending, shown(clock.at))


def test_a_recovery_code_stands_in_once(engine: Engine, an: Staff) -> None:
    assert enter(engine, password_given(engine), CODES[3].upper().replace("-", " "))[0]

    assert not enter(engine, password_given(engine), CODES[3])[0]
    assert engine.ask(OwnSecondFactor(an.actor("an"))).codes_left == 9


def test_renewed_codes_replace_the_old_ones(engine: Engine, an: Staff, clock: Clock) -> None:
    fresh = recovery_codes("khóa", "lệnh khác")

    assert not an.do(RenewCodes(wrong(clock.at), fresh, **an.by("an"))).accepted
    assert an.do(RenewCodes(shown(clock.at), fresh, **an.by("an"))).accepted

    assert not enter(engine, password_given(engine), CODES[0])[0]
    assert enter(engine, password_given(engine), fresh[0])[0]


def test_nobody_reads_secret_or_codes_in_the_database(
    engine: Engine, an: Staff, database: Database, settings: Settings
) -> None:
    kept = str([rows(database, table) for table in (second_factors, code_rows, remembered, events)])

    assert SECRET not in kept
    assert not any(code in kept or code.replace("-", "") in kept for code in CODES)
    (factor,) = rows(database, second_factors)
    assert opened(settings, str(factor["secret"])) == SECRET
    assert opened(read_settings({"NHIEMVU_SECRET_KEY": "other" * 10}), str(factor["secret"])) == ""


def test_a_factor_that_no_code_confirmed_is_not_asked_for(
    engine: Engine, staff: Staff, clock: Clock
) -> None:
    staff.do(ResetPassword(staff.ids["an"], WHY, PASSWORD, **staff.by("chinh")))
    staff.do(BeginSecondFactor(SECRET, **staff.by("an")))

    with pytest.raises(CodeRefused):
        staff.do(ConfirmSecondFactor(wrong(clock.at), CODES, **staff.by("an")))

    attempt = SignIn("an", PASSWORD, actor=SYSTEM, command_id=new_id())
    assert not engine.do(attempt).needs_code


def test_it_is_switched_off_with_password_and_code_only(
    engine: Engine, an: Staff, clock: Clock
) -> None:
    code = shown(clock.at)

    assert not an.do(DropSecondFactor("sai mật khẩu rồi", code, **an.by("an"))).accepted
    assert not an.do(DropSecondFactor(PASSWORD, wrong(clock.at), **an.by("an"))).accepted
    assert an.do(DropSecondFactor(PASSWORD, code, **an.by("an"))).accepted

    assert not engine.ask(OwnSecondFactor(an.actor("an"))).is_on


def test_a_role_that_demands_it_leads_to_enrolment_and_keeps_it_on(
    engine: Engine, an: Staff, clock: Clock
) -> None:
    an.do(DemandSecondFactor(an.authority_id, ("task_unit",), WHY, **an.by("chinh")))
    an.do(ResetPassword(an.ids["binh"], WHY, PASSWORD, **an.by("chinh")))
    attempt = SignIn("binh", PASSWORD, actor=SYSTEM, command_id=new_id())
    engine.do(attempt)

    session = engine.ask(ActorOf(attempt.token))

    assert session is not None
    assert session.must == "password"
    assert engine.ask(OwnSecondFactor(an.actor("binh"))).is_demanded
    with pytest.raises(SecondFactorDemanded):
        an.do(DropSecondFactor(PASSWORD, shown(clock.at), **an.by("an")))


def test_an_administrator_removes_it_for_a_reason_and_ends_the_sessions(
    engine: Engine, an: Staff, clock: Clock
) -> None:
    _, token = enter(engine, password_given(engine), shown(clock.at))
    with pytest.raises(ReasonMissing):
        an.do(RemoveSecondFactor(an.ids["an"], "", **an.by("chinh")))

    an.do(RemoveSecondFactor(an.ids["an"], WHY, **an.by("chinh")))

    assert engine.ask(ActorOf(token)) is None
    attempt = SignIn("an", PASSWORD, actor=SYSTEM, command_id=new_id())
    assert not engine.do(attempt).needs_code


def test_only_an_administrator_of_the_authority_demands_it(staff: Staff) -> None:
    with pytest.raises(NotAllowed):
        staff.do(DemandSecondFactor(staff.authority_id, ("leader",), WHY, **staff.by("an")))
