"""Times as other tools write them."""

from collections.abc import Mapping

from engine.bpmn.elements import Element, Process
from engine.bpmn.times import read_term
from engine.runtime.errors import BundleBroken


def term_of(process: Process, element: Element, form: str | None, text: str) -> Mapping[str, str]:
    """Read a time written for other tools as a deadline of ours."""
    term = read_term(form, text)
    if term is None:
        raise BundleBroken(process.id, element.id, "Its deadline has no amount.")
    return term.properties
