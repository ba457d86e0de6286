"""Keep a half-filled form: never validated, never part of the process."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from engine.commands.errors import OperationRefused
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.model.values import Value, dumps
from engine.store import drafts

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
    drafts.keep(
        work.connection,
        drafts.Draft(work.actor.user_id, command.place, command.form_digest, text, work.now),
    )
