"""Start a case by hand, where the process says who may."""

from dataclasses import dataclass
from datetime import date

from engine.bpmn.elements import Process
from engine.commands.cases.beginning import Beginning, begin
from engine.commands.errors import NotFound, NotStartable, NoVersionInForce
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.model.actors import PARTY_ROLES
from engine.store import bundles, calls, cases, missions, parties, versions
from engine.store.cases import CaseRow
from engine.store.parties import Party


@dataclass(frozen=True)
class Started:
    """The new case, and its first task if that is the starter's."""

    case_id: int
    task_id: str | None


@dataclass(frozen=True)
class StartCase(Command[Started]):
    """Start ``process_id`` in an authority, on a call (``from_case``) or on a mission."""

    process_id: str
    authority_id: int
    from_case: int | None = None
    mission_id: int | None = None
    legal_date: date | None = None


@performs
def start_case(command: StartCase, work: Work) -> Started:
    """Check who may start it and from where, then begin it."""
    legal_date = command.legal_date or work.today
    process = _process(work, command, legal_date)
    wanted = [role.strip() for role in process.properties.get("start.role", "").split(",")]
    parent, mission_id = _origin(work, command, process, legal_date)
    own = _own_parties(work, command, process, wanted)
    title = parent.title if parent and own else process.name
    if mission_id is not None and not own:
        title = f"{process.name}: {missions.title(work.connection, mission_id)}"
    case, opened = begin(
        work,
        Beginning(
            process_id=command.process_id,
            authority_id=command.authority_id,
            legal_date=legal_date,
            title=title,
            mission_id=mission_id,
            parent_id=parent.case_id if parent else None,
            parties=own,
        ),
    )
    mine = next((task.task_id for task in opened), None)
    return Started(case.case_id, mine)


def _process(work: Work, command: StartCase, legal_date: date) -> Process:
    digest = versions.in_force(
        work.connection, command.process_id, command.authority_id, legal_date
    )
    if digest is None:
        raise NoVersionInForce(command.process_id, legal_date)
    return bundles.load(work.connection, digest).process


def _origin(
    work: Work, command: StartCase, process: Process, legal_date: date
) -> tuple[CaseRow | None, int | None]:
    """Return the parent case and the mission, checked against ``start.from``."""
    origin = process.properties.get("start.from", "none")
    if origin == "call":
        parent = None
        if command.from_case is not None:
            parent = cases.read(work.connection, command.from_case)
        if parent is None or parent.authority_id != command.authority_id:
            raise NotFound("call")
        if not calls.is_open(work.connection, parent.case_id, legal_date):
            raise NotStartable(command.process_id, "the call is not open on that day")
        return parent, parent.mission_id
    if origin == "mission":
        if command.mission_id is None or not missions.belongs(
            work.connection, command.mission_id, command.authority_id
        ):
            raise NotFound("mission")
        return None, command.mission_id
    if origin == "authority":
        return None, None
    raise NotStartable(command.process_id, "only another process starts it")


def _own_parties(
    work: Work, command: StartCase, process: Process, wanted: list[str]
) -> dict[str, Party]:
    """Return the parties the starter brings in; refuse a starter without the role."""
    actor = work.actor
    from_call = process.properties.get("start.from") == "call"
    if any(actor.holds(role, command.authority_id) for role in wanted):
        return {}
    if from_call and "proposer" in wanted:
        return {"proposer": Party("proposer", actor.user_id, actor.organisation_id)}
    if from_call and "host_org" in wanted and actor.organisation_id is not None:
        return {
            "host_org": Party("host_org", None, actor.organisation_id),
            "pi": Party("pi", actor.user_id, None),
        }
    if command.mission_id is not None and set(wanted) & PARTY_ROLES:
        held = parties.of(work.connection, command.mission_id)
        if any(party.role in wanted and party.is_held_by(actor) for party in held):
            return {}
    raise NotStartable(command.process_id, "you do not hold the role that may start it")
