"""Say that an installation holds sample data."""

import json
from dataclasses import dataclass, field

from engine.commands.accounts.administration import require_administrator
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.store import administration


@dataclass(frozen=True)
class SampleLogin:
    """An account whose password everybody may know."""

    login: str
    roles: tuple[str, ...]
    password: str = field(repr=False, metadata={"secret": True})


@dataclass(frozen=True)
class MarkSample(Command[None]):
    """State that the data are a sample: its printed accounts, and by how much its clock differs."""

    accounts: tuple[SampleLogin, ...]
    clock_seconds: int


@performs
def mark_sample(command: MarkSample, work: Work) -> None:
    """Only the system does this, before anybody works in the installation."""
    require_administrator(work)
    kept = [{**one.__dict__, "roles": list(one.roles)} for one in command.accounts]
    administration.put(
        work.connection, administration.SAMPLE_ACCOUNTS, json.dumps(kept, ensure_ascii=False)
    )
    administration.put(
        work.connection, administration.SAMPLE_CLOCK, repr(float(command.clock_seconds))
    )
