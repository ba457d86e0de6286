"""Sign in with login and password."""

import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from engine.commands.accounts.errors import SignInRefused
from engine.commands.accounts.passwords import matches
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.store import access, people, sessions

#: A working day; whoever comes back after it signs in again.
LASTING: Final = timedelta(hours=12)


@dataclass(frozen=True)
class SignedIn:
    """Whose session was opened. The token stays with the caller: answers are kept."""

    user_id: int
    language: str


@dataclass(frozen=True)
class SignIn(Command[SignedIn]):
    """Open a session under ``token``, which the browser is given and nobody keeps.

    A token is chance, so it comes in with the command. Send each attempt under a command id
    of its own: an attempt that is repeated is another attempt.
    """

    login: str
    password: str = field(repr=False, metadata={"secret": True})
    address: str = ""
    token: str = field(
        default_factory=lambda: secrets.token_urlsafe(32), repr=False, metadata={"secret": True}
    )


@performs
def sign_in(command: SignIn, work: Work) -> SignedIn:
    """Refuse a wrong login and a wrong password alike, in the same time."""
    account = people.account(work.connection, command.login)
    right = matches(command.password, account.password_hash if account else None)
    if account is None or not right or not account.enabled:
        raise SignInRefused
    sessions.add(work.connection, command.token, account.user_id, work.now, LASTING)
    about = f"SignIn {command.address}"[:255]
    access.write(
        work.connection, access.Entry(work.now, account.user_id, "signed-in", "signed-in", about)
    )
    return SignedIn(account.user_id, account.language)
