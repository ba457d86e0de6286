"""What a rule finds, and what it may know beside the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from engine.bpmn.elements import Element, Flow, Lane, Process

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True)
class Finding:
    """Rule, place, fact and remedy."""

    rule: str
    severity: Severity
    element: str
    line: int
    message: str


@dataclass(frozen=True)
class Known:
    """The things a process may refer to; ``None`` where nobody knows them, so nobody asks."""

    forms: frozenset[str] | None = None
    decisions: frozenset[str] | None = None
    operations: frozenset[str] | None = None
    roles: frozenset[str] | None = None
    messages: frozenset[str] | None = None
    #: Keys of laws and circulars, as ``legal`` writes them: ``TT06``.
    articles: frozenset[str] | None = None
    processes: frozenset[str] | None = None
    #: Which processes each process calls.
    calls: Mapping[str, frozenset[str]] = field(default_factory=dict)
    #: The kind of field behind each decision variable of each form.
    variables: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def error(rule: str, at: Element | Flow | Lane | Process, message: str) -> Finding:
    """Make a finding that forbids publishing."""
    return Finding(rule, "error", _name(at), at.line, message)


def warning(rule: str, at: Element | Flow | Lane | Process, message: str) -> Finding:
    """Make a finding that somebody should look at."""
    return Finding(rule, "warning", _name(at), at.line, message)


def info(rule: str, at: Element | Flow | Process, message: str) -> Finding:
    """Make a finding that only says what is not known."""
    return Finding(rule, "info", at.id, at.line, message)


def _name(at: Element | Flow | Lane | Process) -> str:
    """Return the id; a flow that has none is found where it begins."""
    return at.id or (at.source if isinstance(at, Flow) else "")
