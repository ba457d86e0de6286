"""Facts: what an event is before and after it has its place in a chain."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from engine.model.values import Value


class Kind(StrEnum):
    """Every kind of fact; ``docs/reference/events.md`` explains each (a test checks it)."""

    CASE_STARTED = "case-started"
    TASK_CLAIMED = "task-claimed"
    TASK_RELEASED = "task-released"
    TASK_COMPLETED = "task-completed"
    PANEL_ITEM_FILED = "panel-item-filed"
    PANEL_CLOSED = "panel-closed"
    DEADLINE_SET = "deadline-set"
    DEADLINE_PAUSED = "deadline-paused"
    DEADLINE_RESUMED = "deadline-resumed"
    DEADLINE_REACHED = "deadline-reached"
    OPERATION_DONE = "operation-done"
    OPERATION_FAILED = "operation-failed"
    OPERATION_RETRIED = "operation-retried"
    MESSAGE_SENT = "message-sent"
    MESSAGE_DELIVERED = "message-delivered"
    MESSAGE_UNDELIVERABLE = "message-undeliverable"
    CASE_ENDED = "case-ended"
    SUBJECT_JOINED = "subject-joined"
    SUBJECT_MARKED = "subject-marked"
    COUNCIL_ESTABLISHED = "council-established"
    MISSION_CREATED = "mission-created"
    MISSION_REVISED = "mission-revised"
    RECORD_CREATED = "record-created"
    RECORD_REVISED = "record-revised"
    NOTICE_PUBLISHED = "notice-published"
    NUMBER_DRAWN = "number-drawn"
    PROCESS_PUBLISHED = "process-published"
    AUTHORITY_CREATED = "authority-created"
    UNIT_CREATED = "unit-created"
    UNIT_RENAMED = "unit-renamed"
    ORGANISATION_CREATED = "organisation-created"
    PERSON_CREATED = "person-created"
    PERSON_CHANGED = "person-changed"
    PERSON_LOCKED = "person-locked"
    PERSON_UNLOCKED = "person-unlocked"
    SERVICE_ENDED = "service-ended"
    ROLE_GRANTED = "role-granted"
    ROLE_ENDED = "role-ended"
    TASK_HANDED_OVER = "task-handed-over"
    PASSWORD_RESET = "password-reset"  # noqa: S105 - the name of a fact, not a secret
    PASSWORD_CHANGED = "password-changed"  # noqa: S105 - the name of a fact, not a secret
    TOKEN_CREATED = "token-created"  # noqa: S105 - as above
    TOKEN_REVOKED = "token-revoked"  # noqa: S105 - as above
    SECOND_FACTOR_ENROLLED = "second-factor-enrolled"
    SECOND_FACTOR_REMOVED = "second-factor-removed"
    SECOND_FACTOR_DEMANDED = "second-factor-demanded"
    IDENTITY_LINKED = "identity-linked"
    CLOCK_MOVED = "clock-moved"
    ACCESS_SEALED = "access-sealed"


@dataclass(frozen=True)
class Event:
    """A fact somebody established, not yet given its place in a stream."""

    stream_id: int
    kind: Kind
    #: When it was entered, UTC.
    at: datetime
    #: The opaque id of who did it; 0 is the system.
    actor: int
    #: The date on which it counts in law; may lie before ``at``.
    legal_date: date | None = None
    on_behalf: int | None = None
    element: str | None = None
    activity_key: str | None = None
    #: Decision variables, results, recorded arithmetic: never free text from a person.
    body: Mapping[str, Value] = field(default_factory=dict)
    #: Salted digest of the answers, which are kept apart so that they can be erased.
    submission: str | None = None
    command_id: str | None = None


@dataclass(frozen=True)
class SealedEvent:
    """An event with its place in the chain of its stream."""

    event: Event
    seq: int
    previous: str
    hash: str
    #: Of the stored form; a reader of an old chain needs it.
    version: int = 1
