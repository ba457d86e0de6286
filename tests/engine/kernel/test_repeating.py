"""What a program sends again, and what it decided on an older state."""

from dataclasses import replace

import pytest

from engine.commands.cases.claim_task import ClaimTask, ReleaseTask
from engine.commands.errors import CaseChanged, NotFound
from engine.commands.registry import Seen
from engine.engine import Engine
from engine.model.actors import Actor
from engine.projections.steps import case_of
from engine.questions.answer_given import AnswerGiven, Given
from engine.questions.cases.case_mark import CaseMark
from engine.store.remember import CommandReused
from tests import builders
from tests.builders import Office
from tests.conftest import Clock


@pytest.fixture
def office(engine: Engine) -> Office:
    opened = builders.office(engine)
    opened.publish(builders.two_tasks())
    return opened


def claim(office: Office, task_id: str, **more: object) -> ClaimTask:
    return ClaimTask(task_id, actor=office.officer, command_id=builders.new_id(), **more)  # type: ignore[arg-type]


def seen(office: Office, task_id: str) -> Seen:
    found = office.engine.ask(CaseMark(office.officer, case_of(task_id) or 0))
    return Seen(found.stream_id, found.seq)


def test_a_command_meant_for_the_state_there_is_is_done(office: Office) -> None:
    task_id = office.start()
    before = seen(office, task_id)

    office.engine.do(claim(office, task_id, seen=(before,)))

    assert seen(office, task_id).seq == before.seq + 1


def test_a_command_meant_for_an_older_state_changes_nothing(office: Office) -> None:
    task_id = office.start()
    old = seen(office, task_id)
    office.engine.do(claim(office, task_id))
    before = builders.dump(office.engine.database, ["access_log"])

    with pytest.raises(CaseChanged) as refusal:
        office.engine.do(
            ReleaseTask(task_id, actor=office.officer, command_id=builders.new_id(), seen=(old,))
        )

    assert refusal.value.case_id == old.stream_id
    assert builders.dump(office.engine.database, ["access_log"]) == before


def test_a_stranger_learns_nothing_of_the_state(office: Office) -> None:
    task_id = office.start()
    stranger = Actor(office.members[0].user_id, "Người ngoài")
    wrong = Seen(case_of(task_id) or 0, 99)

    with pytest.raises(NotFound):
        office.engine.do(
            ClaimTask(task_id, actor=stranger, command_id=builders.new_id(), seen=(wrong,))
        )


def test_a_repeat_is_known_by_what_was_sent(office: Office) -> None:
    first = claim(office, office.start(), payload="nhận việc")
    asked = AnswerGiven(office.officer, first.command_id, "nhận việc")
    never = office.engine.ask(asked)

    office.engine.do(first)

    assert never is None
    assert office.engine.ask(asked) == Given(None)
    with pytest.raises(CommandReused):
        office.engine.ask(AnswerGiven(office.officer, first.command_id, "trả lại"))
    with pytest.raises(CommandReused):
        office.engine.do(replace(first, payload="trả lại"))


def test_the_mark_of_a_case_changes_with_the_case_its_reader_and_the_day(
    office: Office, clock: Clock
) -> None:
    task_id = office.start()
    case_id = case_of(task_id) or 0
    mine = office.engine.ask(CaseMark(office.officer, case_id))

    theirs = office.engine.ask(CaseMark(office.administrator, case_id))
    again = office.engine.ask(CaseMark(office.officer, case_id))
    clock.move(days=1)
    tomorrow = office.engine.ask(CaseMark(office.officer, case_id))
    office.engine.do(claim(office, task_id))
    claimed = office.engine.ask(CaseMark(office.officer, case_id))

    assert again == mine
    assert len({mine.around, theirs.around, tomorrow.around, claimed.around}) == 4
    assert claimed.seq == mine.seq + 1
