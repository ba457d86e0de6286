"""A BPMN file as plain values: what the rules, the layout and the runtime look at.

The model keeps what is wrong with a file (ids given twice, flows that lead nowhere), because
a rule can only report what the reader did not throw away.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from engine.bpmn.markers import Event, Hook, Loop

SCOPES: Final = frozenset({"subProcess", "transaction", "adHocSubProcess"})
#: The property in which whatever has a name is called in English.
NAME_EN: Final = "name_en"
#: What may follow an event gateway.
EVENT_GATEWAY_TARGETS: Final = frozenset({"intermediateCatchEvent", "receiveTask"})


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
