"""Accounts as administrators look after them: locked, ended, changed."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select, update

from engine.model.folding import fold
from engine.store.tables import users


@dataclass(frozen=True)
class AccountRow:
    """One account, without its password."""

    user_id: int
    login: str
    name: str
    email: str | None
    organisation_id: int | None
    external_id: str | None
    #: Whose administrators look after it.
    authority_id: int | None
    enabled: bool
    must_change: bool
    ended_on: date | None


@dataclass(frozen=True)
class Particulars:
    """What an administrator may correct."""

    name: str
    email: str | None
    organisation_id: int | None
    external_id: str | None


_KEPT = tuple(users.c[name] for name in AccountRow.__dataclass_fields__)


def one(connection: Connection, user_id: int) -> AccountRow | None:
    """Return an account, or ``None``."""
    row = connection.execute(select(*_KEPT).where(users.c.user_id == user_id)).first()
    return None if row is None else AccountRow(*row)


def named_outside(connection: Connection, external_id: str) -> AccountRow | None:
    """Return the account an administrator tied to that name at the provider."""
    row = connection.execute(select(*_KEPT).where(users.c.external_id == external_id)).first()
    return None if row is None else AccountRow(*row)


def with_email(connection: Connection, email: str) -> AccountRow | None:
    """Return the one account with that address; two with the same are nobody's."""
    rows = connection.execute(
        select(*_KEPT).where(func.lower(users.c.email) == email.strip().lower())
    ).all()
    return AccountRow(*rows[0]) if len(rows) == 1 else None


def set_enabled(connection: Connection, user_id: int, *, enabled: bool) -> None:
    """Lock an account, or open it again."""
    connection.execute(update(users).where(users.c.user_id == user_id).values(enabled=enabled))


def end(connection: Connection, user_id: int, on: date) -> None:
    """Close an account for good."""
    connection.execute(
        update(users).where(users.c.user_id == user_id).values(enabled=False, ended_on=on)
    )


def change(connection: Connection, account: AccountRow, told: Particulars) -> tuple[str, ...]:
    """Write what differs and return the names of what did."""
    changed = {
        name: value for name, value in told.__dict__.items() if value != getattr(account, name)
    }
    if changed:
        connection.execute(
            update(users)
            .where(users.c.user_id == account.user_id)
            .values(**changed, folded=fold(f"{told.name} {account.login}"))
        )
    return tuple(sorted(changed))
