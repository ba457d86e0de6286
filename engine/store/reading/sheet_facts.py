"""What a spreadsheet of people is compared with."""

from collections import Counter

from sqlalchemy import Connection, select

from engine.exchange.people_sheet import Known
from engine.model.folding import fold
from engine.store.tables import organisations, units, users


def known(connection: Connection, authority_id: int) -> Known:
    """Return logins and names in use, organisations, and the units of the authority."""
    people = connection.execute(select(users.c.login, users.c.external_id)).all()
    places = connection.execute(
        select(organisations.c.folded, organisations.c.organisation_id)
    ).all()
    shared = Counter(row.folded for row in places)
    keys = connection.execute(
        select(units.c.key, units.c.unit_id).where(units.c.authority_id == authority_id)
    )
    return Known(
        logins=frozenset(row.login for row in people),
        external_ids=frozenset(row.external_id for row in people if row.external_id),
        organisations={
            row.folded: row.organisation_id for row in places if shared[row.folded] == 1
        },
        units={fold(row.key): row.unit_id for row in keys},
    )
