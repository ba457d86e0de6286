"""How a case comes to be, whoever asked for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from engine.commands.cases.case_work import CaseWork, of_row
from engine.commands.cases.decision_variables import checked
from engine.commands.cases.stepping import go_on
from engine.commands.errors import NoVersionInForce
from engine.commands.work import Work
from engine.model.events import Kind
from engine.model.folding import fold
from engine.model.steps import Start
from engine.model.values import Value
from engine.store import bundles, cases, parties, versions
from engine.store.cases import CaseRow, TaskRow
from engine.store.parties import Party


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
    row = _row(work, case_id, beginning, digest)
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


def _row(work: Work, case_id: int, beginning: Beginning, digest: str) -> CaseRow:
    return CaseRow(
        case_id=case_id,
        process_id=beginning.process_id,
        bundle_digest=digest,
        authority_id=beginning.authority_id,
        mission_id=beginning.mission_id,
        parent_id=beginning.parent_id,
        council_id=None,
        party_id=case_id if beginning.parties else beginning.mission_id or case_id,
        title=beginning.title,
        folded=fold(beginning.title),
        state="open",
        ending=None,
        revision=0,
        snapshot=b"",
        started_on=beginning.legal_date,
        started_at=work.now,
    )
