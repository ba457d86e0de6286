"""The file cannot be opened safely, or is no BPMN."""

from typing import Final

from engine.bpmn.errors import UnsafeXml
from engine.bpmn.findings import Finding

RULE: Final = "unsafe-xml"


def finding(refusal: UnsafeXml) -> Finding:
    """Turn the reader's refusal into a finding; it is then the only one."""
    return Finding(RULE, "error", "", refusal.line, refusal.reason)
