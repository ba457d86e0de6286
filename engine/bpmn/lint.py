"""Every finding of every rule, at once.

``lint`` never raises for what stands in a file: hostile, foreign or half-finished files end
as findings. A file with a finding of severity ``error`` cannot be published.
"""

from collections import Counter

from engine.bpmn.elements import ProcessModel
from engine.bpmn.errors import UnsafeXml
from engine.bpmn.findings import Finding, Known
from engine.bpmn.reading import read_model
from engine.bpmn.rules import CHECKS, soundness_undecided, unsafe_xml
from engine.bpmn.safe_xml import parse

__all__ = ["Finding", "Known", "lint", "lint_bytes", "rules"]

#: More findings than anybody reads; a hostile file could make millions. Each severity is
#: counted apart, so that no flood of remarks drowns an error.
_MOST = 1_000


def rules() -> tuple[str, ...]:
    """Return the ids of all rules."""
    return (unsafe_xml.RULE, soundness_undecided.RULE, *CHECKS)


def lint(model: ProcessModel, known: Known) -> tuple[Finding, ...]:
    """Judge a model, findings in the order of the file."""
    found: list[Finding] = []
    counts: Counter[str] = Counter()
    for check in CHECKS.values():
        for finding in check(model, known):
            counts[finding.severity] += 1
            if counts[finding.severity] <= _MOST:
                found.append(finding)
            elif finding.severity == "error":
                break
    return tuple(sorted(found, key=lambda each: (each.line, each.element, each.rule)))


def lint_bytes(data: bytes, known: Known) -> tuple[Finding, ...]:
    """Judge a file as it was uploaded."""
    try:
        model = read_model(parse(data))
    except UnsafeXml as refusal:
        return (unsafe_xml.finding(refusal),)
    return lint(model, known)
