"""Who may look at how an installation is run."""

from engine.model.actors import Actor
from engine.permissions import ADMINISTRATOR, AUDITOR, NotAllowed


def require_office(actor: Actor, what: str) -> frozenset[int]:
    """Return the authorities the actor administers or audits; refuse anybody else."""
    found = actor.authorities(ADMINISTRATOR) | actor.authorities(AUDITOR)
    if not found:
        raise NotAllowed(what)
    return found
