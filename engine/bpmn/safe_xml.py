"""Bytes that may be hostile become a tree, or one refusal."""

from typing import Final

from lxml import etree

from engine.bpmn.errors import UnsafeXml

BPMN: Final = "http://www.omg.org/spec/BPMN/20100524/MODEL"
#: Larger than any honest diagram by a factor of ten.
SIZE: Final = 5_000_000
_PREFIX: Final = f"{{{BPMN}}}"
_XINCLUDE: Final = "{http://www.w3.org/2001/XInclude}"


def parse(data: bytes) -> etree._ElementTree:
    """Parse a BPMN document; raises ``UnsafeXml`` for everything else."""
    tree = parse_any(data)
    if tree.getroot().tag != f"{{{BPMN}}}definitions":
        raise UnsafeXml("It is XML, but not BPMN 2.0: the root is not bpmn:definitions.")
    return tree


def parse_any(data: bytes) -> etree._ElementTree:
    """Parse a document of any kind.

    A document type declaration is looked for on the parsed tree, not in the bytes: scanning
    bytes misses a declaration written in UTF-16.
    """
    if len(data) > SIZE:
        raise UnsafeXml(f"It is larger than {SIZE // 1_000_000} MB. Split the process.")
    try:
        root = etree.fromstring(data, parser=_parser())
    except (etree.XMLSyntaxError, ValueError) as refusal:
        line = getattr(refusal, "lineno", None) or 1
        said = str(refusal).split(", line ")[0][:200] or "no XML document"
        if said.startswith("unknown error"):
            # What the parser says when it may have no more memory.
            raise UnsafeXml("It cannot be read to its end. Split the process.", line) from None
        raise UnsafeXml(f"It is not well-formed XML ({said}). Save it again.", line) from None
    tree = root.getroottree()
    _refuse_declarations(tree)
    return tree


def serialise(tree: etree._ElementTree) -> bytes:
    """Write a tree as a file: UTF-8, a declaration, a newline at the end."""
    body = etree.tostring(tree.getroot(), encoding="UTF-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + body + b"\n"


def _parser() -> etree.XMLParser:
    # A parser is made for each document: one that failed may keep a half-read state.
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_pis=True,
    )


def _refuse_declarations(tree: etree._ElementTree) -> None:
    if tree.docinfo.internalDTD is not None or tree.docinfo.doctype:
        raise UnsafeXml("It declares a document type. Remove the DOCTYPE.")
    for node in tree.iter():
        tag: object = node.tag
        if tag is etree.Entity:
            raise UnsafeXml("It uses an entity. Write the text itself.", line_of(node))
        if tag_of(node).startswith(_XINCLUDE):
            raise UnsafeXml("It includes another file. Remove it.", line_of(node))


def line_of(node: etree._Element) -> int:
    """Return the line of the source on which ``node`` begins."""
    line: object = getattr(node, "sourceline", None)
    return line if isinstance(line, int) else 1


def text_of(node: etree._Element | None) -> str | None:
    """Return the text itself, comments apart; a reader that stops at one would be deceived."""
    if node is None:
        return None
    return "".join([node.text or "", *(child.tail or "" for child in node)]).strip()


def flag_of(node: etree._Element, name: str) -> bool | None:
    """Return a truth value in either of its two spellings."""
    return {"true": True, "1": True, "false": False, "0": False}.get(node.get(name, "").strip())


def ref_of(node: etree._Element, name: str) -> str | None:
    """Return the id an attribute refers to, without the prefix of a namespace of the file."""
    return plain_ref(node, node.get(name))


def plain_ref(node: etree._Element, ref: str | None) -> str | None:
    if ref is None:
        return None
    prefix, colon, name = ref.strip().partition(":")
    return name if colon and prefix in node.nsmap else ref.strip()


def tag_of(node: etree._Element) -> str:
    """Return the qualified tag; a comment has none, whatever the stubs say."""
    tag: object = node.tag
    return tag if isinstance(tag, str) else ""


def local(node: etree._Element) -> str:
    """Return the local name of a BPMN element, empty for everything else."""
    tag = tag_of(node)
    return tag[len(_PREFIX) :] if tag.startswith(_PREFIX) else ""
