"""Deadlines, messages and operations that fail: what a case waits for."""

from datetime import date

import pytest
from sqlalchemy import select

from engine.commands.cases.retry_operation import RetryOperation
from engine.commands.errors import NotAllowed, NotFound
from engine.engine import Engine
from engine.jobs.due import run_all_due, run_due
from engine.model.actors import Actor, Grant
from engine.model.events import Kind
from engine.questions.audit.verify import VerifyAll
from engine.store.tables import cases, deadlines, events, messages, requests
from tests.builders import Diagram, Office, new_id, office
from tests.conftest import Clock

TIMER = (
    '<bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P30D'
    "</bpmn:timeDuration></bpmn:timerEventDefinition>"
)


def test_a_deadline_fires_once_its_last_day_is_over(engine: Engine, clock: Clock) -> None:
    hall = _hall(engine, _waiting_thirty_days())
    hall.begin()

    clock.move(days=30)
    early = run_all_due(engine)
    clock.move(days=1)
    done = run_all_due(engine)

    assert (early, done) == (0, 1)
    assert _state(engine) == ("ended", "late")
    assert engine.ask(VerifyAll()).broken == ()


def test_a_boundary_deadline_takes_the_task_away(engine: Engine, clock: Clock) -> None:
    hall = _hall(engine, _task_with_limit())
    hall.begin()

    clock.move(days=15)
    run_all_due(engine)

    assert _state(engine) == ("ended", "late")


def test_a_finished_task_cancels_its_boundary_deadline(engine: Engine, clock: Clock) -> None:
    hall = _hall(engine, _task_with_limit())
    task_id = hall.start()

    hall.complete(task_id)
    clock.move(days=99)

    assert run_due(engine) == 0
    assert _state(engine) == ("ended", "done")
    with engine.database.reading() as connection:
        assert connection.execute(select(deadlines.c.state)).scalar_one() == "cancelled"


def test_a_deadline_carries_its_arithmetic(engine: Engine) -> None:
    _hall(engine, _waiting_thirty_days()).begin()

    with engine.database.reading() as connection:
        row = connection.execute(select(deadlines)).one()

    assert row.due_on == date(2024, 4, 3)
    assert '"reason":"counted"' in row.steps


def test_a_term_stands_still_while_an_applicant_supplements(engine: Engine, clock: Clock) -> None:
    hall = _hall(engine, _paused_by_a_supplement())
    supplement = hall.start()

    clock.move(days=10)
    assert _due(engine) == ("paused", date(2024, 3, 14))
    hall.complete(supplement)

    assert _due(engine) == ("open", date(2024, 3, 25))
    assert [kind for kind in _kinds(engine) if kind in {"deadline-paused", "deadline-resumed"}] == [
        Kind.DEADLINE_PAUSED,
        Kind.DEADLINE_RESUMED,
    ]
    assert engine.ask(VerifyAll()).broken == ()


def test_a_failing_operation_is_an_incident_that_can_be_retried(engine: Engine) -> None:
    hall = _hall(engine, _unknown_register())
    hall.begin()
    with engine.database.reading() as connection:
        incident = connection.execute(select(requests)).one()
    assert (incident.state, incident.error_code) == ("failed", "operation-refused")

    retry = RetryOperation(incident.request_id, actor=hall.administrator, command_id=new_id())
    engine.do(retry)

    assert _kinds(engine).count(Kind.OPERATION_FAILED) == 2
    assert _kinds(engine).count(Kind.OPERATION_RETRIED) == 1


def test_only_an_administrator_retries(engine: Engine) -> None:
    hall = _hall(engine, _unknown_register())
    hall.begin()
    with engine.database.reading() as connection:
        request_id = connection.execute(select(requests.c.request_id)).scalar_one()

    with pytest.raises(NotAllowed):
        engine.do(RetryOperation(request_id, actor=hall.officer, command_id=new_id()))
    foreign = Actor(hall.administrator.user_id, "Quản trị", (Grant("administrator", 99),))
    with pytest.raises(NotFound):
        engine.do(RetryOperation(request_id, actor=foreign, command_id=new_id()))


def test_a_message_waits_in_the_mailbox_until_somebody_waits_for_it(engine: Engine) -> None:
    hall = office(engine)
    hall.publish(_child(), _parent())
    parent = hall.start("Parent")
    run_all_due(engine)
    assert _mailbox(engine) == ["waiting"]

    hall.complete(parent)
    run_all_due(engine)

    assert _mailbox(engine) == ["delivered"]
    assert _ending(engine, "Parent") == "heard"
    assert engine.ask(VerifyAll()).broken == ()


def test_a_message_to_a_case_that_is_over_is_an_incident(engine: Engine) -> None:
    hall = office(engine)
    hall.publish(_child(), _parent(listens=False))
    hall.complete(hall.start("Parent"))

    run_all_due(engine)

    assert _mailbox(engine) == ["undeliverable"]
    assert Kind.MESSAGE_UNDELIVERABLE in _kinds(engine)


def _hall(engine: Engine, diagram: Diagram) -> Office:
    hall = office(engine)
    hall.publish(diagram)
    return hall


def _waiting_thirty_days() -> Diagram:
    return (
        Diagram()
        .node("startEvent", "Begin")
        .node("intermediateCatchEvent", "Wait", TIMER, deadline__amount="30", deadline__unit="d")
        .node("endEvent", "End_late", ending="late")
        .line("Begin", "Wait", "End_late")
    )


def _task_with_limit() -> Diagram:
    return (
        Diagram()
        .node("startEvent", "Begin")
        .node("userTask", "A")
        .node("boundaryEvent", "Limit", TIMER, host="A", deadline__amount="10", deadline__unit="WD")
        .node("endEvent", "End_done", ending="done")
        .node("endEvent", "End_late", ending="late")
        .line("Begin", "A", "End_done")
        .line("Limit", "End_late")
    )


def _paused_by_a_supplement() -> Diagram:
    return (
        Diagram()
        .node("startEvent", "Begin")
        .node("parallelGateway", "Fork")
        .node(
            "intermediateCatchEvent",
            "Wait",
            TIMER,
            deadline__amount="10",
            deadline__unit="d",
            deadline__id="T4_hople",
        )
        .node("userTask", "Supplement", pauses="T4_hople")
        .node("parallelGateway", "Join")
        .node("endEvent", "End_done", ending="done")
        .line("Begin", "Fork", "Wait", "Join", "End_done")
        .line("Fork", "Supplement", "Join")
    )


def _due(engine: Engine) -> tuple[str, date]:
    with engine.database.reading() as connection:
        row = connection.execute(select(deadlines.c.state, deadlines.c.due_on)).one()
    return row.state, row.due_on


def _unknown_register(process_id: str = "T1") -> Diagram:
    return (
        Diagram(process_id)
        .node("startEvent", "Begin")
        .node("serviceTask", "Number", operation="draw-number", with__register='"nowhere"')
        .node("endEvent", "End_done", ending="done")
        .line("Begin", "Number", "End_done")
    )


def _child() -> Diagram:
    return (
        Diagram("Child", start_from="none")
        .node("startEvent", "Begin")
        .node(
            "serviceTask",
            "Call",
            operation="send-message",
            with__message='"hello"',
            with__to='"parent"',
            with__answer="42",
        )
        .node("endEvent", "End_done", ending="done")
        .line("Begin", "Call", "End_done")
    )


def _parent(*, listens: bool = True) -> Diagram:
    diagram = Diagram("Parent").node("startEvent", "Begin")
    diagram.node("serviceTask", "Open", operation="start-case", with__process='"Child"')
    diagram.node("userTask", "A")
    diagram.messages.append('<bpmn:message id="M" name="hello"/>')
    if not listens:
        diagram.node("endEvent", "End_done", ending="done")
        return diagram.line("Begin", "Open", "A", "End_done")
    return (
        diagram.node(
            "intermediateCatchEvent",
            "Hear",
            '<bpmn:messageEventDefinition messageRef="M"/>',
            result="reply",
        )
        .node("exclusiveGateway", "Right")
        .node("endEvent", "End_heard", ending="heard")
        .node("endEvent", "End_done", ending="done")
        .line("Begin", "Open", "A", "Hear", "Right")
        .flow("Right", "End_heard", "reply.answer = 42")
        .flow("Right", "End_done", default=True)
    )


def _state(engine: Engine) -> tuple[str, str | None]:
    with engine.database.reading() as connection:
        row = connection.execute(select(cases.c.state, cases.c.ending)).one()
    return row.state, row.ending


def _ending(engine: Engine, process_id: str) -> str | None:
    with engine.database.reading() as connection:
        query = select(cases.c.ending).where(cases.c.process_id == process_id)
        return connection.execute(query).scalar_one()


def _mailbox(engine: Engine) -> list[str]:
    with engine.database.reading() as connection:
        return list(connection.execute(select(messages.c.state)).scalars())


def _kinds(engine: Engine) -> list[str]:
    with engine.database.reading() as connection:
        return list(connection.execute(select(events.c.kind)).scalars())
