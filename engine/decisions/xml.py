"""Bytes in, element tree out, and nothing else fetched, expanded or executed on the way."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from engine.decisions.errors import BadModel

_LARGEST: Final = 5_000_000
#: Every version of the standard has a namespace of its own under this address.
_NAMESPACES: Final = ("http://www.omg.org/spec/DMN/", "https://www.omg.org/spec/DMN/")


def read_xml(data: bytes) -> etree._Element:
    """Parse a decision model; a document type of any kind is refused."""
    if len(data) > _LARGEST:
        raise BadModel(f"It is larger than {_LARGEST} bytes. Split it and import the parts.")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_pis=True,
        remove_comments=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise BadModel(f"It is no well-formed XML ({problem}). Export it again.") from None
    docinfo = root.getroottree().docinfo
    if docinfo.internalDTD is not None or docinfo.externalDTD is not None:
        raise BadModel("It has a document type declaration. Remove it.")
    if local(root) != "definitions" or not namespace(root).startswith(_NAMESPACES):
        raise BadModel("Its root is no DMN 'definitions'. Choose a file of the kind .dmn.")
    return root


def line(element: etree._Element) -> int | None:
    found: object = element.sourceline
    return found if isinstance(found, int) else None


def local(element: etree._Element) -> str:
    return etree.QName(element).localname


def namespace(element: etree._Element) -> str:
    return etree.QName(element).namespace or ""


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Yield the children of the standard's own namespace, all or those of these names."""
    own = namespace(element)
    for child in element:
        if namespace(child) == own and (not names or local(child) in names):
            yield child


def child(element: etree._Element, *names: str) -> etree._Element | None:
    return next(children(element, *names), None)


def text(element: etree._Element | None) -> str:
    """Return what stands in the ``text`` child, or nothing."""
    found = None if element is None else child(element, "text")
    return "" if found is None else (found.text or "").strip()
