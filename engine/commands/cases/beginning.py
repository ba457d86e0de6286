"""How a case comes to be, whoever asked for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from engine.commands.cases.case_work import CaseWork, of_row
from engine.commands.cases.decision_variables import checked
from engine.commands.cases.stepping import go_on
from engine.commands.errors import NoVersionInForce
from engine.commands.work import Work
from engine.expressions import compile as compile_expression
from engine.model.clock import in_vietnam
from engine.model.events import Kind
from engine.model.folding import fold
from engine.model.steps import Start
from engine.model.values import Value
from engine.permissions import Party
from engine.store import bundles, cases, missions, parties, people, versions
from engine.store.bundles import Bundle
from engine.store.cases import CaseRow, TaskRow


@dataclass(frozen=True)
class Beginning:
    """What is known of a case before its first step."""

    process_id: str
    authority_id: int
    legal_date: date
    title: str
    mission_id: int | None = None
    parent_id: int | None = None
    #: Its own parties; empty where those of the mission stand in it.
    parties: Mapping[str, Party] = field(default_factory=dict)
    variables: Mapping[str, Value] = field(default_factory=dict)


def begin(work: Work, beginning: Beginning) -> tuple[CaseWork, tuple[TaskRow, ...]]:
    """Create the case on the version in force on its legal date and take its first step."""
    digest = versions.in_force(
        work.connection, beginning.process_id, beginning.authority_id, beginning.legal_date
    )
    if digest is None:
        raise NoVersionInForce(beginning.process_id, beginning.legal_date)
    case_id = work.begin("case", beginning.authority_id)
    work.case_id = work.case_id or case_id
    row = _row(work, case_id, beginning, bundles.load(work.connection, digest))
    cases.add(work.connection, row)
    if beginning.parties:
        parties.put(work.connection, case_id, beginning.parties)
    case = of_row(work, row, beginning.legal_date)
    variables = checked(beginning.variables)
    case.feed(
        Start(variables),
        Kind.CASE_STARTED,
        {
            "process": beginning.process_id,
            "bundle": digest,
            "interpreter": bundles.load(work.connection, digest).interpreter,
            "mission": beginning.mission_id,
            "parent": beginning.parent_id,
            "variables": variables,
        },
    )
    go_on(case)
    return case, case.finish()


def _title(work: Work, beginning: Beginning, bundle: Bundle) -> str:
    """Return what the process calls its cases, or what the starter called this one."""
    said = bundle.process.properties.get("case.title")
    if said is None or beginning.mission_id is None:
        return beginning.title
    mission = missions.read(work.connection, beginning.mission_id)
    told = {"title": mission.title, "code": mission.code} if mission else {}
    context: dict[str, Value] = {"mission": told, "host": _host(work, beginning)}
    found = compile_expression(said).evaluate(context, now=in_vietnam(work.now))
    return found if isinstance(found, str) and found else beginning.title


def _host(work: Work, beginning: Beginning) -> Value:
    """Return who applies, so that the applications of one call can be told apart."""
    party = beginning.parties.get("host_org")
    if party is None or party.organisation_id is None:
        return None
    return {"name": people.organisation_name(work.connection, party.organisation_id)}


def _row(work: Work, case_id: int, beginning: Beginning, bundle: Bundle) -> CaseRow:
    title = _title(work, beginning, bundle)
    return CaseRow(
        case_id=case_id,
        process_id=beginning.process_id,
        bundle_digest=bundle.digest,
        authority_id=beginning.authority_id,
        mission_id=beginning.mission_id,
        parent_id=beginning.parent_id,
        council_id=None,
        party_id=case_id if beginning.parties else beginning.mission_id or case_id,
        title=title,
        folded=fold(title),
        state="open",
        ending=None,
        revision=0,
        snapshot=b"",
        started_on=beginning.legal_date,
        started_at=work.now,
    )
