"""Passwords as argon2id keeps them, and which are too easily guessed.

Length, not composition: whoever must use a capital and a digit writes Password1234. A
password may not be short, be made of the person's own name or login, or be a common one.
"""

import hashlib
import hmac
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

from engine.commands.accounts.errors import PasswordRefused
from engine.model.folding import fold

#: At least as long as a sentence of four short words.
SHORTEST: Final = 12
#: Longer ones only cost time to hash.
LONGEST: Final = 256
#: Verifies nothing: an account that cannot be signed in to.
NO_PASSWORD: Final = "!"  # noqa: S105 - the absence of one
#: Letters and digits that are not taken for one another when read aloud or from paper.
READABLE: Final = "abcdefghjkmnpqrstuvwxyz23456789"
_COMMON: Final = Path(__file__).with_name("common_passwords.txt")


def hashed(password: str) -> str:
    """Return what is kept of a password; takes a tenth of a second on purpose."""
    return PasswordHasher().hash(_normal(password))


def hashed_chance(password: str) -> str:
    """Return what is kept of a password that is pure chance: nobody guesses it, slowly or not.

    Three hundred people of a spreadsheet would otherwise hold the database for a minute.
    """
    return PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash(_normal(password))


def matches(password: str, kept: str | None) -> bool:
    """Say whether the password is the kept one, in the same time for an unknown login."""
    try:
        PasswordHasher().verify(kept or _nobodys(), _normal(password))
    except VerifyMismatchError:
        return False
    except InvalidHashError:
        # An account without a password must not answer faster than others.
        return matches(password, None)
    return kept is not None


def require_fit(password: str, *personal: str) -> None:
    """Refuse a password that is short, common, or made of ``personal`` texts alone."""
    if len(password) < SHORTEST:
        raise PasswordRefused("short")
    if len(password) > LONGEST:
        raise PasswordRefused("long")
    bare = _bare(password)
    words = {piece for text in personal for piece in (_bare(text), *map(_bare, text.split()))}
    if bare and not _without(bare, words):
        raise PasswordRefused("personal")
    if fold(password).replace(" ", "") in common() or bare in common():
        raise PasswordRefused("common")


def one_time_password(secret: str, command_id: str) -> str:
    """Return a password to be shown once, the same for a repeat of the same command.

    A second click must not show another password than the one that was set by the first.
    """
    chance = hmac.new(secret.encode(), f"one-time {command_id}".encode(), hashlib.sha256).digest()
    letters = "".join(READABLE[byte % len(READABLE)] for byte in chance[:16])
    return "-".join(letters[start : start + 4] for start in range(0, 16, 4))


@cache
def common() -> frozenset[str]:
    """Return the passwords that are tried first by whoever guesses."""
    lines = _COMMON.read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _without(text: str, words: set[str]) -> str:
    for word in sorted(words, key=len, reverse=True):
        text = text.replace(word, "") if word else text
    return text


def _bare(text: str) -> str:
    """Return a text without accents, case, spaces, and the digits and signs people add."""
    return "".join(letter for letter in fold(text) if letter.isalpha())


def _normal(password: str) -> str:
    # Vietnamese letters are typed composed on one keyboard and decomposed on another.
    return unicodedata.normalize("NFC", password)


@cache
def _nobodys() -> str:
    return hashed("nobody signs in with this one")
