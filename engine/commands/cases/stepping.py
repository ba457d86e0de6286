"""Go on until the case waits: answer every request a step raised, in the same transaction."""

from typing import Final

from engine.commands.cases.case_work import CaseWork
from engine.commands.operations.registry import Call, operation
from engine.model.clock import in_vietnam
from engine.model.errors import EngineError
from engine.model.events import Kind
from engine.model.steps import DeadlineReached, MessageArrived, OperationDone, Request
from engine.model.values import Value, digest
from engine.projections.steps import place_of
from engine.store import incidents
from engine.store.incidents import Incident

#: A process that asks for more than this without waiting for anybody is broken.
MOST_REQUESTS: Final = 200


def go_on(case: CaseWork) -> None:
    """Answer requests until none is left or one fails; a failed one is an incident."""
    for _ in range(MOST_REQUESTS):
        if not case.waiting:
            return
        answer(case, case.waiting.pop(0))
    raise EngineError(f"Case {case.case_id} asks for operations without end. Mend the process.")


def take(
    case: CaseWork,
    event: DeadlineReached | MessageArrived,
    kind: Kind,
    body: dict[str, Value],
    element: str,
) -> None:
    """Take a step nobody takes by hand, and write it."""
    case.feed(event, kind, body, element=element, activity_key=event.key)
    go_on(case)
    case.finish()


def answer(case: CaseWork, request: Request) -> bool:
    """Do what one request asks and feed the result back; false when it failed."""
    if request.kind == "decision":
        result, told = _decide(case, request)
    else:
        try:
            result, told = _operate(case, request)
        except EngineError as refusal:
            if refusal.mended_by_answers and case.answered:
                raise
            _incident(case, request, refusal)
            return False
    case.feed(
        OperationDone(request.key, result),
        Kind.OPERATION_DONE,
        {"name": request.name, "result": result} | told,
        element=request.element,
        activity_key=request.key,
    )
    return True


def _decide(case: CaseWork, request: Request) -> tuple[Value, dict[str, Value]]:
    outcome = case.bundle.decision(request.name).decide(
        request.name, request.parameters, now=in_vietnam(case.work.now)
    )
    return outcome.value, {"rules": list(outcome.rules)}


def _operate(case: CaseWork, request: Request) -> tuple[Value, dict[str, Value]]:
    """Run a named operation in a savepoint: a refusal leaves the step before it whole."""
    work = case.work
    if case.row.mission_id is not None:
        # Before any register: two cases of one mission must not wait for each other.
        work.lock(case.row.mission_id)
    row, facts, heads = case.row, len(work.events), dict(work.heads)
    with work.connection.begin_nested() as savepoint:
        try:
            return operation(request.name)(Call(case, request)), {}
        except EngineError:
            savepoint.rollback()
            case.row = row
            del work.events[facts:]
            work.heads = heads
            raise


def _incident(case: CaseWork, request: Request, refusal: EngineError) -> None:
    work = case.work
    place = place_of(case.case_id, request.key, digest(request.key))
    incidents.add(
        work.connection,
        Incident(
            f"{place}-{len(work.events)}-{case.before.revision}",
            case.case_id,
            request,
            refusal.code,
            str(refusal),
            work.now,
        ),
    )
    work.record(
        case.case_id,
        Kind.OPERATION_FAILED,
        {"name": request.name, "code": refusal.code},
        element=request.element,
        activity_key=request.key,
    )
