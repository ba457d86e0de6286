"""What administrators do to accounts, and what they may not."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from engine.commands.accounts.change_person import ChangePerson
from engine.commands.accounts.create_person import CreatePerson
from engine.commands.accounts.end_employment import EndEmployment
from engine.commands.accounts.end_role import EndRole
from engine.commands.accounts.errors import (
    DatesReversed,
    LastAdministrator,
    LoginTaken,
    OwnAccount,
    PersonRefused,
    ReasonMissing,
    RoleUnknown,
    ServiceOver,
    SignInRefused,
    UnitRefused,
)
from engine.commands.accounts.grant_role import GrantRole
from engine.commands.accounts.keep_unit import CreateUnit, RenameUnit
from engine.commands.accounts.lock_person import LockPerson, UnlockPerson
from engine.commands.accounts.passwords import one_time_password
from engine.commands.accounts.reset_password import ResetPassword
from engine.commands.accounts.sign_in import SignIn
from engine.engine import Engine
from engine.model.actors import SYSTEM
from engine.permissions import NotAllowed
from engine.questions.accounts.actor_of import ActorOf
from engine.questions.administration.acts import Acts
from engine.questions.administration.people import People
from engine.questions.administration.person import Person
from engine.questions.administration.units import Units
from engine.questions.audit.verify import VerifyAll
from engine.store.database import Database
from engine.store.reading import standing
from engine.store.tables import events, reasons, users
from tests.conftest import Clock
from tests.engine.accounts.staff import Staff, another_authority, new_id, rows

PASSWORD = "abcd-efgh-jkmn-pqrs"
WHY = "Theo quyết định phân công"


def sign_in(engine: Engine, login: str, password: str = PASSWORD) -> str:
    attempt = SignIn(login, password, actor=SYSTEM, command_id=new_id())
    engine.do(attempt)
    return attempt.token


def reset(staff: Staff, login: str, by: str = "chinh") -> None:
    staff.do(ResetPassword(staff.ids[login], WHY, PASSWORD, **staff.by(by)))


def test_a_new_person_must_replace_the_one_time_password_first(
    engine: Engine, staff: Staff
) -> None:
    staff.do(
        CreatePerson(
            "cuong",
            "Lê Cường",
            authority_id=staff.authority_id,
            one_time=PASSWORD,
            reason=WHY,
            **staff.by("chinh"),
        )
    )

    session = engine.ask(ActorOf(sign_in(engine, "cuong")))

    assert session is not None
    assert session.must == "password"


def test_a_repeat_shows_the_same_one_time_password_and_another_command_another() -> None:
    first = one_time_password("khóa", "lệnh-1")

    assert one_time_password("khóa", "lệnh-1") == first
    assert one_time_password("khóa", "lệnh-2") != first
    assert len(first) == 19


@pytest.mark.parametrize(
    ("login", "name", "email", "part"),
    [
        ("", "Tên", None, "login"),
        ("có dấu", "Tên", None, "login"),
        ("dung", " ", None, "name"),
        ("dung", "Tên", "không phải thư", "email"),
    ],
)
def test_a_person_who_cannot_be_kept_is_refused_at_the_part(
    staff: Staff, login: str, name: str, email: str | None, part: str
) -> None:
    command = CreatePerson(login, name, email=email, reason=WHY, **staff.by("chinh"))

    with pytest.raises(PersonRefused) as refusal:
        staff.do(command)

    assert refusal.value.part == part


def test_a_login_that_is_taken_is_refused_whatever_its_case(staff: Staff) -> None:
    with pytest.raises(LoginTaken):
        staff.do(CreatePerson("AN", "Khác", reason=WHY, **staff.by("chinh")))


def test_no_administrator_acts_without_a_reason(staff: Staff, database: Database) -> None:
    before = len(rows(database, events))

    with pytest.raises(ReasonMissing):
        staff.do(LockPerson(staff.ids["an"], "  ", **staff.by("chinh")))

    assert len(rows(database, events)) == before


def test_an_act_is_chained_with_its_reason_apart(
    engine: Engine, staff: Staff, database: Database
) -> None:
    staff.do(LockPerson(staff.ids["an"], WHY, **staff.by("chinh")))

    act = engine.ask(Acts(staff.actor("chinh"))).rows[0]
    assert (act.kind, act.person, act.reason) == ("person-locked", "Người an", WHY)
    assert WHY not in str(rows(database, events))
    assert engine.ask(VerifyAll()).broken == ()


def test_a_changed_reason_is_found_and_an_erased_one_is_not_missed(
    engine: Engine, staff: Staff, database: Database
) -> None:
    staff.do(LockPerson(staff.ids["an"], WHY, **staff.by("chinh")))
    with database.transaction() as connection:
        connection.execute(update(reasons).values(reason="lý do khác"))
    changed = engine.ask(VerifyAll()).broken

    with database.transaction() as connection:
        connection.execute(reasons.delete())

    assert [one.why for one in changed] == ["the reason was changed"]
    assert engine.ask(VerifyAll()).broken == ()
    assert engine.ask(Acts(staff.actor("chinh"))).rows[0].reason is None


def test_a_lock_ends_sessions_at_once_and_lasts_until_it_is_lifted(
    engine: Engine, staff: Staff
) -> None:
    reset(staff, "an")
    token = sign_in(engine, "an")

    staff.do(LockPerson(staff.ids["an"], WHY, **staff.by("chinh")))

    assert engine.ask(ActorOf(token)) is None
    with pytest.raises(SignInRefused):
        sign_in(engine, "an")
    staff.do(UnlockPerson(staff.ids["an"], WHY, **staff.by("pho")))
    assert engine.ask(ActorOf(token)) is None
    assert engine.ask(ActorOf(sign_in(engine, "an"))) is not None


def test_a_reset_ends_sessions_and_the_old_password(engine: Engine, staff: Staff) -> None:
    reset(staff, "an")
    token = sign_in(engine, "an")

    staff.do(ResetPassword(staff.ids["an"], WHY, "mnpq-rstu-vwxy-2345", **staff.by("chinh")))

    assert engine.ask(ActorOf(token)) is None
    with pytest.raises(SignInRefused):
        sign_in(engine, "an")


@pytest.mark.parametrize("act", [LockPerson, EndEmployment])
def test_nobody_administers_their_own_account(staff: Staff, act: Any) -> None:
    with pytest.raises(OwnAccount):
        staff.do(act(staff.ids["chinh"], WHY, **staff.by("chinh")))


def test_nobody_gives_a_role_to_themselves(staff: Staff) -> None:
    command = GrantRole(
        staff.ids["chinh"],
        "authority",
        staff.authority_id,
        reason=WHY,
        **staff.by("chinh"),
    )

    with pytest.raises(OwnAccount):
        staff.do(command)


@pytest.mark.parametrize("act", [LockPerson, EndEmployment])
def test_the_last_administrator_stays(staff: Staff, act: Any) -> None:
    # The one who acts was one when they signed in, and is one no longer.
    acting = staff.by("chinh")
    staff.do(LockPerson(staff.ids["chinh"], WHY, **staff.by("pho")))

    with pytest.raises(LastAdministrator) as refusal:
        staff.do(act(staff.ids["pho"], WHY, **acting))

    assert refusal.value.authority_id == staff.authority_id


def test_the_last_administrators_role_does_not_end(staff: Staff) -> None:
    acting = staff.by("chinh")
    grant_id = role_of(staff, "pho")
    staff.do(LockPerson(staff.ids["chinh"], WHY, **staff.by("pho")))

    with pytest.raises(LastAdministrator):
        staff.do(EndRole(grant_id, staff.engine.today(), WHY, **acting))


def test_an_administrator_acts_within_their_authorities_only(engine: Engine, staff: Staff) -> None:
    elsewhere, _ = another_authority(engine, "NAN")
    staff = staff.join("xa", elsewhere)
    staff.give("xa", "task_unit", elsewhere)

    for command in (
        LockPerson(staff.ids["xa"], WHY, **staff.by("chinh")),
        GrantRole(staff.ids["an"], "leader", elsewhere, reason=WHY, **staff.by("chinh")),
        CreateUnit(elsewhere, "moi", "Mới", WHY, **staff.by("chinh")),
    ):
        with pytest.raises(NotAllowed):
            engine.do(command)
    assert "xa" not in {one.login for one in engine.ask(People(staff.actor("chinh"))).rows}


def test_a_new_password_for_an_officer_of_two_authorities_needs_both_administrations(
    engine: Engine, staff: Staff
) -> None:
    elsewhere, _ = another_authority(engine, "NAN")
    staff.give("an", "authority", elsewhere)

    with pytest.raises(NotAllowed):
        reset(staff, "an")
    staff.do(LockPerson(staff.ids["an"], WHY, **staff.by("chinh")))

    found = engine.ask(Person(staff.actor("chinh"), staff.ids["an"]))
    assert (found.may_act, found.may_act_wholly, found.account.enabled) == (True, False, False)


def test_a_role_is_held_from_its_first_day_to_its_last(
    engine: Engine, staff: Staff, clock: Clock
) -> None:
    today = engine.today()
    staff.do(
        GrantRole(
            staff.ids["an"],
            "leader",
            staff.authority_id,
            staff.unit_id,
            today + timedelta(days=1),
            today + timedelta(days=2),
            WHY,
            **staff.by("chinh"),
        )
    )

    held = []
    for _ in range(4):
        held.append(staff.actor("an").holds("leader", staff.authority_id))
        clock.move(days=1)

    assert held == [False, True, True, False]


def test_a_role_ends_now_or_later_and_never_in_the_past(
    engine: Engine, staff: Staff, clock: Clock
) -> None:
    grant_id, today = role_of(staff, "an"), engine.today()
    with pytest.raises(DatesReversed):
        staff.do(EndRole(grant_id, today - timedelta(days=2), WHY, **staff.by("chinh")))

    staff.do(EndRole(grant_id, today - timedelta(days=1), WHY, **staff.by("chinh")))

    assert not staff.actor("an").holds("task_unit", staff.authority_id)
    with engine.database.reading() as connection:
        assert standing.officers(connection, staff.authority_id, today)["task_unit"] == (
            "Người binh",
        )
    listed = {one.login: one.roles for one in engine.ask(People(staff.actor("chinh"))).rows}
    assert (listed["an"], listed["binh"]) == ((), ("task_unit",))


def test_what_is_no_role_of_an_office_is_not_given(engine: Engine, staff: Staff) -> None:
    today = engine.today()
    wrong: list[tuple[dict[str, Any], type[Exception]]] = [
        ({"role": "council_chair"}, RoleUnknown),
        ({"role": "leader", "unit_id": 99}, UnitRefused),
        ({"role": "leader", "valid_to": today - timedelta(days=1)}, DatesReversed),
    ]

    for values, refusal in wrong:
        command = GrantRole(
            staff.ids["an"],
            authority_id=staff.authority_id,
            reason=WHY,
            **values,
            **staff.by("chinh"),
        )
        with pytest.raises(refusal):
            staff.do(command)


def test_particulars_are_corrected_and_the_event_names_none_of_them(
    engine: Engine, staff: Staff, database: Database
) -> None:
    staff.do(
        ChangePerson(
            staff.ids["an"],
            "Trần Thị An",
            "an@hue.example",
            None,
            "079000000001",
            WHY,
            **staff.by("chinh"),
        )
    )

    account = engine.ask(Person(staff.actor("chinh"), staff.ids["an"])).account
    assert (account.name, account.email) == ("Trần Thị An", "an@hue.example")
    assert "Trần" not in str(rows(database, events))
    assert [one.login for one in engine.ask(People(staff.actor("pho"), "tran thi an")).rows] == [
        "an"
    ]


def test_a_person_who_left_does_not_come_back(engine: Engine, staff: Staff) -> None:
    reset(staff, "an")
    token = sign_in(engine, "an")

    staff.do(EndEmployment(staff.ids["an"], WHY, **staff.by("chinh")))

    assert engine.ask(ActorOf(token)) is None
    for command in (
        UnlockPerson(staff.ids["an"], WHY, **staff.by("chinh")),
        GrantRole(staff.ids["an"], "leader", staff.authority_id, reason=WHY, **staff.by("chinh")),
    ):
        with pytest.raises(ServiceOver):
            engine.do(command)
    (row,) = [one for one in rows(database_of(engine), users) if one["login"] == "an"]
    assert (row["enabled"], row["ended_on"]) == (False, engine.today())


def test_units_are_added_and_renamed(engine: Engine, staff: Staff) -> None:
    made = staff.do(CreateUnit(staff.authority_id, "tckt", "Tài chính", WHY, **staff.by("chinh")))
    staff.do(RenameUnit(made.unit_id, "Kế hoạch – Tài chính", WHY, **staff.by("chinh")))
    with pytest.raises(UnitRefused):
        staff.do(CreateUnit(staff.authority_id, "TCKT", "Khác", WHY, **staff.by("chinh")))

    units = engine.ask(Units(staff.actor("pho")))

    assert [(one.key, one.name) for one in units] == [
        ("qlkh", "Phòng"),
        ("tckt", "Kế hoạch – Tài chính"),
    ]


def role_of(staff: Staff, login: str) -> int:
    asker = "pho" if login != "pho" else "chinh"
    return staff.engine.ask(Person(staff.actor(asker), staff.ids[login])).roles[0].grant_id


def database_of(engine: Engine) -> Database:
    return engine.database
