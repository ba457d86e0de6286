"""Chosen files are kept at once, before anybody judges the answers: a refused form loses none."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import request
from werkzeug.datastructures import FileStorage

from engine.commands.files.store_file import StoreFile
from engine.forms import Problem
from engine.model.errors import EngineError
from webapp.language import text_or
from webapp.visitors import actor, engine, language

Stored = Mapping[str, object]


@dataclass
class Uploads:
    """What became of the files of one post, by the name of their field."""

    kept: dict[str, list[Stored]] = field(default_factory=dict)
    problems: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    #: The first refusal: it decides the status of the answer.
    refusal: EngineError | None = None


def store_uploads() -> Uploads:
    """Keep every file of this request; one that is refused does not cost the others."""
    found = Uploads()
    for name, files in request.files.lists():
        for file in files:
            if file.filename:
                _store(found, name, file)
    return found


def _store(found: Uploads, name: str, file: FileStorage) -> None:
    command = StoreFile(
        name=file.filename or "",
        data=file.stream.read(),
        actor=actor(),
        command_id=str(uuid.uuid4()),
    )
    try:
        kept = engine().do(command)
    except EngineError as refusal:
        found.refusal = found.refusal or refusal
        said = text_or(language(), f"refused.{refusal.code}", str(refusal))
        problem = Problem(refusal.code, f"{command.name}: {said}")
        found.problems[name] = (*found.problems.get(name, ()), problem)
    else:
        told = {"digest": kept.digest, "name": kept.name, "size": kept.size}
        found.kept.setdefault(name, []).append(told)
