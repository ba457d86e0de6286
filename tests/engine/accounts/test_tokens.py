"""A token opens what its person may reach, and no longer than they and it last."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import insert, update

from engine.commands.accounts.create_person import CreatePerson
from engine.commands.accounts.create_token import MOST, CreateToken
from engine.commands.accounts.revoke_token import RevokeToken
from engine.commands.accounts.token_errors import TokenNotCreated
from engine.engine import Engine
from engine.model.actors import SYSTEM, Actor
from engine.permissions import NotFound
from engine.questions.accounts.bearer_of import BearerOf
from engine.questions.accounts.tokens_of import TokensOf
from engine.questions.audit.verify import VerifyAll
from engine.store.database import Database
from engine.store.tables import grants, users
from tests.builders import dump
from tests.conftest import Clock

LAST_DAY = date(2024, 9, 1)


@pytest.fixture
def an(engine: Engine) -> Actor:
    made = engine.do(CreatePerson("an", "Nguyễn Văn An", actor=SYSTEM, command_id=new_id()))
    return Actor(made.user_id, "Nguyễn Văn An")


def new_id() -> str:
    return str(uuid4())


def token(an: Actor, name: str = "kho dữ liệu", scope: str = "read") -> CreateToken:
    return CreateToken(name, scope, LAST_DAY, actor=an, command_id=new_id())


def test_a_token_stands_for_its_person_with_the_roles_of_today(
    engine: Engine, an: Actor, database: Database
) -> None:
    asked = token(an)
    made = engine.do(asked)
    grant = {"user_id": an.user_id, "role": "auditor", "authority_id": 1}
    with database.transaction() as connection:
        connection.execute(insert(grants).values(valid_from=date(2024, 1, 1), **grant))

    held = engine.ask(BearerOf(asked.secret))

    assert held is not None
    assert (held.token_id, held.scope, held.actor.user_id) == (made.token_id, "read", an.user_id)
    assert held.actor.holds("auditor", 1)


def test_of_a_secret_nothing_but_a_hash_is_kept(
    engine: Engine, an: Actor, database: Database
) -> None:
    asked = token(an)
    engine.do(asked)

    assert asked.secret.startswith("nv_")
    assert asked.secret not in repr(dump(database))
    assert asked.secret not in repr(asked)


def test_a_token_ends_with_its_last_day_in_vietnam(engine: Engine, an: Actor, clock: Clock) -> None:
    asked = token(an)
    engine.do(asked)

    clock.move(days=(LAST_DAY - engine.today()).days)
    last = engine.ask(BearerOf(asked.secret))
    clock.move(days=1)

    assert last is not None
    assert engine.ask(BearerOf(asked.secret)) is None
    assert engine.ask(TokensOf(an)) == ()


def test_a_revoked_token_opens_nothing_and_may_be_revoked_again(engine: Engine, an: Actor) -> None:
    asked = token(an)
    made = engine.do(asked)

    for _ in range(2):
        engine.do(RevokeToken(made.token_id, actor=an, command_id=new_id()))

    assert engine.ask(BearerOf(asked.secret)) is None
    assert engine.ask(TokensOf(an)) == ()


def test_a_token_does_not_outlive_its_account(
    engine: Engine, an: Actor, database: Database
) -> None:
    asked = token(an)
    engine.do(asked)
    with database.transaction() as connection:
        connection.execute(update(users).values(enabled=False))

    assert engine.ask(BearerOf(asked.secret)) is None


def test_anothers_token_does_not_exist(engine: Engine, an: Actor) -> None:
    asked = token(an)
    made = engine.do(asked)

    with pytest.raises(NotFound):
        engine.do(RevokeToken(made.token_id, actor=SYSTEM, command_id=new_id()))

    assert engine.ask(BearerOf(asked.secret)) is not None
    assert engine.ask(TokensOf(SYSTEM)) == ()


@pytest.mark.parametrize(
    ("name", "scope", "lasting"),
    [("", "read", 10), ("a" * 81, "read", 10), ("a", "all", 10), ("a", "read", 367),
     ("a", "read", -1)],
)  # fmt: skip
def test_a_token_needs_a_name_a_scope_and_an_end_within_a_year(
    engine: Engine, an: Actor, name: str, scope: str, lasting: int
) -> None:
    until = engine.today() + timedelta(days=lasting)

    with pytest.raises(TokenNotCreated):
        engine.do(CreateToken(name, scope, until, actor=an, command_id=new_id()))

    assert engine.ask(TokensOf(an)) == ()


def test_nobody_holds_more_tokens_than_they_can_tell_apart(engine: Engine, an: Actor) -> None:
    for number in range(MOST):
        engine.do(token(an, f"mã {number}"))

    with pytest.raises(TokenNotCreated):
        engine.do(token(an))

    assert len(engine.ask(TokensOf(an))) == MOST


def test_making_and_ending_a_token_are_facts_without_its_name(
    engine: Engine, an: Actor, database: Database
) -> None:
    made = engine.do(token(an, "kho dữ liệu"))
    engine.do(RevokeToken(made.token_id, actor=an, command_id=new_id()))

    told = repr(dump(database)["events"])

    assert "token-created" in told
    assert "token-revoked" in told
    assert "kho dữ liệu" not in told
    assert engine.ask(VerifyAll()).broken == ()
