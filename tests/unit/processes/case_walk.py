"""A case on its way through one shipped process: no database, no people, real tables."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Final, Self

from engine.decisions import read_model
from engine.model.steps import (
    DeadlineReached,
    MessageArrived,
    OpenedCatch,
    OpenedDeadline,
    OpenedTask,
    OperationDone,
    Progress,
    Request,
    Start,
    StepEvent,
    TaskDone,
)
from engine.model.values import Value
from engine.runtime import CompiledSpec, advance, compile_bundle
from engine.settings import SHIPPED

BASE: Final = SHIPPED / "processes" / "base" / "R2013"
AT: Final = datetime(2024, 3, 4, 2, 0, tzinfo=UTC)

#: What operations answer where a test does not say otherwise.
ANSWERS: Final[Mapping[str, Value]] = {"draw-number": "01/2024", "start-case": Decimal(7)}


def day(text: str) -> date:
    return date.fromisoformat(text)


@lru_cache
def file_of(process: str) -> Path:
    return next(BASE.glob(f"*/{process}.bpmn"))


@lru_cache
def spec_of(process: str) -> CompiledSpec:
    path = file_of(process)
    return compile_bundle(process, {path.name: path.read_bytes()})


def decide(decision: str, context: Mapping[str, Value]) -> Value:
    """Ask a shipped table."""
    path = next(BASE.glob(f"*/{decision}.dmn"))
    return read_model(path.read_bytes()).decide(decision, context, now=AT).value


class Walk:
    """One case; every request is answered at once, operations by ``ANSWERS``."""

    def __init__(self, process: str, **variables: Value) -> None:
        self.spec = spec_of(process)
        self.open: dict[str, OpenedTask | OpenedDeadline | OpenedCatch] = {}
        self.asked: list[Request] = []
        self.ending = ""
        self._feed(None, Start(variables))

    def do(self, element: str, **variables: Value) -> Self:
        """Complete the open task of an element, or close its panel."""
        self._feed(self.snapshot, TaskDone(self._key(element, OpenedTask), variables))
        return self

    def reach(self, element: str) -> Self:
        """Let the term of a deadline end."""
        self._feed(self.snapshot, DeadlineReached(self._key(element, OpenedDeadline)))
        return self

    def hear(self, element: str, **payload: Value) -> Self:
        """Deliver a message."""
        self._feed(self.snapshot, MessageArrived(self._key(element, OpenedCatch), payload))
        return self

    @property
    def waiting(self) -> set[str]:
        """The elements that wait."""
        return {item.element for item in self.open.values()}

    def term(self, element: str) -> tuple[Value, Value]:
        """Say how long a deadline is, and from when."""
        item = next(item for item in self.open.values() if item.element == element)
        assert not isinstance(item, OpenedCatch)
        return item.deadline_amount, item.deadline_from

    def operations(self, name: str) -> list[Mapping[str, Value]]:
        """Say with what an operation was asked for, in order."""
        return [request.parameters for request in self.asked if request.name == name]

    @property
    def statuses(self) -> list[Value]:
        """What the mission became, in order."""
        revised = self.operations("revise-record")
        return [asked["status"] for asked in revised if "status" in asked]

    def _key(self, element: str, kind: type) -> str:
        return next(
            key
            for key, item in self.open.items()
            if item.element == element and isinstance(item, kind)
        )

    def _feed(self, snapshot: bytes | None, event: StepEvent) -> None:
        waiting = self._take(advance(self.spec, snapshot, event, AT, 1))
        while waiting:
            request = waiting.pop(0)
            self.asked.append(request)
            answer = OperationDone(request.key, self._answer(request))
            waiting += self._take(advance(self.spec, self.snapshot, answer, AT, 1))

    def _take(self, progress: Progress) -> list[Request]:
        self.snapshot = progress.snapshot
        self.variables = progress.variables
        for closed in progress.closed:
            self.open.pop(closed.key, None)
        self.open.update({item.key: item for item in progress.opened})
        self.ending = progress.ending.code if progress.ending else ""
        return list(progress.requests)

    @staticmethod
    def _answer(request: Request) -> Value:
        if request.kind == "decision":
            return decide(request.name, request.parameters)
        return ANSWERS.get(request.name)
