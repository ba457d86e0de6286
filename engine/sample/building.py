"""Build the sample once, in an installation that is empty."""

from collections.abc import Callable
from datetime import date
from typing import Final

from engine.commands.sample.mark_sample import MarkSample, SampleLogin
from engine.engine import Engine
from engine.model.actors import SYSTEM
from engine.questions.accounts.sample_accounts import SampleAccounts
from engine.questions.cases.startable_here import StartableHere
from engine.sample import people
from engine.sample.clock import TellingClock, real_now
from engine.sample.ideas import OF_2022
from engine.sample.missions import Chronicle
from engine.sample.sayings import Sayings
from engine.sample.settling import Settlement, settle
from engine.sample.telling import Teller

#: The day on which the oldest sample mission begins, and the day the sample shows at first.
BEGINS: Final = date(2022, 1, 10)
SHOWS: Final = date(2024, 2, 26)


def build_sample(engine: Engine, say: Callable[[str], None] = lambda _: None) -> bool:
    """Fill an installation with the sample; false where it is there already.

    Without published processes there are people, but no missions for them. A building that
    was interrupted goes on where it stood: everything in it is done under an id of its own.
    """
    if engine.ask(SampleAccounts()):
        return False
    clock = TellingClock(BEGINS)
    engine_then = Engine(engine.database, now=clock, settings=engine.settings)
    say("people")
    settlement = settle(engine_then, BEGINS)
    if engine_then.ask(StartableHere(settlement.actors["quanly1"])):
        say(f"missions from {BEGINS}")
        _tell(engine_then, clock, settlement, say)
    clock.move_to(SHOWS)
    engine_then.do(
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


def _tell(
    engine: Engine, clock: TellingClock, settlement: Settlement, say: Callable[[str], None]
) -> None:
    """Tell the sample's missions through the published processes."""
    known: dict[int, int | None] = {}
    sayings = Sayings(settlement, clock.today, OF_2022[0], known.get)
    teller = Teller(engine, clock, settlement, sayings, known)
    Chronicle(teller, sayings, SHOWS, say).tell()
