"""What goes into and comes out of one step of a case.

``engine.runtime.advance(spec, snapshot, event, at) -> Progress`` is the only door to
SpiffWorkflow. These are its values; they hold nothing of SpiffWorkflow itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from engine.model.values import Value

Properties: TypeAlias = Mapping[str, str]

#: A version-stable name of one activity instance: ``scope/spec[occurrence]``.
ActivityKey: TypeAlias = str


@dataclass(frozen=True)
class Start:
    """Begin the process with its first decision variables."""

    variables: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class TaskDone:
    """A person's task (or a panel, at its closing) was completed."""

    key: ActivityKey
    variables: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class DeadlineReached:
    """The term of a catch or boundary deadline has ended."""

    key: ActivityKey


@dataclass(frozen=True)
class MessageArrived:
    """A message was delivered to one chosen catch."""

    key: ActivityKey
    payload: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class OperationDone:
    """A requested operation or decision returned; ``result`` goes to its result variable."""

    key: ActivityKey
    result: Value = None


StepEvent: TypeAlias = Start | TaskDone | DeadlineReached | MessageArrived | OperationDone


@dataclass(frozen=True)
class OpenedTask:
    """A user or manual task, or a panel, became ready."""

    key: ActivityKey
    element: str
    name: str
    role: str
    panel: bool
    #: The element's properties as written in the BPMN (``form``, ``legal``, ``seats`` …).
    properties: Properties
    #: ``deadline.amount`` and ``deadline.from`` evaluated on the case's data; ``None`` where
    #: the element sets no deadline or leaves the start to the day on which it opens.
    deadline_amount: Value = None
    deadline_from: Value = None


@dataclass(frozen=True)
class OpenedDeadline:
    """A catch or boundary deadline began to wait."""

    key: ActivityKey
    element: str
    name: str
    #: Where a boundary deadline hangs: the key of its host task, else ``None``.
    host: ActivityKey | None
    interrupting: bool
    properties: Properties
    deadline_amount: Value = None
    deadline_from: Value = None


@dataclass(frozen=True)
class OpenedCatch:
    """A message catch began to wait."""

    key: ActivityKey
    element: str
    name: str
    message: str


@dataclass(frozen=True)
class Request:
    """A named operation (service task) or a decision (business rule task) is asked for."""

    key: ActivityKey
    element: str
    kind: Literal["operation", "decision"]
    name: str
    #: ``with.*`` evaluated on the case's data; for a decision the case's data itself.
    parameters: Mapping[str, Value]
    properties: Properties


@dataclass(frozen=True)
class Closed:
    """Something that was open is open no longer."""

    key: ActivityKey
    element: str
    how: Literal["completed", "cancelled"]


@dataclass(frozen=True)
class Ending:
    """The case is over. ``code`` is the ``ending`` property of the end event reached."""

    element: str
    code: str
    name: str


Opened: TypeAlias = OpenedTask | OpenedDeadline | OpenedCatch


@dataclass(frozen=True)
class Progress:
    """What one event did to a case."""

    #: Compact, compressed; equal inputs give equal bytes once uncompressed.
    snapshot: bytes
    opened: tuple[Opened, ...] = ()
    closed: tuple[Closed, ...] = ()
    #: Requests now waiting for their result, new ones only.
    requests: tuple[Request, ...] = ()
    ending: Ending | None = None
    #: The case's data after the step (top-level decision variables).
    variables: Mapping[str, Value] = field(default_factory=dict)
    #: Element ids of everything completed so far in this step, in order: the path taken.
    passed: tuple[str, ...] = ()
