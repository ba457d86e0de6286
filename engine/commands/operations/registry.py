"""Named operations: what a service task may ask for.

An operation runs inside the transaction of the step that asked. It refuses by raising an
``EngineError``, which makes an incident of it; it returns a value for the process: a
number, a date, a code or an opaque id.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from engine.commands.errors import OperationRefused
from engine.commands.work import Work
from engine.model.steps import Request
from engine.model.values import Value

if TYPE_CHECKING:
    from engine.commands.cases.case_work import CaseWork


@dataclass(frozen=True)
class Call:
    """One request for an operation, with the held case that asks."""

    case: "CaseWork"
    request: Request

    @property
    def work(self) -> Work:
        return self.case.work

    def refuse(self, why: str) -> OperationRefused:
        """Return the refusal of this call, to be raised."""
        return OperationRefused(self.request.name, why)

    def text(self, name: str) -> str | None:
        """Return a parameter as text; ``None`` where it is missing or empty."""
        found = self.request.parameters.get(name)
        return found if isinstance(found, str) and found else None

    def needed(self, name: str) -> str:
        """Return a parameter that must be there."""
        found = self.text(name)
        if found is None:
            raise self.refuse(f"it needs {name}")
        return found

    def others(self, *known: str) -> dict[str, Value]:
        """Return the parameters that are not ``known`` to the operation."""
        return {name: value for name, value in self.request.parameters.items() if name not in known}


Operation: TypeAlias = Callable[[Call], Value]
_OPERATIONS: dict[str, Operation] = {}


def named(name: str) -> Callable[[Operation], Operation]:
    """Register a function as the operation ``name``."""

    def register(function: Operation) -> Operation:
        _OPERATIONS[name] = function
        return function

    return register


def operation(name: str) -> Operation:
    """Return the operation called ``name``; publication has refused unknown names."""
    return _OPERATIONS[name]


def names() -> frozenset[str]:
    """Return every operation there is."""
    return frozenset(_OPERATIONS)
