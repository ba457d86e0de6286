"""Codes of a second factor: from a telephone (RFC 6238), or from paper."""

import base64
import hashlib
import hmac
from datetime import datetime, timedelta
from typing import Final

import pyotp
from cryptography.fernet import Fernet, InvalidToken

from engine.commands.accounts.code_errors import CodesPaused
from engine.commands.accounts.passwords import READABLE
from engine.commands.work import Work
from engine.secret import secret_key
from engine.settings import Settings
from engine.store import administration, second_factors

_STEP_SECONDS: Final = 30
#: A clock may be one step early or late.
_DRIFT: Final = (0, -1, 1)
_DIGITS: Final = 6
#: This many wrong codes in a row and none is judged for a while.
_PATIENCE: Final = 10
_PAUSE: Final = timedelta(minutes=15)
RECOVERY_CODES: Final = 10


def judge(work: Work, user_id: int, code: str) -> bool:
    """Say whether a code is right, and use it up; count it if it is wrong.

    A wrong code is an answer and no refusal: what is refused leaves no trace, and wrong codes
    must be counted.
    """
    factor = second_factors.of(work.connection, user_id)
    if factor is None:
        return False
    if (
        factor.failures >= _PATIENCE
        and factor.failed_at is not None
        and work.now - factor.failed_at < _PAUSE
    ):
        raise CodesPaused
    typed = bare(code)
    if typed.isdecimal() and len(typed) == _DIGITS:
        step = step_of(opened(work.settings, factor.secret), typed, telephone_time(work))
        right = step is not None and second_factors.use_step(work.connection, user_id, step)
    else:
        right = second_factors.use_code(work.connection, user_id, typed, work.now)
    if right:
        second_factors.forgive(work.connection, user_id)
    else:
        second_factors.fail(work.connection, user_id, work.now)
    return right


def step_of(secret: str, code: str, now: datetime) -> int | None:
    """Return the time step in which the telephone shows this code, if it is near."""
    if not secret:
        return None
    here, generator = int(now.timestamp()) // _STEP_SECONDS, pyotp.TOTP(secret)
    found = [
        here + drift
        for drift in _DRIFT
        if hmac.compare_digest(generator.at((here + drift) * _STEP_SECONDS), code)
    ]
    return max(found, default=None)


def telephone_time(work: Work) -> datetime:
    """Return the time a telephone shows: the clock of a sample installation is not its own."""
    ahead = administration.read(work.connection, administration.SAMPLE_CLOCK)
    return work.now - timedelta(seconds=float(ahead or 0))


def address_of(secret: str, login: str) -> str:
    """Return what a telephone reads from the picture."""
    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name="nhiemvu")


def closed(settings: Settings, secret: str) -> str:
    """Return a secret as it is kept: whoever reads the database alone cannot make codes."""
    return _lock(settings).encrypt(secret.encode()).decode()


def opened(settings: Settings, kept: str) -> str:
    """Return a kept secret; empty where the key of the installation is another by now."""
    try:
        return _lock(settings).decrypt(kept.encode()).decode()
    except InvalidToken:
        return ""


def recovery_codes(secret: str, command_id: str) -> tuple[str, ...]:
    """Return ten codes for paper, the same for a repeat of the same command."""
    return tuple(_recovery_code(secret, f"{command_id} {n}") for n in range(RECOVERY_CODES))


def bare(code: str) -> str:
    """Return a recovery code as it is compared."""
    return "".join(letter for letter in code.lower() if letter.isalnum())


def _recovery_code(secret: str, place: str) -> str:
    chance = hmac.new(secret.encode(), f"recovery {place}".encode(), hashlib.sha256).digest()
    letters = "".join(READABLE[byte % len(READABLE)] for byte in chance[:16])
    return "-".join(letters[start : start + 4] for start in range(0, 16, 4))


def _lock(settings: Settings) -> Fernet:
    key = hashlib.sha256(f"second factor {secret_key(settings)}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
