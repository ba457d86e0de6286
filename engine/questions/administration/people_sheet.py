"""What a spreadsheet of people would do, told before it does anything."""

from dataclasses import dataclass, field

from engine.exchange.people_sheet import CellProblem, SheetPerson, read_people
from engine.exchange.people_template import people_template
from engine.model.actors import GRANTED_ROLES, Actor
from engine.permissions import ADMINISTRATOR, NotAllowed
from engine.questions.registry import Question, Reading, answers
from engine.store.reading import persons, sheet_facts


@dataclass(frozen=True)
class SheetChecked:
    """Everybody the sheet tells of, and every problem by its cell."""

    people: tuple[SheetPerson, ...]
    problems: tuple[CellProblem, ...]


@dataclass(frozen=True)
class CheckPeopleSheet(Question[SheetChecked]):
    """Try a sheet out on an authority; nothing of it is kept."""

    actor: Actor
    authority_id: int
    sheet: bytes = field(repr=False)


@dataclass(frozen=True)
class Template:
    """An empty spreadsheet to be filled in."""

    data: bytes = field(repr=False)


@dataclass(frozen=True)
class PeopleTemplate(Question[Template]):
    """The template, with the codes of an authority; ``role_names`` are those of the reader."""

    actor: Actor
    authority_id: int
    role_names: tuple[str, ...] = GRANTED_ROLES


@answers
def check_people_sheet(question: CheckPeopleSheet, reading: Reading) -> SheetChecked:
    """Refuse anybody but an administrator of the authority."""
    _require(question.actor, question.authority_id)
    known = sheet_facts.known(reading.connection, question.authority_id)
    return SheetChecked(*read_people(question.sheet, known))


@answers
def template(question: PeopleTemplate, reading: Reading) -> Template:
    """Refuse anybody but an administrator of the authority."""
    _require(question.actor, question.authority_id)
    units = persons.units_of(reading.connection, [question.authority_id])
    return Template(
        people_template(
            zip(GRANTED_ROLES, question.role_names, strict=True),
            [(unit.key, unit.name) for unit in units],
            [one.name for one in persons.organisations_by_name(reading.connection)],
        )
    )


def _require(actor: Actor, authority_id: int) -> None:
    if authority_id not in actor.authorities(ADMINISTRATOR):
        raise NotAllowed("import people")
