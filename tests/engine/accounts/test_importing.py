"""People from a spreadsheet: all or nobody, once."""

from dataclasses import replace
from datetime import date

import pytest

from engine.commands.accounts.errors import ReasonMissing, SheetNotClean
from engine.commands.accounts.import_people import ImportPeople, password_of
from engine.commands.accounts.sign_in import SignIn
from engine.engine import Engine
from engine.model.actors import SYSTEM
from engine.permissions import NotAllowed
from engine.questions.accounts.actor_of import ActorOf
from engine.questions.administration.people_sheet import CheckPeopleSheet
from engine.questions.audit.verify import VerifyAll
from engine.secret import secret_key
from engine.settings import Settings
from engine.store.database import Database
from engine.store.tables import events, grants, reasons, users
from tests.builders import dump
from tests.engine.accounts.staff import Staff, another_authority, new_id, rows
from tests.unit.exchange.sheets import person, sheet_of

WHY = "Theo danh sách của Phòng Tổ chức"
SHEET = sheet_of(
    person("cuong", "Lê Cường", role="leader", unit="qlkh", valid_from=date(2024, 3, 1)),
    person("dung", "Phạm Dũng", external_id="079"),
)


def importing(staff: Staff, sheet: bytes = SHEET, by: str = "chinh") -> ImportPeople:
    return ImportPeople(staff.authority_id, sheet, WHY, **staff.by(by))


def test_everybody_of_the_sheet_can_sign_in_once_and_holds_the_role(
    engine: Engine, staff: Staff, settings: Settings, database: Database
) -> None:
    command = importing(staff)

    made = staff.do(command)

    assert made.logins == ("cuong", "dung")
    password = password_of(secret_key(settings), command.command_id, "cuong")
    attempt = SignIn("cuong", password, actor=SYSTEM, command_id=new_id())
    engine.do(attempt)
    session = engine.ask(ActorOf(attempt.token))
    assert session is not None
    assert session.must == "password"
    assert session.actor.holds("leader", staff.authority_id)
    (grant,) = [row for row in rows(database, grants) if row["role"] == "leader"]
    assert (grant["unit_id"], grant["valid_from"]) == (staff.unit_id, date(2024, 3, 1))


def test_one_reason_stands_for_the_whole_sheet_and_the_chain_holds(
    engine: Engine, staff: Staff, database: Database
) -> None:
    staff.do(importing(staff))

    told = [str(row["body"]) for row in rows(database, events)]
    (reason,) = rows(database, reasons)
    assert sum(str(reason["digest"]) in body for body in told) == 3
    assert not any("Cường" in body for body in told)
    assert engine.ask(VerifyAll()).broken == ()


def test_a_repeat_creates_nobody_twice(staff: Staff, database: Database) -> None:
    command = importing(staff)
    first = staff.do(command)
    before = dump(database)

    assert staff.do(command) == first
    assert dump(database) == before


def test_one_bad_cell_and_nobody_is_created(staff: Staff, database: Database) -> None:
    before = dump(database, leave_out=["access_log"])

    with pytest.raises(SheetNotClean) as refusal:
        staff.do(importing(staff, sheet_of(person("cuong"), person("an"))))

    assert refusal.value.problems == 1
    assert dump(database, leave_out=["access_log"]) == before


def test_what_was_clean_when_tried_out_is_judged_again(engine: Engine, staff: Staff) -> None:
    asked = CheckPeopleSheet(staff.actor("chinh"), staff.authority_id, SHEET)
    assert engine.ask(asked).problems == ()
    staff.join("cuong")

    with pytest.raises(SheetNotClean):
        staff.do(importing(staff))

    assert [one.code for one in engine.ask(asked).problems] == ["taken"]


def test_a_trial_keeps_nothing(engine: Engine, staff: Staff, database: Database) -> None:
    before = dump(database)

    found = engine.ask(CheckPeopleSheet(staff.actor("chinh"), staff.authority_id, SHEET))

    assert len(found.people) == 2
    assert dump(database) == before


def test_only_an_administrator_of_the_authority_imports_and_says_why(
    engine: Engine, staff: Staff
) -> None:
    elsewhere, _ = another_authority(engine, "NAN")

    for command in (importing(staff, by="an"), replace(importing(staff), authority_id=elsewhere)):
        with pytest.raises(NotAllowed):
            engine.do(command)
    with pytest.raises(NotAllowed):
        engine.ask(CheckPeopleSheet(staff.actor("chinh"), elsewhere, SHEET))
    with pytest.raises(ReasonMissing):
        engine.do(replace(importing(staff), reason=" "))


def test_nobody_reads_a_password_in_the_database(
    staff: Staff, settings: Settings, database: Database
) -> None:
    command = importing(staff)
    staff.do(command)

    password = password_of(secret_key(settings), command.command_id, "dung")
    assert password not in str(dump(database))
    (row,) = [one for one in rows(database, users) if one["login"] == "dung"]
    assert row["external_id"] == "079"
