from datetime import timedelta
from uuid import uuid4

import pytest

from engine.commands.accounts.change_password import ChangePassword
from engine.commands.accounts.create_authority import CreateAuthority
from engine.commands.accounts.create_person import CreatePerson
from engine.commands.accounts.errors import LoginTaken, PasswordRefused, SignInRefused
from engine.commands.accounts.grant_role import GrantRole
from engine.commands.accounts.passwords import hashed
from engine.commands.accounts.set_language import SetLanguage
from engine.commands.accounts.sign_in import SignIn
from engine.commands.accounts.sign_out import SignOut
from engine.engine import Engine
from engine.model.actors import SYSTEM, Actor
from engine.permissions import NotAllowed
from engine.questions.accounts.actor_of import ActorOf, Session
from engine.questions.accounts.sample_accounts import SampleAccounts
from engine.store.database import Database
from engine.store.tables import access_log, events, remembered, sessions, users
from tests.conftest import Clock

PASSWORD = "bốn từ không liên quan"


@pytest.fixture
def an(engine: Engine) -> int:
    made = CreatePerson(
        "an", "Nguyễn Văn An", password_hash=hashed(PASSWORD), actor=SYSTEM, command_id=new_id()
    )
    return engine.do(made).user_id


def new_id() -> str:
    return str(uuid4())


def sign_in(engine: Engine, login: str = "an", password: str = PASSWORD) -> str:
    attempt = SignIn(login, password, "127.0.0.1", actor=SYSTEM, command_id=new_id())
    engine.do(attempt)
    return attempt.token


def session_of(engine: Engine, token: str) -> Session | None:
    return engine.ask(ActorOf(token))


def rows(database: Database, table: object) -> list[dict[str, object]]:
    with database.reading() as connection:
        return [dict(row._mapping) for row in connection.execute(table.select())]  # type: ignore[attr-defined]


def test_a_session_knows_its_person_and_their_roles(engine: Engine, an: int) -> None:
    authority = engine.do(
        CreateAuthority("HUE", "Huế", "cấp thành phố", actor=SYSTEM, command_id=new_id())
    ).authority_id
    engine.do(GrantRole(an, "task_unit", authority, actor=SYSTEM, command_id=new_id()))

    session = session_of(engine, sign_in(engine))

    assert session is not None
    assert (session.actor.user_id, session.actor.name) == (an, "Nguyễn Văn An")
    assert session.actor.holds("task_unit", authority)


@pytest.mark.parametrize(("login", "password"), [("an", "sai mật khẩu rồi"), ("lạ", PASSWORD)])
def test_a_wrong_login_and_a_wrong_password_are_refused_alike(
    engine: Engine, an: int, database: Database, login: str, password: str
) -> None:
    with pytest.raises(SignInRefused):
        sign_in(engine, login, password)

    assert rows(database, sessions) == []
    assert [row["code"] for row in rows(database, access_log)] == ["sign-in-refused"]


def test_a_login_is_found_whatever_its_case(engine: Engine, an: int) -> None:
    assert session_of(engine, sign_in(engine, " AN "))


def test_an_account_without_a_password_cannot_be_signed_in_to(engine: Engine) -> None:
    engine.do(CreatePerson("binh", "Bình", actor=SYSTEM, command_id=new_id()))

    with pytest.raises(SignInRefused):
        sign_in(engine, "binh", "!")


def test_nobody_finds_a_token_or_a_password_in_the_database(
    engine: Engine, an: int, database: Database
) -> None:
    token = sign_in(engine)

    kept = str([rows(database, table) for table in (sessions, remembered, users, events)])
    assert token not in kept
    assert PASSWORD not in kept


def test_who_signed_out_is_nobody(engine: Engine, an: int) -> None:
    token = sign_in(engine)

    engine.do(SignOut(token, actor=SYSTEM, command_id=new_id()))

    assert session_of(engine, token) is None


def test_a_session_ends_by_itself(engine: Engine, an: int, clock: Clock) -> None:
    token = sign_in(engine)

    clock.at += timedelta(hours=13)

    assert session_of(engine, token) is None


def test_a_new_password_ends_the_other_sessions(engine: Engine, an: int) -> None:
    elsewhere, here = sign_in(engine), sign_in(engine)
    actor = Actor(an, "An")

    engine.do(
        ChangePassword(
            PASSWORD, "một câu dài hơn trước", kept_token=here, actor=actor, command_id=new_id()
        )
    )

    assert session_of(engine, elsewhere) is None
    assert session_of(engine, here) is not None
    assert session_of(engine, sign_in(engine, password="một câu dài hơn trước"))


@pytest.mark.parametrize(("current", "new"), [("sai", "một câu đủ dài"), (PASSWORD, "ngắn")])
def test_a_password_is_not_changed_without_the_current_one_or_to_a_short_one(
    engine: Engine, an: int, current: str, new: str
) -> None:
    with pytest.raises(PasswordRefused):
        engine.do(ChangePassword(current, new, actor=Actor(an, "An"), command_id=new_id()))

    assert session_of(engine, sign_in(engine))


def test_a_person_chooses_their_language(engine: Engine, an: int) -> None:
    engine.do(SetLanguage("en", actor=Actor(an, "An"), command_id=new_id()))

    session = session_of(engine, sign_in(engine))

    assert session is not None
    assert session.language == "en"


def test_two_people_do_not_share_a_login(engine: Engine, an: int) -> None:
    with pytest.raises(LoginTaken) as refusal:
        engine.do(CreatePerson("An", "Trần An", actor=SYSTEM, command_id=new_id()))

    assert refusal.value.login == "An"


def test_people_are_managed_by_administrators(engine: Engine, an: int) -> None:
    with pytest.raises(NotAllowed):
        engine.do(GrantRole(an, "administrator", 1, actor=Actor(an, "An"), command_id=new_id()))


def test_people_enter_the_chain_by_their_id_alone(
    engine: Engine, an: int, database: Database
) -> None:
    facts = str(rows(database, events))

    assert "person-created" in facts
    assert "Nguyễn" not in facts


def test_a_real_installation_has_no_sample_accounts(engine: Engine, an: int) -> None:
    assert engine.ask(SampleAccounts()) == ()
