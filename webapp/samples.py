"""What is only there in a sample installation: its accounts and its movable date."""

from engine.questions.accounts.sample_accounts import SampleAccount, SampleAccounts
from webapp.visitors import engine


def sample_accounts() -> tuple[SampleAccount, ...]:
    """Return the sample accounts, none in a real installation."""
    return engine().ask(SampleAccounts())


def is_sample() -> bool:
    """Say whether this installation holds sample data."""
    return bool(sample_accounts())
