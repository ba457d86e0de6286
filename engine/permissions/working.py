"""Whose task it is."""

from engine.model.actors import COUNCIL_ROLES, PARTY_ROLES, Actor
from engine.permissions.holders import Holders, holds


def may_do(actor: Actor, role: str, assignee: int | None, holders: Holders) -> bool:
    """Say whether the actor may complete a task of ``role`` now.

    A task somebody claimed is theirs until they release it.
    """
    return assignee in {None, actor.user_id} and holds(actor, role, holders)


def may_claim(actor: Actor, role: str, assignee: int | None, holders: Holders) -> bool:
    """Say whether the actor may take the task out of their unit's inbox.

    Only roles shared by colleagues are claimed: a party or a council member is alone.
    """
    shared = role not in PARTY_ROLES | COUNCIL_ROLES
    return shared and assignee is None and holds(actor, role, holders)


def may_release(actor: Actor, assignee: int | None) -> bool:
    """Say whether the actor may give the task back."""
    return assignee is not None and assignee == actor.user_id
