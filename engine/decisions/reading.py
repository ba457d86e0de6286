"""Bytes in, model out: elements, what they require, and the models they import."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeAlias

from lxml import etree

from engine.decisions.elements import Reader, imports_of, namespace_of
from engine.decisions.errors import BadModel
from engine.decisions.graph import refuse_cycles
from engine.decisions.model import (
    Element,
    Key,
    Model,
)
from engine.decisions.naming import entry_names
from engine.decisions.texts import Texts, name_of
from engine.decisions.types import read_type
from engine.decisions.xml import children, line, read_xml
from engine.expressions.kinds.types import Type

#: Brings the bytes of an imported model, by the address the import gives.
Resolve: TypeAlias = Callable[[str], bytes]

_MOST_MODELS = 50


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
            self.roots.setdefault(namespace_of(one), one)
            if len(self.roots) > _MOST_MODELS:
                raise BadModel(f"It imports more than {_MOST_MODELS} models. Import fewer.")
            waiting.extend(
                read_xml(self._fetch(found))
                for found in imports_of(one)
                if found.get("namespace", "") not in self.roots
            )

    def model(self, root: etree._Element) -> Model:
        texts = Texts((), entry_names(self.roots.values()))
        named = {
            (namespace, element.get("id", "")): name_of(element.get("name"))
            for namespace, one in self.roots.items()
            for element in children(one)
        }
        types: dict[str, Type] = {}
        for namespace, one in self.roots.items():
            prefixes = _prefixes(root, namespace)
            for definition in children(one, "itemDefinition"):
                kind = read_type(definition, texts)
                for prefix in prefixes:
                    # The model's own types come first and are not hidden by imported ones.
                    types.setdefault(prefix + name_of(definition.get("name")), kind)
        for one in self.roots.values():
            Reader(one, texts, named, self.elements).read()
        refuse_cycles(self.elements)
        return Model(
            namespace_of(root),
            name_of(root.get("name")),
            self.elements,
            {name_of(one.get("name")): one.get("namespace", "") for one in imports_of(root)},
            types,
            tuple(texts.problems),
        )

    def _fetch(self, found: etree._Element) -> bytes:
        """Fetch an imported model by its address, or else by its namespace."""
        addresses = [found.get("locationURI") or "", found.get("namespace") or ""]
        for address in filter(None, addresses):
            try:
                if self.resolve is not None:
                    return self.resolve(address)
            except (BadModel, KeyError, OSError):
                continue
        name = next(filter(None, addresses), "")
        raise BadModel(f"It imports '{name}', which is not here. Add that model.", line(found))


def _prefixes(root: etree._Element, namespace: str) -> tuple[str, ...]:
    """Return how types of ``namespace`` are called in ``root``: plainly, or behind a name."""
    if namespace == namespace_of(root):
        return ("",)
    found = (one for one in imports_of(root) if one.get("namespace") == namespace)
    names = [name_of(one.get("name")) for one in found]
    return ("", *(f"{name}." for name in names if name))
