"""Who has filed in a panel: never what, before the tally."""

from dataclasses import dataclass
from datetime import datetime

from engine.councils.seats import label_of
from engine.questions.processes import name_en, panel_kind
from engine.store.reading.waits import ItemLine, TaskLine


@dataclass(frozen=True)
class PanelSubject:
    """What a panel judges; ``case_id`` is ``None`` where that is the case itself."""

    case_id: int | None
    title: str


@dataclass(frozen=True)
class PanelRow:
    """One seat, and for each subject whether its paper is in (``None``: not asked for)."""

    seat_code: str
    seat_label: str
    seat_label_en: str
    person: str
    filed: tuple[bool | None, ...]
    filed_at: datetime | None


@dataclass(frozen=True)
class PanelState:
    """How far a panel has come."""

    task_id: str
    name: str
    name_en: str
    #: ``review`` or ``ballot``.
    kind: str
    #: ``open``, ``completed`` or ``cancelled``.
    state: str
    items_total: int
    items_filed: int
    subjects: tuple[PanelSubject, ...]
    rows: tuple[PanelRow, ...]


def panel_state(task: TaskLine, items: tuple[ItemLine, ...]) -> PanelState:
    """Tell the state of a panel from its items."""
    mine = [one for one in items if one.task_id == task.task_id]
    subjects = dict.fromkeys((one.subject_id, one.subject or "") for one in mine)
    seats = dict.fromkeys(one.seat_code for one in mine)
    return PanelState(
        task_id=task.task_id,
        name=task.name,
        name_en=name_en(task.properties),
        kind=panel_kind(task.properties),
        state=task.state,
        items_total=len(mine),
        items_filed=sum(one.submission is not None for one in mine),
        subjects=tuple(PanelSubject(*one) for one in subjects),
        rows=tuple(
            _row(code, [one for one in mine if one.seat_code == code], list(subjects))
            for code in seats
        ),
    )


def _row(code: str, items: list[ItemLine], subjects: list[tuple[int | None, str]]) -> PanelRow:
    by_subject = {one.subject_id: one.submission is not None for one in items}
    return PanelRow(
        seat_code=code,
        seat_label=label_of(code),
        seat_label_en=label_of(code, "en"),
        person=items[0].person,
        filed=tuple(by_subject.get(subject) for subject, _ in subjects),
        filed_at=max((one.filed_at for one in items if one.filed_at), default=None),
    )
