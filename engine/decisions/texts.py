"""The texts inside a model: expressions, unary tests, and type references."""

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, field

from lxml import etree

from engine.decisions.syntax import Boxed, Unreadable
from engine.decisions.xml import text
from engine.expressions.cells import Matching, Tests
from engine.expressions.errors import BadExpression
from engine.expressions.kinds.types import Named, Type
from engine.expressions.parsing import parse
from engine.expressions.syntax import Literal, Node


@dataclass(slots=True)
class Texts:
    """Reads the texts of one model, all with the same names in mind."""

    #: The names that can stand in them and are not one word.
    names: Collection[str]
    #: Those that only entries of values have.
    entries: Collection[str]
    #: Texts that are no expressions, by the id of the element that holds them.
    problems: list[tuple[str, BadExpression]] = field(default_factory=list)

    def among(self, names: Collection[str]) -> "Texts":
        """Read texts among more names; what is unreadable is noted in the same place."""
        return Texts(frozenset((*self.names, *names)), self.entries, self.problems)

    def literal(self, element: etree._Element) -> Boxed:
        """Read a literal expression; without a text it is null."""
        source = text(element)
        language = element.get("expressionLanguage", "feel")
        if not source:
            return Boxed(Literal(None))
        if "feel" not in language.lower():
            unknown = BadExpression(1, 1, f"The language {language} is not spoken here.")
            return Boxed(self._unreadable(element, unknown))
        try:
            parsed = parse(source, self.names, "expression", self.entries)
        except BadExpression as problem:
            return Boxed(self._unreadable(element, problem))
        return Boxed(
            parsed.root, parsed.names | parsed.possible_names, parsed.weight, parsed.height
        )

    def tests(self, element: etree._Element) -> Tests | Unreadable:
        """Read unary tests; without a text anything passes."""
        try:
            root = parse(text(element), self.names, "unary", self.entries).root
        except BadExpression as problem:
            return self._unreadable(element, problem)
        return root if isinstance(root, Tests) else Tests((Matching(root, asks_input=False),))

    def values(self, element: etree._Element | None) -> tuple[Node, ...]:
        """Read allowed values that are listed one by one."""
        if element is None:
            return ()
        read = self.tests(element)
        if isinstance(read, Unreadable):
            return ()
        return tuple(one.node for one in read.tests if isinstance(one, Matching))

    def _unreadable(self, element: etree._Element, problem: BadExpression) -> Unreadable:
        holder: etree._Element | None = element
        while holder is not None and not holder.get("id"):
            holder = holder.getparent()
        self.problems.append(("" if holder is None else holder.get("id", ""), problem))
        return Unreadable(problem)


def type_of(element: etree._Element | None) -> Type | None:
    """Return the type an element refers to; none means anything."""
    return None if element is None else type_named(element.get("typeRef", ""))


def type_named(reference: str) -> Type | None:
    # Models of 1.1 write a prefix of XML before the name; later ones the name of an import.
    name = name_of(reference).rpartition(":")[2].removeprefix("feel.")
    return Named(name) if name and name != "Any" else None


def name_of(written: str | None) -> str:
    """Return a name as everything compares it: NFC, single spaces."""
    return unicodedata.normalize("NFC", " ".join((written or "").split()))
