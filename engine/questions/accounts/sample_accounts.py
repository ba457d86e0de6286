"""The accounts a newcomer may try."""

from dataclasses import dataclass

from engine.questions.registry import Question, Reading, answers
from engine.store.reading import samples


@dataclass(frozen=True)
class SampleAccount:
    """One account whose password is printed for everybody."""

    login: str
    password: str
    name: str
    roles: tuple[str, ...]
    organisation: str | None


@dataclass(frozen=True)
class SampleAccounts(Question[tuple[SampleAccount, ...]]):
    """The accounts of a sample installation; none in a real one."""


@answers
def sample_accounts(_: SampleAccounts, reading: Reading) -> tuple[SampleAccount, ...]:
    return tuple(
        SampleAccount(**row.__dict__) for row in samples.sample_accounts(reading.connection)
    )
