"""Whose account an administrator may act on.

An account is looked after by the administrators of one authority. What would let somebody
act as its owner (a new password) or takes their roles away also needs every authority in
which the owner holds a role: otherwise an administrator of one could become an officer of
another.
"""

from datetime import timedelta

from engine.commands.accounts.administration import hold_administration, require_administrator
from engine.commands.accounts.errors import LastAdministrator, OwnAccount, ServiceOver
from engine.commands.errors import NotAllowed, NotFound
from engine.commands.work import Work
from engine.model.actors import SYSTEM
from engine.permissions import ADMINISTRATOR
from engine.store import accounts, grants
from engine.store.accounts import AccountRow


def held_account(work: Work, user_id: int, *, whole: bool = False) -> AccountRow:
    """Hold the administration and return the account, if the actor may act on it.

    ``whole`` asks for every authority in which the person holds a role. The stream is held
    before anything is read, so that two administrators cannot remove each other at once.
    """
    require_administrator(work)
    hold_administration(work)
    account = accounts.one(work.connection, user_id)
    if account is None:
        raise NotFound("person")
    if account.ended_on is not None:
        raise ServiceOver(user_id)
    if work.actor.user_id == SYSTEM.user_id:
        return account
    if user_id == work.actor.user_id:
        raise OwnAccount
    held = work.actor.authorities(ADMINISTRATOR)
    needed = {one.authority_id for one in grants.held_from(work.connection, user_id, work.today)}
    if account.authority_id not in {None, *held} or (whole and needed - held):
        raise NotAllowed("act on an account that other administrators look after too")
    return account


def leave_an_administrator(work: Work, user_id: int) -> None:
    """Refuse to leave an authority of this person's without any administrator."""
    for grant in grants.held_from(work.connection, user_id, work.today):
        if grant.role == ADMINISTRATOR and grant.valid_from <= work.today:
            leave_another(work, user_id, grant.authority_id)


def leave_another(work: Work, user_id: int, authority_id: int) -> None:
    """Refuse unless somebody else administers the authority today and tomorrow."""
    others = grants.administrators_after(
        work.connection, authority_id, work.today, work.today + timedelta(days=1)
    )
    if not others - {user_id}:
        raise LastAdministrator(authority_id)
