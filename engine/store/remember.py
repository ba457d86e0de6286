"""Commands already done: the first statement of every transaction, and its last."""

from datetime import datetime

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from engine.model.errors import EngineError
from engine.store.tables import remembered


class CommandReused(EngineError):
    """A command id came back with another payload."""

    code = "command-reused"

    def __init__(self, command_id: str) -> None:
        self.command_id = command_id
        super().__init__(
            f"Command {command_id} was already used for something else. Reload the page and"
            " send it again, so that it gets an id of its own."
        )


def claim(
    connection: Connection, actor: int, command_id: str, payload: str, at: datetime
) -> str | None:
    """Take the command id, or return the answer it already has.

    Two equal commands at once: the second waits at the insert until the first has ended,
    then finds its answer, so a double click is done once and answered twice.
    """
    insert = sqlite_insert if connection.dialect.name == "sqlite" else postgresql_insert
    taken = connection.execute(
        insert(remembered)
        .values(actor=actor, command_id=command_id, payload_digest=payload, answer=None, at=at)
        .on_conflict_do_nothing()
        # Only a returned row says on both databases whether it was inserted.
        .returning(remembered.c.command_id)
    )
    if taken.first() is not None:
        return None
    return find(connection, actor, command_id, payload)


def find(connection: Connection, actor: int, command_id: str, payload: str) -> str | None:
    """Return the answer a command had, ``None`` where no such command was done."""
    row = connection.execute(
        select(remembered.c.payload_digest, remembered.c.answer).where(
            remembered.c.actor == actor, remembered.c.command_id == command_id
        )
    ).first()
    if row is None:
        return None
    if row.payload_digest != payload:
        raise CommandReused(command_id)
    return str(row.answer)


def answer(connection: Connection, actor: int, command_id: str, text: str) -> None:
    """Keep the answer under the command id, in the same transaction as what it tells."""
    connection.execute(
        update(remembered)
        .where(remembered.c.actor == actor, remembered.c.command_id == command_id)
        .values(answer=text)
    )
