"""The calls on the public portal."""

from dataclasses import dataclass

from engine.questions.calls.open_calls import KINDS, Call, call
from engine.questions.registry import Question, Reading, answers
from engine.store.reading import notice_lines


@dataclass(frozen=True)
class PublicCalls(Question[tuple[Call, ...]]):
    """Every open call, the first to close first."""


@answers
def public_calls(_: PublicCalls, reading: Reading) -> tuple[Call, ...]:
    lines = notice_lines.open_notices(reading.connection, KINDS, reading.today)
    return tuple(call(reading, line) for line in lines)
