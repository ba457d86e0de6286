"""Build the sample once, in an installation that is empty."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from engine.commands.sample.mark_sample import MarkSample, SampleLogin
from engine.engine import Engine
from engine.model.actors import SYSTEM
from engine.model.clock import VIETNAM
from engine.questions.accounts.sample_accounts import SampleAccounts
from engine.sample import people
from engine.sample.clock import real_now
from engine.sample.settling import settle

#: The day on which the oldest sample mission begins, and the day the sample shows at first.
BEGINS: Final = date(2022, 1, 10)
SHOWS: Final = date(2024, 2, 26)
_MORNING: Final = time(8, 30)


class TellingClock:
    """The time inside the story that is being told: a minute passes with every question."""

    def __init__(self, day: date) -> None:
        self.at = datetime.combine(day, _MORNING, VIETNAM).astimezone(UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at

    def move_to(self, day: date) -> None:
        """Go on in the morning of a later day; the same day goes on where it was."""
        self.at = max(self.at, datetime.combine(day, _MORNING, VIETNAM).astimezone(UTC))


def build_sample(engine: Engine, say: Callable[[str], None] = lambda _: None) -> bool:
    """Fill an installation with the sample; false where it is there already."""
    if engine.ask(SampleAccounts()):
        return False
    clock = TellingClock(BEGINS)
    teller = Engine(engine.database, now=clock, settings=engine.settings)
    say("people")
    settle(teller, BEGINS)
    clock.move_to(SHOWS)
    teller.do(
        MarkSample(
            tuple(
                SampleLogin(one.login, one.roles + one.shown, people.PASSWORD)
                for one in people.EVERYBODY
            ),
            round((clock.at - real_now()).total_seconds()),
            actor=SYSTEM,
            command_id="sample:mark",
        )
    )
    return True
