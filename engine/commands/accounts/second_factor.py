"""Enrol a second factor, replace its recovery codes, switch it off."""

from dataclasses import dataclass, field

import pyotp

from engine.commands.accounts.administration import record
from engine.commands.accounts.code_errors import CodeRefused, SecondFactorDemanded
from engine.commands.accounts.codes import bare, closed, judge, opened, step_of, telephone_time
from engine.commands.accounts.passwords import matches
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.model.events import Kind
from engine.store import owed, people, second_factors


@dataclass(frozen=True)
class BeginSecondFactor(Command[None]):
    """Propose a secret to the actor; nothing is asked for until a code confirms it."""

    secret: str = field(default_factory=pyotp.random_base32, repr=False, metadata={"secret": True})


@dataclass(frozen=True)
class ConfirmSecondFactor(Command[None]):
    """Show by a code that the telephone knows the secret; ``codes`` are for paper."""

    code: str = field(repr=False, metadata={"secret": True})
    codes: tuple[str, ...] = field(repr=False, metadata={"secret": True})


@dataclass(frozen=True)
class Judged:
    """Whether what was entered was right; if not, nothing but the count of tries has changed."""

    accepted: bool


@dataclass(frozen=True)
class RenewCodes(Command[Judged]):
    """Replace the recovery codes; asks for a code like signing in."""

    code: str = field(repr=False, metadata={"secret": True})
    codes: tuple[str, ...] = field(repr=False, metadata={"secret": True})


@dataclass(frozen=True)
class DropSecondFactor(Command[Judged]):
    """Switch the actor's second factor off; asks for password and code."""

    password: str = field(repr=False, metadata={"secret": True})
    code: str = field(repr=False, metadata={"secret": True})


@performs
def begin_second_factor(command: BeginSecondFactor, work: Work) -> None:
    """Keep a confirmed factor as it is; a proposal is replaced."""
    if owed.has_factor(work.connection, work.actor.user_id):
        return
    second_factors.drop(work.connection, work.actor.user_id)
    second_factors.begin(work.connection, work.actor.user_id, closed(work.settings, command.secret))


@performs
def confirm_second_factor(command: ConfirmSecondFactor, work: Work) -> None:
    """Use the code up as well: it does not sign anybody in afterwards."""
    user_id = work.actor.user_id
    factor = second_factors.of(work.connection, user_id)
    if factor is None or factor.confirmed_at is not None:
        raise CodeRefused
    step = step_of(opened(work.settings, factor.secret), bare(command.code), telephone_time(work))
    if step is None or not second_factors.use_step(work.connection, user_id, step):
        raise CodeRefused
    second_factors.confirm(work.connection, user_id, work.now)
    second_factors.keep_codes(work.connection, user_id, [bare(one) for one in command.codes])
    record(work, Kind.SECOND_FACTOR_ENROLLED, user=user_id)


@performs
def renew_codes(command: RenewCodes, work: Work) -> Judged:
    user_id = work.actor.user_id
    if not judge(work, user_id, command.code):
        return Judged(accepted=False)
    second_factors.keep_codes(work.connection, user_id, [bare(one) for one in command.codes])
    return Judged(accepted=True)


@performs
def drop_second_factor(command: DropSecondFactor, work: Work) -> Judged:
    """Refuse where a role demands it; judge the password first, so that no code is used up."""
    user_id = work.actor.user_id
    if owed.is_required(work.connection, work.actor):
        raise SecondFactorDemanded
    account = people.account_of(work.connection, user_id)
    if not matches(command.password, account.password_hash if account else None):
        second_factors.fail(work.connection, user_id, work.now)
        return Judged(accepted=False)
    if not judge(work, user_id, command.code):
        return Judged(accepted=False)
    second_factors.drop(work.connection, user_id)
    record(work, Kind.SECOND_FACTOR_REMOVED, user=user_id)
    return Judged(accepted=True)
