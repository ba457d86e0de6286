"""A decision model, ready to decide."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeAlias

from engine.decisions.errors import NoSuchDecision
from engine.decisions.texts import name_of
from engine.expressions.errors import BadExpression
from engine.expressions.kinds.types import Type
from engine.expressions.results import storable
from engine.expressions.run import Code
from engine.model.values import Value

#: Namespace of the model and id of the element.
Key: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something another element needs, under the name by which it sees it.

    ``prefix`` is the name of the import through which it is seen, if any.
    """

    key: Key
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Element:
    """A node of the graph of requirements."""

    key: Key
    name: str
    type: Type | None


@dataclass(frozen=True, slots=True)
class InputData(Element):
    """A value that comes from outside."""


@dataclass(frozen=True, slots=True)
class Decision(Element):
    """A value that follows from what it requires."""

    requires: tuple[Requirement, ...]
    code: Code


@dataclass(frozen=True, slots=True)
class Knowledge(Element):
    """A business knowledge model: ``code`` gives its function."""

    requires: tuple[Requirement, ...]
    code: Code
    parameters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfferedDecisions(Element):
    """A decision service: some decisions as one function of inputs and of other decisions."""

    outputs: tuple[Requirement, ...]
    #: Input data first, then input decisions: the order of its parameters.
    inputs: tuple[Requirement, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was decided, and why."""

    #: The value as the language has it; ranges and functions included.
    result: object
    #: Ids of the decision table rules that fired, of required decisions first.
    rules: tuple[str, ...]
    #: Why a table gave null although a rule might have fired: ``unique-violated``,
    #: ``any-violated``, ``input-not-allowed``, ``output-not-allowed``.
    warnings: tuple[str, ...] = ()

    @property
    def value(self) -> Value:
        """The value, if the engine can hold it."""
        return storable(self.result)


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """The elements of a model and of all it imports."""

    namespace: str
    name: str
    elements: Mapping[Key, Element]
    #: Namespaces of the imported models, by the name of the import.
    imports: Mapping[str, str]
    types: Mapping[str, Type]
    #: Texts that are no expressions, by element id. A decision that needs one is refused.
    problems: tuple[tuple[str, BadExpression], ...]
    _nodes: dict[str, Element] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        nodes: dict[str, Element] = {}
        for element in self.elements.values():
            if element.key[0] == self.namespace and not isinstance(element, InputData):
                nodes.setdefault(element.name, element)
        for element in tuple(nodes.values()):
            nodes[element.key[1]] = element
        object.__setattr__(self, "_nodes", nodes)

    def decide(self, node: str, inputs: Mapping[str, object], *, now: datetime) -> Outcome:
        """Decide the decision, service or knowledge model of that name or id.

        ``inputs`` are given by the names of the input data, of input decisions or of
        parameters; those of an imported model stand in a context under the import's name.
        """
        from engine.decisions.evaluation import evaluate  # noqa: PLC0415 - it needs these classes

        found = self._nodes.get(node) or self._nodes.get(name_of(node))
        if found is None:
            raise NoSuchDecision(node, tuple(self._nodes))
        return evaluate(self, found, inputs, now)
