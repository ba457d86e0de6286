"""The elements of one model: decisions, knowledge, services, and what they require."""

from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from lxml import etree

from engine.decisions import table_runs
from engine.decisions.boxed import definition_of, parameters_of, read_boxed
from engine.decisions.errors import BadModel
from engine.decisions.model import (
    Decision,
    Element,
    InputData,
    Key,
    Knowledge,
    OfferedDecisions,
    Requirement,
)
from engine.decisions.naming import long_names, names_inside
from engine.decisions.syntax import Boxed
from engine.decisions.texts import Texts, name_of, type_of
from engine.decisions.xml import child, children, line, local
from engine.expressions.compiling import compiled
from engine.expressions.kinds.types import Type
from engine.expressions.syntax import Literal

#: The module that makes tables run registers itself when it is imported.
RUNS_TABLES = table_runs.__name__


def imports_of(root: etree._Element) -> Iterator[etree._Element]:
    """Yield the imports of other models; those of Java or PMML are nothing to us."""
    return (one for one in children(root, "import") if "/DMN/" in one.get("importType", ""))


def namespace_of(root: etree._Element) -> str:
    return root.get("namespace", "")


class Reader:
    """Reads the elements of one model."""

    def __init__(
        self,
        root: etree._Element,
        texts: Texts,
        named: Mapping[Key, str],
        into: dict[Key, Element],
    ) -> None:
        self.root = root
        self.texts = texts
        self.named = named
        self.into = into
        self.namespace = namespace_of(root)
        self.prefixes: Mapping[str, str] = {
            one.get("namespace", ""): name_of(one.get("name")) for one in imports_of(root)
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
        code = compiled(read_boxed(element, self._texts(element)).node)
        return Decision(*self._head(element), self._requires(element), code)

    def _knowledge(self, element: etree._Element) -> Element:
        logic = child(element, "encapsulatedLogic")
        kind = None if logic is None else type_of(logic)
        body = read_boxed(logic, self._texts(element))
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
            self._references(
                chain(children(element, "inputData"), children(element, "inputDecision"))
            ),
        )

    def _texts(self, element: etree._Element) -> Texts:
        """Return a reader of texts that can see what ``element`` requires and declares."""
        required = (self.named.get(one.key) for one in self._requires(element))
        imports = self.prefixes.values()
        return self.texts.among(long_names((*required, *imports)) | names_inside(element))

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
