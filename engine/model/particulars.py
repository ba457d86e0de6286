"""What a login, a name and an address look like."""

import re
from typing import Final

_LOGIN: Final = re.compile(r"[a-z0-9][a-z0-9._-]{1,63}")
_EMAIL: Final = re.compile(r"[^@\s]{1,64}@[^@\s.]{1,63}(\.[^@\s.]{1,63})+")
_LONGEST_NAME: Final = 200
_LONGEST_EMAIL: Final = 255
_LONGEST_EXTERNAL: Final = 128


def is_login(text: str) -> bool:
    """Say whether a login can be typed on every keyboard and said on the telephone."""
    return _LOGIN.fullmatch(text) is not None


def is_name(text: str) -> bool:
    """Say whether there is a name, and not a whole page."""
    return 0 < len(text) <= _LONGEST_NAME


def is_email(text: str) -> bool:
    """Say whether a text could be an address; only a letter to it would prove it."""
    return len(text) <= _LONGEST_EMAIL and _EMAIL.fullmatch(text) is not None


def is_external(text: str) -> bool:
    """Say whether a text can be a name at a provider of sign-in."""
    return 0 < len(text) <= _LONGEST_EXTERNAL
