"""Which names can stand in which texts.

``a-b`` is a name where something called so can be seen, and a subtraction anywhere else: the
names of one decision must not change how another is read.
"""

from collections.abc import Iterable, Iterator

from lxml import etree

from engine.decisions.texts import name_of
from engine.decisions.xml import children, local


def entry_names(roots: Iterable[etree._Element]) -> frozenset[str]:
    """Return what can be an entry of any value, and the names of types."""
    found = (
        element
        for root in roots
        for holder in children(root, "itemDefinition")
        for element in (holder, *holder.iter(f"{{{etree.QName(root).namespace}}}itemComponent"))
    )
    return long_names(element.get("name") for element in found)


def names_inside(element: etree._Element) -> frozenset[str]:
    """Return the names that an element and the boxes in it declare."""
    return long_names(_declared(element))


def long_names(written: Iterable[str | None]) -> frozenset[str]:
    """Return the names that are not one word: a text must be read with them in mind."""
    names = {name_of(one) for one in written if one}
    return frozenset(name for name in names if name and not name.isidentifier())


def _declared(element: etree._Element) -> Iterator[str | None]:
    for one in element.iter(etree.Element):
        holder = one.getparent()
        if holder is None or local(holder) != "binding" or local(one) != "parameter":
            yield one.get("name")
            yield one.get("iteratorVariable")
