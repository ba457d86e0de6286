"""Open tasks of somebody who leaves."""

import pytest

from engine.commands.accounts.end_employment import EndEmployment
from engine.commands.accounts.errors import ColleagueUnfit
from engine.commands.accounts.hand_over_task import HandOverTask
from engine.commands.cases.claim_task import ClaimTask
from engine.commands.cases.start_case import StartCase
from engine.commands.errors import NotAllowed, NotFound, TaskNotOpen
from engine.engine import Engine
from engine.model.events import Kind
from engine.questions.administration.person import Person
from engine.questions.audit.verify import VerifyAll
from engine.questions.inbox.inbox import Inbox
from engine.store.tables import events
from tests import builders
from tests.builders import Office
from tests.engine.accounts.staff import Staff, another_authority, rows

WHY = "Nghỉ hưu"


@pytest.fixture
def task_id(engine: Engine, staff: Staff) -> str:
    """A task that An has claimed."""
    host = Office(engine, staff.authority_id, staff.actor("an"), staff.actor("chinh"), (), 0)
    host.publish(builders.two_tasks())
    started = staff.do(StartCase("T1", staff.authority_id, **staff.by("an")))
    assert started.task_id is not None
    staff.do(ClaimTask(started.task_id, **staff.by("an")))
    return started.task_id


def hand_over(staff: Staff, task_id: str, to: str | None, by: str = "chinh") -> HandOverTask:
    colleague = staff.ids[to] if to else None
    return HandOverTask(task_id, staff.ids["an"], colleague, WHY, **staff.by(by))


def test_a_colleague_of_the_role_has_the_task_in_hand_afterwards(
    engine: Engine, staff: Staff, task_id: str
) -> None:
    staff.do(EndEmployment(staff.ids["an"], WHY, **staff.by("chinh")))

    staff.do(hand_over(staff, task_id, "binh"))

    assert [row.place for row in engine.ask(Inbox(staff.actor("binh"))).rows] == [task_id]
    told = [row for row in rows(engine.database, events) if row["kind"] == Kind.TASK_HANDED_OVER]
    assert len(told) == 2
    assert engine.ask(VerifyAll()).broken == ()


def test_without_a_colleague_the_task_goes_back_to_the_unit(
    engine: Engine, staff: Staff, task_id: str
) -> None:
    staff.do(hand_over(staff, task_id, None))

    assert engine.ask(Inbox(staff.actor("binh"), scope="unit")).rows[0].place == task_id


def test_somebody_without_the_role_is_no_colleague_and_the_task_stays(
    engine: Engine, staff: Staff, task_id: str
) -> None:
    staff = staff.join("la")

    with pytest.raises(ColleagueUnfit) as refusal:
        staff.do(hand_over(staff, task_id, "la"))

    assert refusal.value.task_id == task_id
    found = engine.ask(Person(staff.actor("chinh"), staff.ids["an"]))
    assert [one.task_id for one in found.tasks] == [task_id]
    assert [one.name for one in found.colleagues] == ["Người binh"]


def test_nobody_hands_work_over_to_themselves_or_from_elsewhere(
    engine: Engine, staff: Staff, task_id: str
) -> None:
    elsewhere, _ = another_authority(engine, "NAN")
    staff = staff.join("xa", elsewhere)
    staff.give("xa", "administrator", elsewhere)
    staff.give("chinh", "task_unit")

    with pytest.raises(NotAllowed):
        staff.do(hand_over(staff, task_id, "chinh"))
    with pytest.raises(NotFound):
        staff.do(hand_over(staff, task_id, "binh", by="xa"))
    with pytest.raises(NotAllowed):
        staff.do(hand_over(staff, task_id, "binh", by="binh"))


def test_a_task_that_moved_on_is_not_handed_over(staff: Staff, task_id: str) -> None:
    staff.do(hand_over(staff, task_id, None))

    with pytest.raises(TaskNotOpen):
        staff.do(hand_over(staff, task_id, "binh"))
