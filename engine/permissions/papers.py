"""Who may read what somebody submitted."""

from dataclasses import dataclass
from typing import Final

from engine.model.actors import Actor
from engine.permissions.holders import Holders, roles_in
from engine.permissions.seeing import AUDITOR, may_see, sees_others

#: Who may open single ballots once they are tallied; each reading is logged.
AFTER_THE_TALLY: Final = frozenset({"council_chair", "council_sci_sec", AUDITOR})


@dataclass(frozen=True)
class Paper:
    """What decides about one submission."""

    author: int
    #: True until the tally of its panel: then only its author reads it.
    sealed: bool = False
    #: ``ballot``, ``review``, or ``None`` for what is no panel's.
    panel: str | None = None
    #: True where its form is for officers and the council: it names judges or other applicants.
    confidential: bool = False


def may_read(actor: Actor, paper: Paper, holders: Holders) -> bool:
    """Say whether the actor may open the submission.

    Sealed means sealed for all: auditor, administrator and chair included. Reviews are the
    council's and the officers' afterwards; those who are judged read neither.
    """
    if paper.author == actor.user_id:
        return True
    if paper.sealed or not may_see(actor, holders):
        return False
    if paper.panel is None:
        return not paper.confidential or sees_others(actor, holders)
    if paper.panel == "ballot":
        return bool(roles_in(actor, holders) & AFTER_THE_TALLY)
    return sees_others(actor, holders)
