"""Second factors: a secret shared with a telephone, and codes on paper for when it is lost."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from engine.model.values import digest
from engine.store.tables import recovery_codes, second_factors


@dataclass(frozen=True)
class Factor:
    """A second factor; ``confirmed_at`` is empty until a first code was right."""

    user_id: int
    #: Encrypted.
    secret: str
    confirmed_at: datetime | None
    last_step: int
    failures: int
    failed_at: datetime | None


def of(connection: Connection, user_id: int) -> Factor | None:
    """Return somebody's second factor, confirmed or not."""
    query = select(second_factors).where(second_factors.c.user_id == user_id)
    row = connection.execute(query).first()
    return None if row is None else Factor(*row)


def begin(connection: Connection, user_id: int, secret: str) -> None:
    """Keep a secret that no code has shown to be known yet."""
    connection.execute(
        insert(second_factors).values(user_id=user_id, secret=secret, last_step=0, failures=0)
    )


def confirm(connection: Connection, user_id: int, at: datetime) -> None:
    """From now on signing in asks for a code."""
    connection.execute(
        update(second_factors).where(second_factors.c.user_id == user_id).values(confirmed_at=at)
    )


def drop(connection: Connection, user_id: int) -> None:
    """Forget secret and codes."""
    connection.execute(delete(second_factors).where(second_factors.c.user_id == user_id))
    connection.execute(delete(recovery_codes).where(recovery_codes.c.user_id == user_id))


def use_step(connection: Connection, user_id: int, step: int) -> bool:
    """Use up a time step; false where it, or a later one, was used before."""
    used = connection.execute(
        update(second_factors)
        .where(second_factors.c.user_id == user_id, second_factors.c.last_step < step)
        .values(last_step=step)
    )
    return used.rowcount == 1


def fail(connection: Connection, user_id: int, at: datetime) -> None:
    """Count a wrong code."""
    connection.execute(
        update(second_factors)
        .where(second_factors.c.user_id == user_id)
        .values(failures=second_factors.c.failures + 1, failed_at=at)
    )


def forgive(connection: Connection, user_id: int) -> None:
    """Forget the wrong codes."""
    connection.execute(
        update(second_factors)
        .where(second_factors.c.user_id == user_id)
        .values(failures=0, failed_at=None)
    )


def keep_codes(connection: Connection, user_id: int, codes: Collection[str]) -> None:
    """Replace the recovery codes; only their digests are kept."""
    connection.execute(delete(recovery_codes).where(recovery_codes.c.user_id == user_id))
    rows = [{"user_id": user_id, "code_hash": _hashed(user_id, code)} for code in codes]
    connection.execute(insert(recovery_codes), rows)


def use_code(connection: Connection, user_id: int, code: str, at: datetime) -> bool:
    """Use up a recovery code; false where there is none, or it was used before."""
    used = connection.execute(
        update(recovery_codes)
        .where(
            recovery_codes.c.user_id == user_id,
            recovery_codes.c.code_hash == _hashed(user_id, code),
            recovery_codes.c.used_at.is_(None),
        )
        .values(used_at=at)
    )
    return used.rowcount == 1


def codes_left(connection: Connection, user_id: int) -> int:
    """Return how many recovery codes are still unused."""
    query = select(func.count()).where(
        recovery_codes.c.user_id == user_id, recovery_codes.c.used_at.is_(None)
    )
    return connection.execute(query.select_from(recovery_codes)).scalar_one()


def _hashed(user_id: int, code: str) -> str:
    # Eighty bits of chance: a quick hash cannot be searched either.
    return digest(f"recovery {user_id} {code}")
