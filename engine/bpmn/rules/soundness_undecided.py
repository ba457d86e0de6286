"""Too many ways to follow them all; ``deadlock`` says so where it gives up."""

from typing import Final

from engine.bpmn.elements import Element, Process
from engine.bpmn.findings import Finding, info

RULE: Final = "soundness-undecided"


def finding(at: Element | Process) -> Finding:
    return info(
        RULE,
        at,
        "There are too many ways through the parallel branches to say whether one gets stuck."
        " Move blocks into called processes.",
    )
