"""Let a program act in one's name."""

import secrets
import unicodedata
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from engine.commands.accounts.administration import record
from engine.commands.accounts.token_errors import TokenNotCreated
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.model.events import Kind
from engine.store import tokens
from engine.store.tokens import TokenLine

#: What a secret starts with, so that one that was left in a text is recognised.
PREFIX: Final = "nv_"
SCOPES: Final = ("read", "write")
LONGEST_NAME: Final = 80
LONGEST_LASTING: Final = timedelta(days=366)
#: As many as somebody can still tell apart.
MOST: Final = 20


def new_secret() -> str:
    """Return a secret that nobody guesses: 256 bits of chance behind the prefix."""
    return PREFIX + secrets.token_urlsafe(32)


@dataclass(frozen=True)
class TokenCreated:
    """The new token. The secret stays with the caller: answers are kept."""

    token_id: int


@dataclass(frozen=True)
class CreateToken(Command[TokenCreated]):
    """Open the HTTP interface to ``secret`` in the actor's name, until the end of a day.

    ``scope`` is ``read``, or ``write``, which reads as well. Whatever the scope, a token never
    reaches farther than its person does on the day it is used.
    """

    name: str
    scope: str
    expires_on: date
    secret: str = field(default_factory=new_secret, repr=False, metadata={"secret": True})


@performs
def create_token(command: CreateToken, work: Work) -> TokenCreated:
    """Refuse a token without a name, without an end, or beside too many others."""
    name = unicodedata.normalize("NFC", " ".join(command.name.split()))
    user_id = work.actor.user_id
    if not 0 < len(name) <= LONGEST_NAME:
        raise TokenNotCreated(f"its name needs 1 to {LONGEST_NAME} letters")
    if command.scope not in SCOPES:
        raise TokenNotCreated("its scope is neither read nor write")
    if not work.today <= command.expires_on <= work.today + LONGEST_LASTING:
        raise TokenNotCreated("its last day is past, or more than a year away")
    if tokens.count(work.connection, user_id, work.today) >= MOST:
        raise TokenNotCreated(f"you have {MOST} already")
    line = TokenLine(0, name, command.scope, work.now, command.expires_on)
    token_id = tokens.add(work.connection, command.secret, user_id, line)
    record(
        work,
        Kind.TOKEN_CREATED,
        user=user_id,
        token=token_id,
        scope=command.scope,
        expires_on=command.expires_on,
    )
    return TokenCreated(token_id)
