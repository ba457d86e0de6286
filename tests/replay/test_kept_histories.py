"""Histories of every release still verify and still replay."""

from dataclasses import fields
from pathlib import Path
from typing import cast

import pytest

from engine.history.chain import first_break
from engine.history.replay import replay
from engine.model.events import Event, Kind, SealedEvent
from engine.model.values import Value, loads
from engine.runtime import compile_bundle
from engine.store.bundles import content_digest

KEPT = sorted((Path(__file__).parent / "histories").glob("*.json"))


@pytest.mark.parametrize("path", KEPT, ids=[path.stem for path in KEPT])
def test_a_kept_history_verifies_and_replays(path: Path) -> None:
    kept = cast("dict[str, Value]", loads(path.read_text(encoding="utf-8")))
    history = [
        _sealed(cast("dict[str, Value]", row)) for row in cast("list[Value]", kept["events"])
    ]
    files = cast("dict[str, str]", kept["files"])
    diagrams = {name: text.encode() for name, text in files.items() if name.endswith(".bpmn")}
    process_id, case_id = str(kept["process"]), int(cast("int", kept["case"]))

    assert (
        content_digest(process_id, files, int(cast("int", kept["interpreter"]))) == kept["bundle"]
    )
    assert first_break(history) is None
    report = replay(compile_bundle(process_id, diagrams), case_id, history)
    assert (report.differs_at, report.why) == (None, None)
    assert report.steps > 3


def test_there_is_a_history_of_this_release() -> None:
    assert [path.stem for path in KEPT] == ["0.1.0"]


def _sealed(row: dict[str, Value]) -> SealedEvent:
    told = {one.name: row[one.name] for one in fields(Event)}
    event = Event(**{**told, "kind": Kind(str(row["kind"]))})
    return SealedEvent(event, int(cast("int", row["seq"])), str(row["previous"]), str(row["hash"]))
