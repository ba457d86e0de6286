"""One call, and whether the reader may answer it."""

from dataclasses import dataclass

from engine.model.actors import Actor
from engine.permissions import NotFound, is_internal
from engine.questions.calls.open_calls import KINDS, Call, call
from engine.questions.cases import startable
from engine.questions.cases.startable import Startable
from engine.questions.cases.summary import CaseSummary, summary
from engine.questions.processes import step_of
from engine.questions.registry import Question, Reading, answers
from engine.store.reading import case_lines, notice_lines
from engine.store.reading.addressed import Roles
from engine.store.reading.notice_lines import NoticeLine


@dataclass(frozen=True)
class CallView:
    """A call with what the reader may begin on it, and what they began already."""

    call: Call
    #: The process by which the reader may answer it; ``None`` for officers, for nobody signed
    #: in, for somebody without the organisation it asks for, and after its last day.
    may_apply: Startable | None
    mine: tuple[CaseSummary, ...]


@dataclass(frozen=True)
class CallPage(Question[CallView]):
    """A call, open or closed; anybody may read it, also without signing in."""

    actor: Actor | None
    notice_id: int


@answers
def call_page(question: CallPage, reading: Reading) -> CallView:
    """Refuse with ``NotFound`` what is no call."""
    line = notice_lines.notice(reading.connection, question.notice_id)
    if line is None or line.kind not in KINDS:
        raise NotFound("call")
    told = call(reading, line)
    actor = question.actor
    if actor is None:
        return CallView(told, None, ())
    return CallView(told, _may_apply(reading, actor, line, told), _mine(reading, actor, line))


def _may_apply(reading: Reading, actor: Actor, line: NoticeLine, told: Call) -> Startable | None:
    if not told.is_open or is_internal(actor, line.authority_id):
        return None
    step = step_of(reading, line.bundle_digest)
    return next(iter(startable.on_call(reading, actor, line.authority_id, step)), None)


def _mine(reading: Reading, actor: Actor, line: NoticeLine) -> tuple[CaseSummary, ...]:
    own = case_lines.of_party(reading.connection, Roles.of(actor))
    return tuple(summary(reading, one) for one in own if one.parent_id == line.case_id)
