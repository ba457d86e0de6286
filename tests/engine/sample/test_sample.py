from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from engine.commands.accounts.sign_in import SignIn
from engine.commands.sample.errors import ClockGoesForward, NoSample
from engine.commands.sample.move_clock import MoveClock
from engine.engine import Engine
from engine.model.actors import SYSTEM
from engine.questions.accounts.actor_of import ActorOf
from engine.questions.accounts.sample_accounts import SampleAccounts
from engine.sample.building import SHOWS, build_sample
from engine.sample.clock import clock_of
from engine.settings import Settings
from engine.store.database import Database


@pytest.fixture
def sample(database: Database, settings: Settings) -> Engine:
    build_sample(Engine(database, settings=settings))
    return Engine(database, now=clock_of(database), settings=settings)


def test_every_printed_account_can_sign_in(sample: Engine) -> None:
    accounts = sample.ask(SampleAccounts())
    attempt = SignIn(accounts[0].login, accounts[0].password, actor=SYSTEM, command_id="1")

    sample.do(attempt)

    session = sample.ask(ActorOf(attempt.token))
    assert len(accounts) > 30
    assert {one.password for one in accounts} == {accounts[0].password}
    assert session is not None
    assert session.actor.name == accounts[0].name


def test_every_internal_role_has_somebody(sample: Engine) -> None:
    held = {role for one in sample.ask(SampleAccounts()) for role in one.roles}

    assert held >= {
        "authority", "leader", "task_unit", "fund_unit", "info_unit", "admin_sec", "cost_group",
        "expert_group", "auditor", "administrator", "host_org", "pi", "proposer", "orderer",
    }  # fmt: skip


def test_the_sample_is_built_once(sample: Engine) -> None:
    assert build_sample(sample) is False


def test_the_sample_clock_stands_in_2024_and_ticks(sample: Engine) -> None:
    assert sample.today() == SHOWS
    assert sample.now() < sample.now()


def test_time_passes_by_command_and_nobody_is_signed_out(sample: Engine) -> None:
    attempt = SignIn("quanly1", "nhiem-vu-mau-2024", actor=SYSTEM, command_id="1")
    sample.do(attempt)

    sample.do(move(sample.today() + timedelta(days=182)))

    assert sample.today() == SHOWS + timedelta(days=182)
    assert sample.ask(ActorOf(attempt.token)) is not None


def test_the_clock_never_goes_back(sample: Engine) -> None:
    with pytest.raises(ClockGoesForward) as refusal:
        sample.do(move(sample.today() - timedelta(days=1)))

    assert refusal.value.now == SHOWS
    assert sample.today() == SHOWS


def test_a_real_installation_has_the_real_time(database: Database, settings: Settings) -> None:
    engine = Engine(database, now=clock_of(database), settings=settings)

    with pytest.raises(NoSample):
        engine.do(move(date(2031, 1, 1)))

    assert abs(engine.now() - datetime.now(UTC)) < timedelta(seconds=5)


def move(to: date) -> MoveClock:
    return MoveClock(to, actor=SYSTEM, command_id=str(uuid4()))
