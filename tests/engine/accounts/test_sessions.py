"""One's own sessions, listed and ended."""

from engine.commands.accounts.end_session import EndOtherSessions, EndSession
from engine.commands.accounts.reset_password import ResetPassword
from engine.commands.accounts.sign_in import SignIn
from engine.engine import Engine
from engine.model.actors import SYSTEM
from engine.questions.accounts.actor_of import ActorOf
from engine.questions.accounts.own_account import OwnSessions
from tests.engine.accounts.staff import Staff, new_id

PASSWORD = "bốn từ không liên quan"


def open_session(engine: Engine, staff: Staff, login: str, address: str) -> str:
    attempt = SignIn(
        login, PASSWORD, address, agent="Mozilla/5.0 Firefox/140", actor=SYSTEM, command_id=new_id()
    )
    engine.do(attempt)
    return attempt.token


def test_sessions_are_listed_and_ended_one_by_one_or_all_at_once(
    engine: Engine, staff: Staff
) -> None:
    staff.do(ResetPassword(staff.ids["an"], "Cấp mới", PASSWORD, **staff.by("chinh")))
    tokens = [open_session(engine, staff, "an", f"10.0.0.{n}") for n in range(3)]
    who = staff.actor("an")

    listed = {one.address: one for one in engine.ask(OwnSessions(who, tokens[0]))}
    engine.do(EndSession(listed["10.0.0.1"].key, **staff.by("an")))
    after_one = [engine.ask(ActorOf(token)) is not None for token in tokens]
    engine.do(EndOtherSessions(tokens[0], **staff.by("an")))

    assert {address for address, one in listed.items() if one.is_this} == {"10.0.0.0"}
    assert listed["10.0.0.2"].agent.endswith("Firefox/140")
    assert after_one == [True, False, True]
    assert [engine.ask(ActorOf(token)) is not None for token in tokens] == [True, False, False]


def test_nobody_ends_the_session_of_somebody_else(engine: Engine, staff: Staff) -> None:
    staff.do(ResetPassword(staff.ids["an"], "Cấp mới", PASSWORD, **staff.by("chinh")))
    token = open_session(engine, staff, "an", "10.0.0.1")
    (own,) = engine.ask(OwnSessions(staff.actor("an"), token))

    engine.do(EndSession(own.key, **staff.by("binh")))
    engine.do(EndSession("%", **staff.by("an")))

    assert engine.ask(ActorOf(token)) is not None
