"""Sign in with login and password, and with a code where there is a second factor."""

import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final, Literal

from engine.commands.accounts.codes import judge
from engine.commands.accounts.errors import SignInRefused
from engine.commands.accounts.passwords import matches
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.store import access, owed, people, sessions
from engine.store.sessions import Opening

#: A working day; whoever comes back after it signs in again.
LASTING: Final = timedelta(hours=12)
#: How long a right password waits for its code, and how many wrong ones it outlives.
_WAITING: Final = timedelta(minutes=10)
_TRIES: Final = 5


def new_token() -> str:
    """Return a token nobody guesses."""
    return secrets.token_urlsafe(32)


@dataclass(frozen=True)
class SignedIn:
    """Whose session was opened. The token stays with the caller: answers are kept."""

    user_id: int
    language: str
    #: Whether a code is still owed; until then the session opens nothing.
    needs_code: bool = False


@dataclass(frozen=True)
class SignIn(Command[SignedIn]):
    """Open a session under ``token``, which the browser is given and nobody keeps.

    A token is chance, so it comes in with the command. Send each attempt under a command id
    of its own: an attempt that is repeated is another attempt.
    """

    login: str
    password: str = field(repr=False, metadata={"secret": True})
    address: str = ""
    token: str = field(default_factory=new_token, repr=False, metadata={"secret": True})
    agent: str = ""


@dataclass(frozen=True)
class CodeJudged:
    """Whether the code was right; without ``tries_left`` the password is asked for again."""

    accepted: bool
    tries_left: int = 0


@dataclass(frozen=True)
class EnterCode(Command[CodeJudged]):
    """Finish the sign-in of ``pending``; the session goes on under ``token``."""

    pending: str = field(repr=False, metadata={"secret": True})
    code: str = field(repr=False, metadata={"secret": True})
    token: str = field(default_factory=new_token, repr=False, metadata={"secret": True})


@performs
def sign_in(command: SignIn, work: Work) -> SignedIn:
    """Refuse a wrong login and a wrong password alike, in the same time."""
    account = people.account(work.connection, command.login)
    right = matches(command.password, account.password_hash if account else None)
    if account is None or not right or not account.enabled:
        raise SignInRefused
    needs_code = open_session(work, account.user_id, command, "password")
    return SignedIn(account.user_id, account.language, needs_code)


def open_session(
    work: Work, user_id: int, told: "SignIn | Arrival", way: Literal["password", "provider"]
) -> bool:
    """Open a session and say whether it waits for a code."""
    waits = way == "password" and owed.has_factor(work.connection, user_id)
    opening = Opening(
        user_id=user_id,
        at=work.now,
        lasting=_WAITING if waits else LASTING,
        address=told.address[:64],
        agent=told.agent[:255],
        stage="code" if waits else "open",
        way=way,
    )
    sessions.add(work.connection, told.token, opening)
    if not waits:
        _tell(work, user_id, "signed-in", f"SignIn {told.address}")
    return waits


@dataclass(frozen=True)
class Arrival:
    """Where a session is opened from, and under which token."""

    token: str = field(repr=False)
    address: str = ""
    agent: str = ""


@performs
def enter_code(command: EnterCode, work: Work) -> CodeJudged:
    """Count wrong codes against the attempt and the account, and keep the count.

    The waiting session ends here either way: a right code gives the browser another token.
    """
    waiting = sessions.waiting(work.connection, command.pending, work.now)
    if waiting is None:
        raise SignInRefused
    if judge(work, waiting.user_id, command.code):
        sessions.drop(work.connection, command.pending)
        opening = Opening(
            waiting.user_id, work.now, LASTING, waiting.address, waiting.agent, "open", waiting.way
        )
        sessions.add(work.connection, command.token, opening)
        _tell(work, waiting.user_id, "signed-in", f"EnterCode {waiting.address}")
        return CodeJudged(accepted=True)
    _tell(work, waiting.user_id, "refused", f"EnterCode {waiting.address}", "code-refused")
    left = _TRIES - waiting.tries - 1
    if left > 0:
        sessions.count_try(work.connection, command.pending)
    else:
        sessions.drop(work.connection, command.pending)
    return CodeJudged(accepted=False, tries_left=left)


def _tell(work: Work, user_id: int, kind: str, about: str, code: str = "signed-in") -> None:
    access.write(work.connection, access.Entry(work.now, user_id, kind, code, about[:255]))
