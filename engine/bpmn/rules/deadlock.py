"""A branch waits for another one that never comes, or two arrive where one is expected."""

from collections.abc import Iterable, Iterator
from typing import Final

from engine.bpmn.elements import ProcessModel
from engine.bpmn.findings import Finding, Known, error, warning
from engine.bpmn.graph import graphs
from engine.bpmn.rules import soundness_undecided
from engine.bpmn.soundness.game import play
from engine.bpmn.soundness.verdict import Budget

RULE: Final = "deadlock"
_NAMED: Final = 5


def check(model: ProcessModel, known: Known) -> Iterator[Finding]:
    del known
    budget = Budget()
    for process in model.processes:
        levels = {element.id: element for element in process.elements}
        for graph in graphs(process):
            verdict = play(graph, budget)
            if not verdict.decided:
                yield soundness_undecided.finding(levels.get(graph.scope, process))
            for name, missing in verdict.stuck.items():
                yield error(
                    RULE,
                    graph.elements[name],
                    f"{graph.elements[name].label} can wait for ever for what comes from"
                    f" {_some(missing)}. Join with an exclusive gateway where only one branch"
                    " is taken.",
                )
            for name, meeting in verdict.doubled.items():
                yield warning(
                    RULE,
                    graph.elements[name],
                    f"{graph.elements[name].label} can be reached twice at the same time, from"
                    f" {_some(meeting)}, and would be done twice. Join parallel branches with a"
                    " parallel gateway.",
                )


def _some(names: Iterable[str]) -> str:
    listed = sorted(names)
    return ", ".join(listed[:_NAMED]) + (" …" if len(listed) > _NAMED else "")
