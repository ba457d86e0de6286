"""What a tree of shipped files offers to refer to.

Works on bytes, so that drafts in a database and files on a disk are known in the same way. A
file that cannot be read offers nothing; that it cannot be read is found elsewhere.
"""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from engine.bpmn.elements import ProcessModel
from engine.bpmn.errors import UnsafeXml
from engine.bpmn.findings import Known
from engine.bpmn.reading import read_model
from engine.bpmn.safe_xml import parse, parse_any, tag_of


def known_from(
    forms: Mapping[str, bytes],
    tables: Iterable[bytes],
    processes: Iterable[bytes],
    *,
    operations: Iterable[str] | None = None,
    roles: bytes | None = None,
    regulations: bytes | None = None,
) -> Known:
    """Collect the names; ``roles`` and ``regulations`` are CSV with the name in column one."""
    models = list(_models(processes))
    every = [process for model in models for process in model.processes]
    return Known(
        forms=frozenset(forms),
        decisions=frozenset(name for table in tables for name in _decisions(table)),
        operations=None if operations is None else frozenset(operations),
        roles=None if roles is None else _first_column(roles),
        messages=frozenset(name for model in models for name in model.messages.values()),
        articles=None if regulations is None else _first_column(regulations),
        processes=frozenset(process.id for process in every),
        calls={
            process.id: frozenset(e.called for e in process.elements if e.called)
            for process in every
        },
        variables={name: dict(_variables(form)) for name, form in forms.items()},
    )


def _models(processes: Iterable[bytes]) -> Iterator[ProcessModel]:
    for data in processes:
        try:
            yield read_model(parse(data))
        except UnsafeXml:
            continue


def _decisions(table: bytes) -> Iterator[str]:
    try:
        root = parse_any(table).getroot()
    except UnsafeXml:
        return
    for node in root.iter():
        if tag_of(node).rpartition("}")[2] in {"decision", "decisionService"}:
            yield node.get("id", "")


def _first_column(table: bytes) -> frozenset[str]:
    rows = csv.reader(table.decode("utf-8-sig", "replace").splitlines())
    return frozenset(row[0] for row in rows if row)


def _variables(form: bytes) -> Iterator[tuple[str, str]]:
    """Yield each decision variable of a form with the kind of its field."""
    try:
        pending: list[object] = [json.loads(form)]
    except (ValueError, RecursionError):
        return
    while pending:
        part = pending.pop()
        if isinstance(part, dict):
            field = cast("dict[str, object]", part)
            properties = field.get("properties")
            if isinstance(properties, dict) and properties.get("decision"):
                yield str(properties["decision"]), str(field.get("type", ""))
            pending.append(field.get("components"))
        elif isinstance(part, list):
            pending.extend(part)
