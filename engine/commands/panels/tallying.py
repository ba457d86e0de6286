"""From the ballots of a panel to one outcome per subject."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from engine.commands.cases.case_work import CaseWork
from engine.councils import NoScoringRules, ScoringRules, Standing, TallyOptions, rank, tally
from engine.forms import Answers, record_values
from engine.model.clock import in_vietnam
from engine.model.values import Value
from engine.runtime import snapshot_variables
from engine.store import bundles, parties, submissions
from engine.store.panels import Item


@dataclass(frozen=True)
class Judged:
    """What the council found of one subject."""

    subject: int | None
    tally: Mapping[str, Value]
    outcome: str | None = None

    @property
    def key(self) -> str:
        return "" if self.subject is None else str(self.subject)

    @property
    def rank(self) -> Decimal:
        found = self.tally.get("rank")
        return found if isinstance(found, Decimal) else Decimal(1)

    @property
    def told(self) -> dict[str, Value]:
        """Return the aggregate that enters process and history: no ballot, no name."""
        return {**self.tally, "outcome": self.outcome}


def judge(
    case: CaseWork,
    properties: Mapping[str, str],
    items: Sequence[Item],
    scoring: ScoringRules | None,
) -> tuple[Judged, ...]:
    """Tally each subject, rank them where they compete, and ask the outcome table."""
    kind = properties.get("tally", "none")
    answers = submissions.answers_of(
        case.work.connection, [item.submission for item in items if item.submission]
    )
    judged = [
        Judged(
            subject,
            tally(kind, *_ballots(subject, items, answers), _options(case, subject, scoring)),
        )
        for subject in sorted({item.subject_id for item in items}, key=lambda one: one or 0)
    ]
    if scoring is not None:
        judged = _ranked(case, judged, scoring.threshold)
    return tuple(replace(one, outcome=_outcome(case, properties, one)) for one in judged)


def scoring_rules(
    case: CaseWork, properties: Mapping[str, str], facts: Mapping[str, Value]
) -> ScoringRules | None:
    """Ask the table of a selection by which figures it is scored; other tallies have none."""
    if properties.get("tally") != "selection":
        return None
    decision = properties.get("tally.rules")
    if decision is None:
        raise NoScoringRules
    found = case.bundle.decision(decision).decide(decision, facts, now=in_vietnam(case.work.now))
    told = found.value if isinstance(found.value, Mapping) else {}
    shares = [told.get(name) for name in ("tolerance", "threshold", "bonus", "zero_share")]
    figures = [one for one in shares if isinstance(one, Decimal)]
    relative = told.get("relative")
    if len(figures) < len(shares) or not isinstance(relative, bool):
        raise NoScoringRules
    tolerance, threshold, bonus, zero_share = figures
    return ScoringRules(tolerance, relative, threshold, bonus, zero_share)


def _ballots(
    subject: int | None, items: Sequence[Item], answers: Mapping[str, Mapping[str, Value]]
) -> tuple[dict[str, Mapping[str, Value]], int]:
    mine = [item for item in items if item.subject_id == subject]
    return {item.code: answers[item.submission] for item in mine if item.submission}, len(mine)


def _options(case: CaseWork, subject: int | None, scoring: ScoringRules | None) -> TallyOptions:
    variables = snapshot_variables(case.bundle.spec, case.row.snapshot)
    late = variables.get("late_months")
    return TallyOptions(
        scoring,
        is_proposer=_proposed_it(case, subject),
        late_months=late if isinstance(late, Decimal) else Decimal(0),
    )


def _proposed_it(case: CaseWork, subject: int | None) -> bool:
    """Say whether the applicant's organisation proposed the mission (TT20 Đ11 k7)."""
    mission_id, connection = case.row.mission_id, case.work.connection
    if subject is None or mission_id is None:
        return False
    proposers = {
        party.organisation_id
        for party in parties.of(connection, mission_id)
        if party.role == "proposer" and party.organisation_id is not None
    }
    return any(
        party.role == "host_org" and party.organisation_id in proposers
        for party in parties.of(connection, subject)
    )


def _ranked(case: CaseWork, judged: Sequence[Judged], threshold: Decimal) -> list[Judged]:
    standings = [
        Standing(one.subject or 0, one.tally, budget=_budget(case, one.subject)) for one in judged
    ]
    places = rank(standings, threshold)
    return [replace(one, tally={**one.tally, "rank": places[one.subject or 0]}) for one in judged]


def _budget(case: CaseWork, subject: int | None) -> Decimal | None:
    """Return what an application asks of the state budget, for ties (TT20 Đ11 k8b)."""
    if subject is None:
        return None
    connection = case.work.connection
    for form_id in submissions.forms_used(connection, subject):
        found = submissions.newest(connection, form_id, subject)
        if found is not None:
            form = bundles.form_by_digest(connection, found[1])
            asked = record_values(form, Answers(form.digest, found[2])).get("budget_state")
            if isinstance(asked, Decimal):
                return asked
    return None


def _outcome(case: CaseWork, properties: Mapping[str, str], one: Judged) -> str | None:
    decision = properties.get("outcome")
    if decision is None:
        return None
    found = case.bundle.decision(decision).decide(
        decision, one.tally, now=in_vietnam(case.work.now)
    )
    return found.value if isinstance(found.value, str) else None
