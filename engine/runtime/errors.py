"""What the runtime refuses."""

from engine.model.errors import EngineError


class TargetNotOpen(EngineError):
    """The task, deadline, catch or request is not open: done, cancelled, or never there."""

    code = "target-not-open"

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__(
            f"Nothing is open under {key}. Reload the case:"
            " it was completed or cancelled meanwhile."
        )


class BundleBroken(EngineError):
    """The diagrams of a bundle do not make a process that can run."""

    code = "bundle-broken"

    def __init__(self, process: str, element: str, why: str) -> None:
        self.process = process
        self.element = element
        self.why = why
        super().__init__(f"{process} cannot run: {why} Mend {element or process}; lint names it.")


class CompileTookTooMuch(EngineError):
    """Compiling an upload exceeded its time or its memory."""

    code = "compile-took-too-much"

    def __init__(self, process: str, seconds: float, megabytes: int) -> None:
        self.process = process
        super().__init__(
            f"Compiling {process} needed more than {seconds:g} seconds or {megabytes} MB."
            " Split the process into called processes."
        )


class SnapshotUnreadable(EngineError):
    """The snapshot was written by another release, or is damaged. Replaying mends it."""

    code = "snapshot-unreadable"

    def __init__(self, why: str) -> None:
        super().__init__(f"The snapshot cannot be read: {why}. Rebuild it by replaying the case.")


class StepTooLong(EngineError):
    """One event set off more work than one step may hold: a loop without a wait."""

    code = "step-too-long"

    def __init__(self, limit: int) -> None:
        self.limit = limit
        super().__init__(
            f"One step ran more than {limit} elements. Put a task, a deadline or a message"
            " into the loop."
        )


class ExpressionFailed(EngineError):
    """An expression of the process could not be evaluated on the data of this case."""

    code = "expression-failed"

    def __init__(self, element: str, expression: str, why: str) -> None:
        self.element = element
        self.expression = expression
        super().__init__(f"{element}: {expression} cannot be evaluated. {why}")


class WrongKernel(EngineError):
    """The installed SpiffWorkflow does not behave as the pinned release does."""

    code = "wrong-kernel"

    def __init__(self, why: str) -> None:
        super().__init__(f"SpiffWorkflow is not the pinned release: {why}. Run make setup.")
