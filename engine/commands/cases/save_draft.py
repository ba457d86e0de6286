"""Keep a half-filled form: never validated, never part of the process."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import delete, insert

from engine.commands.errors import OperationRefused
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.model.values import Value, dumps
from engine.store.tables import drafts

#: Longer than any form filled in by a person.
LONGEST: Final = 2_000_000


@dataclass(frozen=True)
class SaveDraft(Command[None]):
    """Keep what was typed at a task or a panel item, for its author alone."""

    place: str
    form_digest: str
    raw: Mapping[str, Value]


@performs
def save_draft(command: SaveDraft, work: Work) -> None:
    """Replace the author's draft; others neither see nor change it."""
    text = dumps(command.raw)
    if len(text) > LONGEST:
        raise OperationRefused("save-draft", "the draft is longer than any form allows")
    mine = (drafts.c.user_id == work.actor.user_id, drafts.c.place == command.place[:96])
    work.connection.execute(delete(drafts).where(*mine))
    work.connection.execute(
        insert(drafts).values(
            user_id=work.actor.user_id,
            place=command.place[:96],
            form_digest=command.form_digest,
            raw=text,
            at=work.now,
        )
    )
