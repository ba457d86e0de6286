"""The processes, tables and forms the product ships, as texts, found by what refers to them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from engine.bpmn.elements import Process
from engine.bpmn.reading import read_model
from engine.bpmn.safe_xml import parse
from engine.decisions import read_model as read_decisions
from engine.store.bundles import decision_ids


@dataclass(frozen=True)
class Tree:
    """A folder of processes and a folder of forms; one regime of the first."""

    processes: Path
    forms: Path

    @cached_property
    def diagrams(self) -> Mapping[str, str]:
        """Return every process text by the process id."""
        found: dict[str, str] = {}
        for path in sorted(self.processes.rglob("*.bpmn")):
            text = path.read_text(encoding="utf-8")
            for process in read_model(parse(text.encode())).processes:
                found[process.id] = text
        return found

    @cached_property
    def tables(self) -> Mapping[str, tuple[str, str]]:
        """Return for every decision id the name and the text of its file."""
        found: dict[str, tuple[str, str]] = {}
        for path in sorted(self.processes.rglob("*.dmn")):
            text = path.read_text(encoding="utf-8")
            for decision_id in decision_ids(read_decisions(text.encode())):
                found[decision_id] = (path.name, text)
        return found

    @cached_property
    def sheets(self) -> Mapping[str, str]:
        """Return every form text by the form id."""
        return {
            path.stem: path.read_text(encoding="utf-8")
            for path in sorted(self.forms.rglob("*.json"))
        }

    def bundle_files(self, process_id: str) -> dict[str, str]:
        """Return everything ``process_id`` uses, under the paths of a bundle.

        What does not exist is left out: the rule ``unknown-reference`` names it.
        """
        files = {"process.bpmn": self.diagrams[process_id]}
        for called in self._called(process_id):
            files[f"called/{called}.bpmn"] = self.diagrams[called]
        for used in [process_id, *self._called(process_id)]:
            process = _process(self.diagrams[used], used)
            for decision_id in _decisions(process):
                if decision_id in self.tables:
                    name, text = self.tables[decision_id]
                    files[f"decisions/{name}"] = text
            for form_id in _forms(process):
                if form_id in self.sheets:
                    files[f"forms/{form_id}.json"] = self.sheets[form_id]
        return files

    def _called(self, process_id: str) -> list[str]:
        seen: list[str] = []
        waiting = [process_id]
        while waiting:
            process = _process(self.diagrams[waiting.pop()], None)
            for element in process.elements:
                called = element.called
                if called and called in self.diagrams and called not in {*seen, process_id}:
                    seen.append(called)
                    waiting.append(called)
        return seen


def _process(text: str, process_id: str | None) -> Process:
    found = read_model(parse(text.encode())).processes
    return next(one for one in found if process_id is None or one.id == process_id)


def _decisions(process: Process) -> Iterator[str]:
    for element in process.elements:
        for name in ("decision", "close", "outcome", "tally.rules"):
            if name in element.properties:
                yield element.properties[name]


def _forms(process: Process) -> Iterator[str]:
    for element in process.elements:
        yield from element.forms
        literal = element.properties.get("with.form", "")
        if literal.startswith('"'):
            yield str(json.loads(literal))
