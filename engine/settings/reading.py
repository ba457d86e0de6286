"""How one setting is read and judged; what is wrong is gathered, not raised one by one."""

import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from engine.model.errors import EngineError

_SHORTEST_SECRET: Final = 32
_LONGEST_TOLD: Final = 60
_DRIVERS: Final = frozenset({"postgresql", "postgresql+psycopg"})


@dataclass(frozen=True)
class Problem:
    """One setting that cannot be used; ``found`` never holds a password or a key."""

    name: str
    found: str
    wanted: str


class BadSettings(EngineError):
    """The environment cannot be used; every problem is listed."""

    code = "bad-settings"

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        told = "".join(f"\n  {one.name}: found {one.found}; {one.wanted}." for one in problems)
        super().__init__(f"Nothing was started. Correct these settings:{told}")


#: Returns what was found and what is wanted, or ``None`` if the text is good.
Judge = Callable[[str], tuple[str, str] | None]


class Reader:
    """Reads one environment and remembers what is wrong with it."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._problems: list[Problem] = []

    def text(self, name: str, otherwise: str, judge: Judge) -> str:
        """Return what is set if it is good, or ``otherwise``, which is never judged."""
        given = self._environ.get(name)
        if given is None:
            return otherwise
        wrong = judge(given)
        if wrong:
            self._problems.append(Problem(name, *wrong))
        return otherwise if wrong else given

    def number(self, name: str, otherwise: int, least: int, most: int) -> int:
        """Return a whole number between ``least`` and ``most``."""
        given = self._environ.get(name)
        if given is None:
            return otherwise
        if re.fullmatch(r"[0-9]{1,9}", given) and least <= int(given) <= most:
            return int(given)
        wanted = f"wanted a whole number from {least} to {most}"
        self._problems.append(Problem(name, _told(given), wanted))
        return otherwise

    def one_of(self, name: str, words: Sequence[str]) -> str:
        """Return one of ``words``; the first is the default."""
        given = self._environ.get(name, words[0])
        if given in words:
            return given
        self._problems.append(Problem(name, _told(given), f"wanted {' or '.join(words)}"))
        return words[0]

    def judge(self) -> None:
        """Raise ``BadSettings`` if anything was wrong."""
        if self._problems:
            raise BadSettings(tuple(self._problems))


def is_host(given: str) -> tuple[str, str] | None:
    """Refuse what is neither a name nor an address."""
    if re.fullmatch(r"[0-9A-Za-z.:_-]+", given):
        return None
    return _told(given), "wanted a name or an address without a port, such as 127.0.0.1"


def is_folder(given: str) -> tuple[str, str] | None:
    """Refuse a folder that is none, or that could not be made or written."""
    wanted = "wanted a folder that exists or can be made, and can be written"
    if not given or "\0" in given:
        return _told(given), wanted
    place = Path(given).absolute()
    while not place.exists() and place != place.parent:
        place = place.parent
    if not place.is_dir():
        return f"'{place}', which is no folder", wanted
    if not os.access(place, os.W_OK | os.X_OK):
        return f"'{place}', which cannot be written", wanted
    return None


def is_database(given: str) -> tuple[str, str] | None:
    """Refuse an address no database of ours can have; nothing of it is told but its kind."""
    wanted = "wanted sqlite:///path or postgresql://user:password@host/name"
    try:
        parts = urlsplit(given)
    except ValueError:
        return "an address that cannot be read", wanted
    if parts.scheme == "sqlite":
        good = not parts.netloc and len(parts.path) > 1
    else:
        good = parts.scheme in _DRIVERS and len(parts.path) > 1 and _has_a_port_or_none(given)
    if good:
        return None
    kind = f"an address of kind '{parts.scheme}'" if "://" in given else "no address"
    return kind, wanted


def _has_a_port_or_none(given: str) -> bool:
    try:
        urlsplit(given).port  # noqa: B018 - reading it is the test
    except ValueError:
        return False
    return True


def is_secret(given: str) -> tuple[str, str] | None:
    """Refuse a key that could be guessed; it is never told."""
    if len(given) >= _SHORTEST_SECRET:
        return None
    return f"{len(given)} characters", f"wanted at least {_SHORTEST_SECRET}, made by chance"


def is_rate(given: str) -> tuple[str, str] | None:
    """Refuse what is no number in a time."""
    if re.fullmatch(r"[1-9][0-9]{0,6} per (second|minute|hour|day)", given):
        return None
    return _told(given), "wanted a number per second, minute, hour or day, such as 10 per second"


def _told(given: str) -> str:
    shown = given if len(given) <= _LONGEST_TOLD else given[:_LONGEST_TOLD] + "…"
    return repr(shown) if shown else "nothing"
