"""People and offices in the hands of administrators: accounts, roles, units, what is demanded.

What puts an account into other hands, a one-time password or the removal of a second factor,
is done on the screens alone, face to face with its owner.
"""

from dataclasses import dataclass

from engine.commands.accounts.change_person import ChangePerson
from engine.commands.accounts.create_person import CreatePerson, PersonCreated
from engine.commands.accounts.demand_second_factor import DemandSecondFactor
from engine.commands.accounts.end_employment import EndEmployment
from engine.commands.accounts.end_role import EndRole
from engine.commands.accounts.grant_role import GrantRole
from engine.commands.accounts.hand_over_task import HandOverTask
from engine.commands.accounts.keep_unit import CreateUnit, RenameUnit
from engine.commands.accounts.lock_person import LockPerson, UnlockPerson
from engine.questions.administration.acts import Acts
from engine.questions.administration.demanded import DemandedFactors
from engine.questions.administration.people import People
from engine.questions.administration.person import PeopleChoices, Person
from engine.questions.administration.units import Units
from webapp.api.operations import Call, Operation, asks, does
from webapp.visitors import engine

_AREA = "people"


@dataclass(frozen=True)
class NewPerson:
    """An account without a password, looked after by the administrators of an authority."""

    login: str
    name: str
    authority_id: int
    reason: str
    organisation_id: int | None = None
    email: str | None = None
    external_id: str | None = None


def operations() -> tuple[Operation, ...]:
    """Return the operations of this area."""
    return (*_of_accounts(), *_of_offices())


def _of_accounts() -> tuple[Operation, ...]:
    return (
        asks(People, "/people", "listPeople", "List accounts with their roles", _AREA),
        asks(Person, "/people/{user_id}", "getPerson",
             "Read an account with its roles and the tasks in hand", _AREA),
        asks(PeopleChoices, "/people-choices", "getPeopleChoices",
             "Read the authorities, units, organisations and roles one may give", _AREA),
        Operation(
            "createPerson", "POST", "/people", "Give somebody an account without a password", _AREA,
            NewPerson, PersonCreated, _create, status=201, leads_to="/people/{user_id}",
        ),
        does(ChangePerson, "/people/{user_id}", "changePerson",
             "Correct what is known of a person", _AREA, method="PUT"),
        does(LockPerson, "/people/{user_id}/lock", "lockPerson", "Lock an account", _AREA),
        does(UnlockPerson, "/people/{user_id}/unlock", "unlockPerson", "Unlock an account", _AREA),
        does(EndEmployment, "/people/{user_id}/end", "endEmployment",
             "End somebody's roles and close the account for good", _AREA),
        does(GrantRole, "/people/{user_id}/roles", "grantRole", "Give somebody a role", _AREA),
        does(EndRole, "/roles/{grant_id}/end", "endRole", "Let a role end", _AREA),
        does(HandOverTask, "/tasks/{task_id}/handing-over", "handOverTask",
             "Hand a claimed task over to a colleague or back to the unit", _AREA),
    )  # fmt: skip


def _of_offices() -> tuple[Operation, ...]:
    return (
        asks(Units, "/units", "listUnits", "List the units of one's authorities", _AREA),
        does(CreateUnit, "/units", "createUnit", "Add a unit to an authority", _AREA, status=201),
        does(RenameUnit, "/units/{unit_id}", "renameUnit", "Call a unit otherwise", _AREA,
             method="PUT"),
        asks(DemandedFactors, "/second-factor-demands", "listSecondFactorDemands",
             "List of which roles a second factor is demanded", _AREA),
        does(DemandSecondFactor, "/second-factor-demands/{authority_id}", "demandSecondFactor",
             "Demand a second factor of these roles and no others", _AREA, method="PUT"),
        asks(Acts, "/administrative-acts", "listAdministrativeActs",
             "List what administrators did and why", _AREA),
    )  # fmt: skip


def _create(_: Operation, call: Call) -> PersonCreated:
    return engine().do(
        CreatePerson(**dict(call.values), **call.about_command)  # type: ignore[arg-type]
    )
