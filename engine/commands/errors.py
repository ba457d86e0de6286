"""What a command may refuse."""

from datetime import date

from engine.model.errors import EngineError
from engine.permissions.errors import NotAllowed as NotAllowed  # noqa: PLC0414 - refused here as well
from engine.permissions.errors import NotFound as NotFound  # noqa: PLC0414 - refused here as well


class TaskNotOpen(EngineError):
    """The task was already completed, cancelled, or taken by another way of the case."""

    code = "task-not-open"

    def __init__(self, task_id: str) -> None:
        self.task_id = task_id
        super().__init__(
            f"Task {task_id} is not open. Reload the inbox: someone may have completed it,"
            " or the case went another way."
        )


class TaskTaken(EngineError):
    """A colleague has claimed the task."""

    code = "task-taken"

    def __init__(self, task_id: str) -> None:
        self.task_id = task_id
        super().__init__(
            f"Task {task_id} was taken by a colleague. Ask them to release it, or choose"
            " another task."
        )


class FormMismatch(EngineError):
    """The answers were made for another version of the form."""

    code = "form-mismatch"

    def __init__(self, task_id: str) -> None:
        self.task_id = task_id
        super().__init__(
            f"The form of task {task_id} has changed since the page was opened. Check what"
            " you typed against the current form and send it again."
        )


class CaseMovedOn(EngineError):
    """Another step of the case was written first."""

    code = "case-moved-on"

    def __init__(self, case_id: int) -> None:
        self.case_id = case_id
        super().__init__(f"Case {case_id} has moved on meanwhile. Reload it and try again.")


class CaseChanged(EngineError):
    """The case is not as it was when the command was decided on."""

    code = "case-changed"

    def __init__(self, case_id: int, seq: int) -> None:
        self.case_id = case_id
        self.seq = seq
        super().__init__(
            f"Case {case_id} has changed since fact {seq} was its last. Read it again, and send"
            " what you still want with its new ETag."
        )


class CaseEnded(EngineError):
    """The case is over."""

    code = "case-ended"

    def __init__(self, case_id: int) -> None:
        self.case_id = case_id
        super().__init__(f"Case {case_id} is over. Start a new one where the rules allow it.")


class NotStartable(EngineError):
    """This process cannot be started here, or not by this person."""

    code = "not-startable"

    def __init__(self, process_id: str, why: str) -> None:
        self.process_id = process_id
        super().__init__(f"Process {process_id} cannot be started: {why}.")


class NoVersionInForce(EngineError):
    """No version of the process applies on that date."""

    code = "no-version-in-force"

    def __init__(self, process_id: str, legal_date: date) -> None:
        self.process_id = process_id
        self.legal_date = legal_date
        super().__init__(
            f"No version of {process_id} is in force on {legal_date}. Ask an administrator"
            " to publish one for that date."
        )


class PanelClosed(EngineError):
    """The panel was tallied; nothing can be filed any more."""

    code = "panel-closed"

    def __init__(self, item_id: str) -> None:
        self.item_id = item_id
        super().__init__(
            f"Item {item_id} belongs to a panel that was already tallied. Ask the secretary"
            " to note your opinion in the minutes."
        )


class PanelNotReady(EngineError):
    """The rules do not yet allow the panel to be closed."""

    code = "panel-not-ready"

    def __init__(self, task_id: str, filed: int, seats: int) -> None:
        self.task_id = task_id
        self.filed = filed
        self.seats = seats
        super().__init__(
            f"Panel {task_id} may not be closed: {filed} of {seats} seats have filed. Wait"
            " for the seats the rules demand, or remind them."
        )


class BadDecisionVariable(EngineError):
    """A value that is no number, boolean, date, code or id was about to enter the process."""

    code = "bad-decision-variable"

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(
            f"Decision variable {name} would carry free text into the process. Let the form"
            " hand over a number, a date, a yes or no, or a code."
        )


class OperationRefused(EngineError):
    """A named operation cannot be done with what it was given."""

    code = "operation-refused"

    def __init__(self, operation: str, why: str) -> None:
        self.operation = operation
        super().__init__(
            f"Operation {operation} was refused: {why}. An administrator can mend the cause"
            " and retry it."
        )


class SeatConflict(EngineError):
    """A council seat was given to somebody with an interest in what is judged."""

    code = "seat-conflict"
    mended_by_answers = True

    def __init__(self, seats: tuple[str, ...]) -> None:
        self.seats = seats
        super().__init__(
            f"Seats {', '.join(seats)} are held by people with an interest in what the"
            " council judges, or twice by one person. Choose others."
        )


class ProcessRefused(EngineError):
    """A process file breaks a rule of publication."""

    code = "process-refused"

    def __init__(self, process_id: str, findings: tuple[str, ...]) -> None:
        self.process_id = process_id
        self.findings = findings
        super().__init__(
            f"Process {process_id} cannot be published: {'; '.join(findings[:5])}. Mend the"
            " findings and publish it again."
        )
