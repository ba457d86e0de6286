"""Close a panel: where a decision table allows it, tally the ballots and hand on aggregates."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Final, cast

from engine.commands.cases.access import require_doer
from engine.commands.cases.case_work import CaseWork, of_row
from engine.commands.cases.complete_task import held_task
from engine.commands.cases.stepping import go_on
from engine.commands.errors import PanelNotReady, TaskNotOpen
from engine.commands.panels.tallying import Judged, judge, scoring_rules
from engine.commands.registry import Command, performs
from engine.commands.work import Work
from engine.councils import close_facts
from engine.model.clock import in_vietnam
from engine.model.events import Kind
from engine.model.steps import TaskDone
from engine.model.values import Value, loads
from engine.store import links, panels, submissions
from engine.store.cases import TaskRow
from engine.store.panels import Item

#: Outcomes that mean a subject goes on, and what becomes of subjects in each tally.
PASSED: Final = frozenset({"THUC_HIEN", "TRUNG_TUYEN", "DAT", "XUAT_SAC", "DONG_Y", "PHE_DUYET"})
STATES: Final = {"selection": ("won", "lost"), "count": ("passed", "failed")}


@dataclass(frozen=True)
class Closed:
    """What the council decided: (subject case id or empty, outcome)."""

    case_id: int
    outcomes: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ClosePanel(Command[Closed]):
    """Tally the panel ``task_id``; nothing can be filed in it afterwards."""

    task_id: str
    legal_date: date | None = None


@performs
def close_panel(command: ClosePanel, work: Work) -> Closed:
    """Ask the closing table, open the ballots, tally them, and take the step."""
    row, task = held_task(work, command.task_id)
    properties = cast("dict[str, str]", loads(task.properties))
    require_doer(work, row, task, properties.get("close.role", "council_sci_sec"))
    if task.state != "open" or not task.panel:
        raise TaskNotOpen(task.task_id)
    case = of_row(work, row, command.legal_date)
    items = panels.of_task(work.connection, task.task_id)
    facts = close_facts((item.code, item.state == "filed") for item in items)
    rules = _require_closable(case, task, properties, facts)
    scoring = scoring_rules(case, properties, facts)
    judged = judge(case, properties, items, scoring)
    _open_ballots(work, task, items)
    result = _settle(case, properties, judged)
    name = properties.get("result")
    variables: dict[str, Value] = {name: result} if name else {}
    case.feed(
        TaskDone(task.activity_key, variables),
        Kind.PANEL_CLOSED,
        {
            "facts": facts,
            "rules": rules,
            **({"scoring": asdict(scoring)} if scoring else {}),
            "subjects": {one.key: one.told for one in judged},
            "variables": variables,
        },
        element=task.element,
        activity_key=task.activity_key,
    )
    go_on(case)
    case.finish()
    return Closed(row.case_id, tuple((one.key, one.outcome or "") for one in judged))


def _require_closable(
    case: CaseWork, task: TaskRow, properties: dict[str, str], facts: dict[str, Value]
) -> list[Value]:
    decision = properties.get("close")
    if decision is None:
        return []
    outcome = case.bundle.decision(decision).decide(decision, facts, now=in_vietnam(case.work.now))
    if outcome.value is not True:
        filed, sitting = cast("Decimal", facts["filed"]), cast("Decimal", facts["seats"])
        raise PanelNotReady(task.task_id, int(filed), int(sitting))
    return list(outcome.rules)


def _open_ballots(work: Work, task: TaskRow, items: Sequence[Item]) -> None:
    submissions.unseal(work.connection, [item.submission for item in items if item.submission])
    panels.close(work.connection, task.task_id)


def _settle(
    case: CaseWork, properties: dict[str, str], judged: tuple[Judged, ...]
) -> dict[str, Value]:
    """Move the subjects to what the council found and return the aggregate for the process."""
    states = STATES.get(properties.get("tally", "none"))
    passed = [one for one in judged if one.outcome in PASSED]
    winner = min(passed, key=lambda one: one.rank, default=None)
    for one in judged:
        if one.subject is None or states is None:
            continue
        good = one is winner if states[0] == "won" else one.outcome in PASSED
        links.judge(case.work.connection, case.case_id, one.subject, states[not good], one.told)
    result: dict[str, Value] = {
        "subjects": Decimal(len(judged)),
        "passed": Decimal(len(passed)),
        "winner": winner.key if winner is not None and winner.subject is not None else None,
    }
    if len(judged) == 1:
        result |= {k: v for k, v in judged[0].told.items() if not isinstance(v, dict | list)}
    return result
