"""How a command is told and measured, whatever becomes of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter

from engine.model.errors import EngineError
from engine.telemetry import measures
from engine.telemetry.logs import log


@dataclass
class Seen:
    """What is learned about a command while it is performed."""

    case_id: int | None = None


@contextmanager
def observed(command: str, command_id: str) -> Iterator[Seen]:
    """Tell and measure one command; what is raised inside goes on."""
    begun = perf_counter()
    seen = Seen()
    event, code, failed = "done", None, False
    try:
        yield seen
    except EngineError as refusal:
        event, code = "refused", refusal.code
        measures.REFUSALS.labels(refusal.code).inc()
        raise
    except Exception:
        event, failed = "failed", True
        measures.BUGS.inc()
        raise
    finally:
        seconds = perf_counter() - begun
        measures.COMMAND_SECONDS.labels(command).observe(seconds)
        tell = log().error if failed else log().info
        tell(
            event,
            command=command,
            command_id=command_id[:64],
            case_id=seen.case_id,
            code=code,
            milliseconds=round(seconds * 1000),
            exc_info=failed,
        )
