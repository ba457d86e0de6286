"""A BPMN file as plain values: what the rules, the layout and the runtime look at.

The model keeps what is wrong with a file (ids given twice, flows that lead nowhere), because
a rule can only report what the reader did not throw away.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

SCOPES: Final = frozenset({"subProcess", "transaction", "adHocSubProcess"})
#: The property in which whatever has a name is called in English.
NAME_EN: Final = "name_en"
#: What may follow an event gateway.
EVENT_GATEWAY_TARGETS: Final = frozenset({"intermediateCatchEvent", "receiveTask"})
#: An activity never repeats more often by its own marker.
MOST_TURNS: Final = 1_000
_NUMBER: Final = re.compile(r"[0-9]{1,4}")


@dataclass(frozen=True)
class Event:
    """What an event waits for or raises."""

    #: ``timer``, ``message``, ``error``, ``signal``, ``escalation``, ``conditional``,
    #: ``terminate``, ``link``, ``compensate``, ``cancel``.
    kind: str
    #: The message's or signal's name, the error's or escalation's code; ``None`` = any.
    name: str | None = None
    #: A condition, or the time as the file writes it.
    text: str | None = None
    #: ``timeDuration``, ``timeDate`` or ``timeCycle``.
    form: str | None = None
    #: The id the definition refers to, kept so that a dangling one can be reported.
    ref: str | None = None


@dataclass(frozen=True)
class Hook:
    """A place where other engines would run code found in the file."""

    where: str
    text: str
    line: int
    #: The id of what it belongs to.
    at: str = ""


@dataclass(frozen=True)
class Loop:
    """The marker at the foot of an activity."""

    #: ``standard``, ``parallel`` or ``sequential``.
    kind: str
    condition: str | None = None
    #: As the file writes it; ``turns`` is what it means.
    maximum: str | None = None
    test_before: bool = False
    #: Children that say more to other engines (``loopCardinality`` …).
    hooks: tuple[Hook, ...] = ()

    @property
    def turns(self) -> int | None:
        """How often it repeats at most; ``None`` where the file gives no possible number."""
        text = self.maximum or ""
        number = int(text) if _NUMBER.fullmatch(text) else 0
        return number if 0 < number <= MOST_TURNS else None


@dataclass(frozen=True)
class Element:
    """One flow node."""

    id: str
    kind: str
    name: str
    line: int
    #: The id of the process or sub-process it stands in.
    scope: str
    lane: str | None = None
    properties: Mapping[str, str] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    loop: Loop | None = None
    default: str | None = None
    attached_to: str | None = None
    interrupting: bool = True
    called: str | None = None
    #: An event sub-process.
    triggered_by_event: bool = False
    #: Local names of children with a meaning this product does not give them.
    extras: tuple[str, ...] = ()
    #: Attributes with such a meaning, as the file writes them: ``eventGatewayType="Parallel"``.
    markers: tuple[str, ...] = ()

    @property
    def name_en(self) -> str:
        """What it is called in English, empty where nobody has said."""
        return self.properties.get(NAME_EN, "")

    @property
    def label(self) -> str:
        """How a sentence names it."""
        return f"{self.kind} '{self.name}'" if self.name else f"{self.kind} {self.id}"

    @property
    def role(self) -> str:
        """Who does it: the property, else the lane."""
        lane = (self.lane or "").removeprefix("lane_")
        return self.properties.get("role", lane)

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form it may ask for: the usual one, and those of single kinds of case."""
        return tuple(
            value
            for name, value in self.properties.items()
            if name == "form" or name.startswith("form.for.")
        )

    @property
    def panel(self) -> bool:
        """Whether a council answers it."""
        return self.kind == "userTask" and self.loop is not None and self.loop.kind == "parallel"


@dataclass(frozen=True)
class Flow:
    """One sequence flow; ``id`` is empty where the file gives none."""

    id: str
    source: str
    target: str
    scope: str
    line: int
    name: str = ""
    condition: str | None = None
    properties: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Lane:
    """One lane, the innermost ones included."""

    id: str
    name: str
    line: int
    refs: tuple[str, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class DataReference:
    """A data object reference or a data store reference."""

    id: str
    kind: str
    ref: str | None
    scope: str
    line: int


@dataclass(frozen=True)
class Process:
    """One process of a file, its sub-processes flattened into it."""

    id: str
    name: str
    line: int
    #: ``None`` where the file does not say.
    executable: bool | None
    properties: Mapping[str, str]
    elements: tuple[Element, ...]
    flows: tuple[Flow, ...]
    lanes: tuple[Lane, ...]
    #: Where each data object is declared, and who refers to it.
    data_objects: Mapping[str, str] = field(default_factory=dict)
    data_references: tuple[DataReference, ...] = ()

    @property
    def name_en(self) -> str:
        """What it is called in English, empty where nobody has said."""
        return self.properties.get(NAME_EN, "")

    def inside(self, scope: str) -> tuple[Element, ...]:
        return tuple(element for element in self.elements if element.scope == scope)


@dataclass(frozen=True)
class Bounds:
    """A rectangle of the drawing."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class ProcessModel:
    """One file."""

    processes: tuple[Process, ...]
    #: Every id of the file's BPMN elements with its line, in document order, repeats included.
    ids: tuple[tuple[str, int], ...] = ()
    messages: Mapping[str, str] = field(default_factory=dict)
    #: Shapes of the drawing by the element they stand for.
    bounds: Mapping[str, Bounds] = field(default_factory=dict)
    hooks: tuple[Hook, ...] = ()
