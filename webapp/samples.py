"""What is only there in a sample installation: its accounts and its movable date."""

from flask import current_app

from engine.questions.accounts.sample_accounts import SampleAccount, SampleAccounts
from webapp.visitors import ask, may_ask

_KNOWN = "nhiemvu-sample"


def sample_accounts() -> tuple[SampleAccount, ...]:
    """Return the sample accounts, none in a real installation."""
    return ask(SampleAccounts())


def is_sample() -> bool:
    """Say whether this installation holds sample data; one that does will always.

    While the database is away nobody can say, and no page needs to show it.
    """
    if not may_ask():
        return False
    known = current_app.extensions
    known[_KNOWN] = known.get(_KNOWN) or bool(sample_accounts())
    return bool(known[_KNOWN])
