"""Item definitions: the types a model defines."""

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from engine.decisions.syntax import Unreadable
from engine.decisions.texts import Texts, name_of, type_named, type_of
from engine.decisions.xml import child, children, text
from engine.expressions.compiling import compiled
from engine.expressions.compiling.constants import INPUT
from engine.expressions.kinds.conformance import ItemDefinition, admits, is_list
from engine.expressions.kinds.types import FunctionType, Named, Type
from engine.expressions.run import Code, Run, Scope


@dataclass(frozen=True, slots=True, eq=False)
class Defined(ItemDefinition):
    """A type with a base or components, allowed values, and perhaps a list of such."""

    base: Type | None
    components: tuple[tuple[str, Type | None], ...]
    collection: bool
    #: Unary tests that each item must pass, and that the whole value must pass.
    allowed: Code | None
    constraint: Code | None

    def admits(self, value: object, run: Run, *, allowed: bool) -> bool:
        run.spend(1)
        run.descend(6)
        try:
            if not self.collection:
                holds = self._admits_one(value, run, allowed=allowed)
            else:
                holds = is_list(value) and all(
                    self._admits_one(item, run, allowed=allowed) for item in value
                )
            return holds and (not allowed or _passes(self.constraint, value, run))
        finally:
            run.ascend(6)

    def _admits_one(self, value: object, run: Run, *, allowed: bool) -> bool:
        if not admits(value, self.base, run, allowed=allowed):
            return False
        if allowed and not _passes(self.allowed, value, run):
            return False
        if not self.components or value is None:
            return True
        return isinstance(value, Mapping) and all(
            name in value and admits(value[name], kind, run, allowed=allowed)
            for name, kind in self.components
        )


def read_type(element: etree._Element, texts: Texts) -> Type:
    """Read an item definition or one of its components."""
    function = child(element, "functionItem")
    if function is not None:
        parameters = tuple(type_of(one) or Named("Any") for one in children(function, "parameters"))
        return FunctionType(
            parameters, type_named(function.get("outputTypeRef", "")) or Named("Any")
        )
    reference = child(element, "typeRef")
    return Defined(
        None if reference is None else type_named(reference.text or ""),
        tuple(
            (name_of(one.get("name")), read_type(one, texts))
            for one in children(element, "itemComponent")
        ),
        element.get("isCollection") == "true",
        _tests(child(element, "allowedValues"), texts),
        _tests(child(element, "typeConstraint"), texts),
    )


def _tests(element: etree._Element | None, texts: Texts) -> Code | None:
    if element is None or not text(element):
        return None
    read = texts.tests(element)
    return None if isinstance(read, Unreadable) else compiled(read)


def _passes(tests: Code | None, value: object, run: Run) -> bool:
    if tests is None or value is None:
        return True
    return tests(Scope({INPUT: value}, run)) is True
