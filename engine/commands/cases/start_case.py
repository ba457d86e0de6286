"""Start a case by hand, where the process says who may."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from engine.bpmn.elements import Process
from engine.commands.cases.access import holds
from engine.commands.cases.beginning import Beginning, begin
from engine.commands.errors import NotFound, NotStartable, NoVersionInForce
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.model.values import Value
from engine.permissions import Holders, Party, may_start, statuses
from engine.runtime import snapshot_variables
from engine.store import bundles, calls, cases, missions, parties, versions
from engine.store.cases import CaseRow

#: The decision variable in which an answer to a call knows the last day of that call.
LAST_DAY: Final = "hạn_nộp"


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
    parent, mission_id = _origin(work, command, process, legal_date)
    _require_starter(work, command, process, mission_id)
    own = _own_parties(work, process)
    case, opened = begin(
        work,
        Beginning(
            process_id=command.process_id,
            authority_id=command.authority_id,
            legal_date=legal_date,
            title=parent.title if parent is not None else process.name,
            mission_id=mission_id,
            parent_id=parent.case_id if parent else None,
            parties=own,
            variables=_told_by_call(work, process, parent, legal_date),
        ),
    )
    mine = (task.task_id for task in opened if holds(work, case.row, task.role))
    return Started(case.case_id, next(mine, None))


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
        return None, _mission(work, command, process)
    if origin == "authority":
        return None, None
    raise NotStartable(command.process_id, "only another process starts it")


def _told_by_call(work: Work, process: Process, call: CaseRow | None, on: date) -> dict[str, Value]:
    """Return until when what answers a call is due, and what else it takes from the call."""
    if call is None:
        return {}
    until = calls.closes_on(work.connection, call.case_id, on)
    spec = bundles.load(work.connection, call.bundle_digest).spec
    known = snapshot_variables(spec, call.snapshot)
    wanted = [name.strip() for name in process.properties.get("start.takes", "").split(",")]
    taken = {name: known[name] for name in wanted if known.get(name) is not None}
    return taken if until is None else {**taken, LAST_DAY: until}


def _mission(work: Work, command: StartCase, process: Process) -> int:
    """Hold the mission and refuse one that is not at this point, or has such a case already."""
    mission_id = command.mission_id
    if mission_id is None or not work.lock_if_there(mission_id):
        raise NotFound("mission")
    mission = missions.read(work.connection, mission_id)
    if mission is None or mission.authority_id != command.authority_id:
        raise NotFound("mission")
    if mission.status not in statuses(process.properties):
        raise NotStartable(command.process_id, f"the mission is {mission.status}")
    if cases.is_running(work.connection, mission_id, command.process_id):
        raise NotStartable(command.process_id, "such a case of this mission is open already")
    return mission_id


def _require_starter(
    work: Work, command: StartCase, process: Process, mission_id: int | None
) -> None:
    said = process.properties.get("start.role", "")
    wanted = [role.strip() for role in said.split(",") if role.strip()]
    held = parties.of(work.connection, mission_id) if mission_id is not None else ()
    origin = process.properties.get("start.from", "none")
    if not may_start(work.actor, wanted, origin, Holders(command.authority_id, held)):
        raise NotStartable(command.process_id, "you do not hold the role that may start it")


def _own_parties(work: Work, process: Process) -> dict[str, Party]:
    """Return the parties that somebody who answers a call brings in."""
    actor = work.actor
    if process.properties.get("start.from") != "call":
        return {}
    if "host_org" not in process.properties.get("start.role", ""):
        return {"proposer": Party("proposer", actor.user_id, actor.organisation_id)}
    return {
        "host_org": Party("host_org", None, actor.organisation_id),
        "pi": Party("pi", actor.user_id, None),
    }
