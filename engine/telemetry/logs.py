"""One event a line on standard error, as ``key=value`` or JSON.

What a line may hold is named here, once: whatever else somebody passes is left out. Messages of
exceptions are never written, because a message may quote what a person typed; where it happened
is.
"""

import logging
import sys
import traceback
from typing import Final, TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

#: Every field a line may have, in its order.
FIELDS: Final = (
    "timestamp", "level", "event", "request_id", "method", "route", "status", "command",
    "command_id", "case_id", "code", "milliseconds", "logger", "error", "at",
)  # fmt: skip
_FRAMES: Final = 12


def configure(form: str, stream: TextIO | None = None) -> None:
    """Write ``keyvalue`` or ``json`` to ``stream``, our own events and those of libraries."""
    writer = logging.StreamHandler(stream or sys.stderr)
    writer.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_logger_name, _template_alone, *_GATHERED],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _known_fields,
                        _renderer(form)],
        )
    )  # fmt: skip
    root = logging.getLogger()
    root.handlers[:] = [writer]
    root.setLevel(logging.WARNING)
    logging.getLogger("nhiemvu").setLevel(logging.INFO)


def log() -> structlog.stdlib.BoundLogger:
    """Return where the product tells its events."""
    found: structlog.stdlib.BoundLogger = structlog.stdlib.get_logger("nhiemvu")
    return found


def place_of(error: BaseException) -> str:
    """Return where an exception came from, innermost last, without what it says."""
    frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
    return " ".join(f"{_short(one.filename)}:{one.lineno}:{one.name}" for one in frames)


def _short(path: str) -> str:
    return "/".join(path.split("/")[-2:])


def _failure(_: WrappedLogger, __: str, told: EventDict) -> EventDict:
    """Replace an exception by its class and its place."""
    given = told.pop("exc_info", None)
    error = given[1] if isinstance(given, tuple) else given
    error = sys.exc_info()[1] if error is True else error
    if isinstance(error, BaseException):
        told["error"] = type(error).__name__
        told["at"] = place_of(error)
    return told


def _template_alone(_: WrappedLogger, __: str, told: EventDict) -> EventDict:
    """Keep of a library's line the sentence it wrote, without the values it put in."""
    record = told.get("_record")
    told["event"] = str(record.msg) if isinstance(record, logging.LogRecord) else told["event"]
    if isinstance(record, logging.LogRecord) and record.exc_info:
        told["exc_info"] = record.exc_info
        record.exc_info = None
    return told


def _known_fields(_: WrappedLogger, __: str, told: EventDict) -> EventDict:
    return {name: told[name] for name in FIELDS if told.get(name) is not None}


def _renderer(form: str) -> Processor:
    if form == "json":
        return structlog.processors.JSONRenderer(ensure_ascii=False)
    return structlog.processors.LogfmtRenderer(key_order=FIELDS, drop_missing=True)


_GATHERED: Final[list[Processor]] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    _failure,
]

# Here and not in ``configure``: a command line that answers on standard output must not find the
# library's own default there, which writes to it.
structlog.configure(
    processors=[
        structlog.stdlib.filter_by_level,
        *_GATHERED,
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    wrapper_class=structlog.stdlib.BoundLogger,
    cache_logger_on_first_use=False,
)
