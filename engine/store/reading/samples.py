"""The accounts of a sample installation."""

import json
from dataclasses import dataclass

from sqlalchemy import Connection, select

from engine.store import administration
from engine.store.tables import organisations, users


@dataclass(frozen=True)
class SampleRow:
    """One account whose password is no secret."""

    login: str
    password: str
    name: str
    roles: tuple[str, ...]
    organisation: str | None


def sample_accounts(connection: Connection) -> tuple[SampleRow, ...]:
    """Return the sample accounts in the order they were made; none where there is no sample."""
    kept = administration.read(connection, administration.SAMPLE_ACCOUNTS)
    if kept is None:
        return ()
    known = {found["login"]: found for found in json.loads(kept)}
    rows = connection.execute(
        select(users.c.login, users.c.name, organisations.c.name.label("organisation"))
        .outerjoin(organisations, organisations.c.organisation_id == users.c.organisation_id)
        .where(users.c.login.in_(list(known)))
        .order_by(users.c.user_id)
    )
    return tuple(
        SampleRow(
            row.login,
            known[row.login]["password"],
            row.name,
            tuple(known[row.login]["roles"]),
            row.organisation,
        )
        for row in rows
    )
