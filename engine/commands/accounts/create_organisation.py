"""Enter an organisation."""

from dataclasses import dataclass

from engine.commands.accounts.administration import record_act, require_administrator
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.model.events import Kind
from engine.store import people


@dataclass(frozen=True)
class OrganisationCreated:
    """The new organisation."""

    organisation_id: int


@dataclass(frozen=True)
class CreateOrganisation(Command[OrganisationCreated]):
    """Add an organisation that may host missions, place orders or take part."""

    name: str
    tax_code: str | None = None
    address: str | None = None
    sample: bool = False
    reason: str = ""


@performs
def create_organisation(command: CreateOrganisation, work: Work) -> OrganisationCreated:
    require_administrator(work)
    organisation_id = people.add_organisation(
        work.connection, command.name, command.tax_code, command.address, sample=command.sample
    )
    record_act(work, Kind.ORGANISATION_CREATED, command.reason, organisation=organisation_id)
    return OrganisationCreated(organisation_id)
