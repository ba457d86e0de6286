"""Bytes in, model out: elements, what they require, and the models they import."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from lxml import etree

from engine.decisions import table_runs
from engine.decisions.boxed import definition_of, parameters_of, read_boxed
from engine.decisions.errors import BadModel
from engine.decisions.graph import refuse_cycles
from engine.decisions.model import (
    Decision,
    Element,
    InputData,
    Key,
    Knowledge,
    Model,
    OfferedDecisions,
    Requirement,
)
from engine.decisions.syntax import Boxed
from engine.decisions.texts import Texts, name_of, type_of
from engine.decisions.types import read_type
from engine.decisions.xml import child, children, line, local, read_xml
from engine.expressions.compiling import compiled
from engine.expressions.kinds.types import Type
from engine.expressions.syntax import Literal

#: Brings the bytes of an imported model, by the address the import gives.
Resolve: TypeAlias = Callable[[str], bytes]

_MOST_MODELS = 50
#: The module that makes tables run registers itself when it is imported.
RUNS_TABLES = table_runs.__name__


def read_model(xml: bytes, resolve: Resolve | None = None) -> Model:
    """Read a decision model and the models it imports."""
    root = read_xml(xml)
    library = _Library(resolve)
    library.add(root)
    return library.model(root)


@dataclass(slots=True)
class _Library:
    """The models read so far, by their namespace."""

    resolve: Resolve | None
    roots: dict[str, etree._Element] = field(default_factory=dict)
    elements: dict[Key, Element] = field(default_factory=dict)

    def add(self, root: etree._Element) -> None:
        """Take in ``root`` and everything it imports."""
        waiting = [root]
        while waiting:
            one = waiting.pop()
            self.roots.setdefault(_namespace_of(one), one)
            if len(self.roots) > _MOST_MODELS:
                raise BadModel(f"It imports more than {_MOST_MODELS} models. Import fewer.")
            waiting.extend(
                read_xml(self._fetch(found))
                for found in _imports(one)
                if found.get("namespace", "") not in self.roots
            )

    def model(self, root: etree._Element) -> Model:
        texts = Texts(self._names())
        types: dict[str, Type] = {}
        for namespace, one in self.roots.items():
            prefixes = _prefixes(root, namespace)
            for definition in children(one, "itemDefinition"):
                kind = read_type(definition, texts)
                for prefix in prefixes:
                    # The model's own types come first and are not hidden by imported ones.
                    types.setdefault(prefix + name_of(definition.get("name")), kind)
        for one in self.roots.values():
            _Reader(one, texts, self.elements).read()
        refuse_cycles(self.elements)
        return Model(
            _namespace_of(root),
            name_of(root.get("name")),
            self.elements,
            {name_of(one.get("name")): one.get("namespace", "") for one in _imports(root)},
            types,
            tuple(texts.problems),
        )

    def _fetch(self, found: etree._Element) -> bytes:
        address = found.get("locationURI") or found.get("namespace") or ""
        if self.resolve is None:
            raise BadModel(f"It imports '{address}', which is not here. Add that model.")
        return self.resolve(address)

    def _names(self) -> frozenset[str]:
        """Return every name that is not one word: the parser must know them beforehand."""
        names = {
            name_of(element.get(attribute))
            for root in self.roots.values()
            for element in root.iter(etree.Element)
            for attribute in ("name", "iteratorVariable")
        }
        return frozenset(name for name in names if name and not name.isidentifier())


def _prefixes(root: etree._Element, namespace: str) -> tuple[str, ...]:
    """Return how types of ``namespace`` are called in ``root``: plainly, or behind a name."""
    if namespace == _namespace_of(root):
        return ("",)
    found = (one for one in _imports(root) if one.get("namespace") == namespace)
    names = [name_of(one.get("name")) for one in found]
    return ("", *(f"{name}." for name in names if name))


def _imports(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the imports of other models; those of Java or PMML are nothing to us."""
    return (one for one in children(root, "import") if "/DMN/" in one.get("importType", ""))


def _namespace_of(root: etree._Element) -> str:
    return root.get("namespace", "")


class _Reader:
    """Reads the elements of one model."""

    def __init__(self, root: etree._Element, texts: Texts, into: dict[Key, Element]) -> None:
        self.root = root
        self.texts = texts
        self.into = into
        self.namespace = _namespace_of(root)
        self.prefixes: Mapping[str, str] = {
            one.get("namespace", ""): name_of(one.get("name")) for one in _imports(root)
        }

    def read(self) -> None:
        for element in children(self.root, *self._readers()):
            read = self._readers()[local(element)](element)
            if read.key in self.into:
                raise BadModel(f"The id '{read.key[1]}' stands twice.", line(element))
            self.into[read.key] = read

    def _readers(self) -> Mapping[str, Callable[[etree._Element], Element]]:
        return {
            "inputData": self._input_data,
            "decision": self._decision,
            "businessKnowledgeModel": self._knowledge,
            "decisionService": self._service,
        }

    def _input_data(self, element: etree._Element) -> Element:
        return InputData(*self._head(element))

    def _decision(self, element: etree._Element) -> Element:
        code = compiled(read_boxed(element, self.texts).node)
        return Decision(*self._head(element), self._requires(element), code)

    def _knowledge(self, element: etree._Element) -> Element:
        logic = child(element, "encapsulatedLogic")
        kind = None if logic is None else type_of(logic)
        body = read_boxed(logic, self.texts)
        if logic is not None and logic.get("kind", "FEEL") != "FEEL":
            body = Boxed(Literal(None))
        parameters = () if logic is None else parameters_of(logic)
        return Knowledge(
            *self._head(element),
            self._requires(element),
            compiled(definition_of(parameters, body, kind).node),
            tuple(one.name for one in parameters),
        )

    def _service(self, element: etree._Element) -> Element:
        return OfferedDecisions(
            *self._head(element),
            self._references(children(element, "outputDecision")),
            self._references(children(element, "inputData", "inputDecision")),
        )

    def _head(self, element: etree._Element) -> tuple[Key, str, Type | None]:
        name = name_of(element.get("name"))
        key = (self.namespace, element.get("id") or name)
        return key, name, type_of(child(element, "variable"))

    def _requires(self, element: etree._Element) -> tuple[Requirement, ...]:
        requirements = children(element, "informationRequirement", "knowledgeRequirement")
        return self._references(one for found in requirements for one in children(found))

    def _references(self, found: Iterator[etree._Element]) -> tuple[Requirement, ...]:
        references: list[Requirement] = []
        for one in found:
            namespace, _, name = one.get("href", "").rpartition("#")
            namespace = namespace or self.namespace
            references.append(Requirement((namespace, name), self.prefixes.get(namespace, "")))
        return tuple(references)
