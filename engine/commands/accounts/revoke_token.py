"""Take back what a program may do in one's name."""

from dataclasses import dataclass

from engine.commands.accounts.administration import record
from engine.commands.errors import NotFound
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.model.events import Kind
from engine.store import tokens


@dataclass(frozen=True)
class RevokeToken(Command[None]):
    """End one of the actor's own tokens, at once and for good."""

    token_id: int


@performs
def revoke_token(command: RevokeToken, work: Work) -> None:
    """Another's token does not exist; ending one's own a second time changes nothing."""
    if not tokens.is_of(work.connection, command.token_id, work.actor.user_id):
        raise NotFound("token")
    if tokens.revoke(work.connection, command.token_id, work.now):
        record(work, Kind.TOKEN_REVOKED, user=work.actor.user_id, token=command.token_id)
