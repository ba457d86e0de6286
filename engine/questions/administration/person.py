"""One account: what it holds, what it has in hand, and what the asker may do to it."""

from dataclasses import dataclass
from datetime import date

from engine.model.actors import GRANTED_ROLES, Actor
from engine.permissions import ADMINISTRATOR, NotFound
from engine.questions.administration.offices import require_office
from engine.questions.registry import Question, Reading, answers
from engine.store import accounts, grants, owed
from engine.store.accounts import AccountRow
from engine.store.reading import persons


@dataclass(frozen=True)
class Option:
    """Something to choose."""

    id: int
    name: str

    @property
    def pair(self) -> tuple[int, str]:
        return self.id, self.name


@dataclass(frozen=True)
class HeldRole:
    """A role somebody holds, held or will hold."""

    grant_id: int
    role: str
    authority: str | None
    unit: str | None
    valid_from: date
    valid_to: date | None
    is_over: bool
    #: Whether the asker may end it.
    may_end: bool


@dataclass(frozen=True)
class TaskInHand:
    """An open task somebody claimed."""

    task_id: str
    case_id: int
    case_title: str
    name: str
    role: str
    due_on: date | None


@dataclass(frozen=True)
class Account:
    """The particulars of an account."""

    user_id: int
    login: str
    name: str
    email: str | None
    organisation_id: int | None
    external_id: str | None
    enabled: bool
    must_change: bool
    ended_on: date | None


@dataclass(frozen=True)
class PersonFound:
    """Everything the page about one person shows."""

    account: Account
    authority: str | None
    organisation: str | None
    roles: tuple[HeldRole, ...]
    tasks: tuple[TaskInHand, ...]
    colleagues: tuple[Option, ...]
    #: Lock, unlock, correct.
    may_act: bool
    #: Reset the password, end the service.
    may_act_wholly: bool
    has_factor: bool


@dataclass(frozen=True)
class Person(Question[PersonFound]):
    """One account by its id."""

    actor: Actor
    user_id: int


@dataclass(frozen=True)
class UnitOption:
    """A unit to choose within its authority."""

    unit_id: int
    authority_id: int
    name: str


@dataclass(frozen=True)
class Choices:
    """What forms about people let an administrator choose."""

    authorities: tuple[Option, ...]
    units: tuple[UnitOption, ...]
    organisations: tuple[Option, ...]
    roles: tuple[str, ...] = GRANTED_ROLES


@dataclass(frozen=True)
class PeopleChoices(Question[Choices]):
    """The authorities the asker administers, their units, the roles and organisations."""

    actor: Actor


@answers
def person(question: Person, reading: Reading) -> PersonFound:
    """Refuse whoever has no office; an account of other authorities does not exist for them."""
    office = require_office(question.actor, "see an account")
    connection = reading.connection
    account = accounts.one(connection, question.user_id)
    if account is None or not persons.is_around(connection, question.user_id, office):
        raise NotFound("person")
    administered = question.actor.authorities(ADMINISTRATOR)
    tasks = persons.in_hand(connection, account.user_id, office)
    shared = {(task.authority_id, task.role) for task in tasks}
    act, wholly = _may(question.actor, account, reading)
    organisations = {one.id: one.name for one in persons.organisations_by_name(connection)}
    named = persons.authorities_named(connection, [account.authority_id or 0])
    return PersonFound(
        account=Account(**{name: getattr(account, name) for name in Account.__dataclass_fields__}),
        authority=named[0].name if named else None,
        organisation=organisations.get(account.organisation_id or 0),
        roles=_roles(reading, account.user_id, administered, question.actor),
        tasks=tuple(
            TaskInHand(t.task_id, t.case_id, t.case_title, t.name, t.role, t.due_on) for t in tasks
        ),
        colleagues=tuple(
            Option(one.id, one.name)
            for one in persons.colleagues(connection, shared, reading.today, account.user_id)
        ),
        may_act=act,
        may_act_wholly=wholly,
        has_factor=owed.has_factor(connection, account.user_id),
    )


def _may(actor: Actor, account: AccountRow, reading: Reading) -> tuple[bool, bool]:
    held = actor.authorities(ADMINISTRATOR)
    open_to = bool(held) and account.ended_on is None and account.user_id != actor.user_id
    act = open_to and account.authority_id in {None, *held}
    roles = grants.held_from(reading.connection, account.user_id, reading.today)
    return act, act and not {one.authority_id for one in roles} - held


def _roles(
    reading: Reading, user_id: int, administered: frozenset[int], actor: Actor
) -> tuple[HeldRole, ...]:
    return tuple(
        HeldRole(
            grant_id=line.grant_id,
            role=line.role,
            authority=line.authority,
            unit=line.unit,
            valid_from=line.valid_from,
            valid_to=line.valid_to,
            is_over=(over := line.valid_to is not None and line.valid_to < reading.today),
            may_end=not over and line.authority_id in administered and user_id != actor.user_id,
        )
        for line in persons.roles(reading.connection, user_id)
    )


@answers
def people_choices(question: PeopleChoices, reading: Reading) -> Choices:
    """Refuse whoever has no office; an auditor administers nothing and finds nothing."""
    require_office(question.actor, "administer people")
    connection, held = reading.connection, question.actor.authorities(ADMINISTRATOR)
    return Choices(
        tuple(Option(o.id, o.name) for o in persons.authorities_named(connection, held)),
        tuple(
            UnitOption(u.unit_id, u.authority_id, u.name)
            for u in persons.units_of(connection, held)
        ),
        tuple(Option(o.id, o.name) for o in persons.organisations_by_name(connection)),
    )
