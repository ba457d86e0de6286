"""Passwords as argon2id keeps them."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

#: At least as long as a sentence of four short words.
SHORTEST = 12
#: Verifies nothing: an account that cannot be signed in to.
NO_PASSWORD = "!"  # noqa: S105 - the absence of one


def hashed(password: str) -> str:
    """Return what is kept of a password; takes a tenth of a second on purpose."""
    return PasswordHasher().hash(password)


def matches(password: str, kept: str | None) -> bool:
    """Say whether the password is the kept one, in the same time for an unknown login."""
    try:
        PasswordHasher().verify(kept or _nobodys(), password)
    except VerifyMismatchError:
        return False
    except InvalidHashError:
        # An account without a password must not answer faster than others.
        return matches(password, None)
    return kept is not None


@cache
def _nobodys() -> str:
    return hashed("nobody signs in with this one")
