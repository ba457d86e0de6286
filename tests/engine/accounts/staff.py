"""An authority with two administrators and two officers, made by the commands of the product."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar
from uuid import uuid4

from sqlalchemy import Table

from engine.commands.accounts.create_authority import CreateAuthority
from engine.commands.accounts.create_person import CreatePerson
from engine.commands.accounts.grant_role import GrantRole
from engine.commands.registry import Command
from engine.engine import Engine
from engine.model.actors import SYSTEM, Actor
from engine.store import people
from engine.store.database import Database

A = TypeVar("A")
SINCE = date(2024, 1, 1)


def new_id() -> str:
    return str(uuid4())


@dataclass(frozen=True)
class Staff:
    """People of one authority by login, as they act today."""

    engine: Engine
    authority_id: int
    unit_id: int
    ids: Mapping[str, int]

    def actor(self, login: str) -> Actor:
        with self.engine.database.reading() as connection:
            found = people.actor(connection, self.ids[login], self.engine.today())
        assert found is not None
        return found

    def do(self, command: Command[A]) -> A:
        return self.engine.do(command)

    def by(self, login: str) -> dict[str, Any]:
        """Who does it, and a new command id: what every command needs."""
        return {"actor": self.actor(login), "command_id": new_id()}

    def give(self, login: str, role: str, authority_id: int | None = None) -> None:
        place = authority_id or self.authority_id
        self.do(
            GrantRole(self.ids[login], role, place, None, SINCE, actor=SYSTEM, command_id=new_id())
        )

    def join(self, login: str, authority_id: int | None = None) -> "Staff":
        made = self.do(
            CreatePerson(
                login,
                f"Người {login}",
                authority_id=authority_id or self.authority_id,
                actor=SYSTEM,
                command_id=new_id(),
            )
        )
        return replace(self, ids={**self.ids, login: made.user_id})


def another_authority(engine: Engine, code: str) -> tuple[int, int]:
    made = engine.do(
        CreateAuthority(
            code, code, "cấp tỉnh", (("qlkh", "Phòng"),), actor=SYSTEM, command_id=new_id()
        )
    )
    return made.authority_id, made.unit_ids[0]


def staff(engine: Engine) -> Staff:
    authority_id, unit_id = another_authority(engine, "HUE")
    made = Staff(engine, authority_id, unit_id, {})
    for login, role in (
        ("chinh", "administrator"),
        ("pho", "administrator"),
        ("an", "task_unit"),
        ("binh", "task_unit"),
    ):
        made = made.join(login)
        made.give(login, role)
    return made


def rows(database: Database, table: Table) -> list[dict[str, object]]:
    with database.reading() as connection:
        return [dict(row._mapping) for row in connection.execute(table.select())]
