"""A file somebody may have."""

from dataclasses import dataclass
from pathlib import Path

from engine.model.actors import Actor
from engine.permissions import NotFound
from engine.questions.cases.papers import is_readable
from engine.questions.cases.reach import reach
from engine.questions.registry import Question, Reading, answers
from engine.store import bundles, contents
from engine.store.reading import attached


@dataclass(frozen=True)
class Download:
    """Where the content is, and how to hand it over."""

    path: Path
    name: str
    media_type: str


@dataclass(frozen=True)
class FileForDownload(Question[Download]):
    """The file of that digest: one's own upload, or part of a paper one may read."""

    actor: Actor
    digest: str


@answers
def file_for_download(question: FileForDownload, reading: Reading) -> Download:
    """Refuse with ``NotFound`` what is foreign: a digest proves nothing."""
    connection, digest = reading.connection, question.digest
    kind = contents.media_type(connection, digest)
    if kind is None:
        raise NotFound("file")
    name = contents.upload_name(connection, digest, question.actor.user_id)
    name = name or _name_in_papers(question, reading)
    if name is None:
        raise NotFound("file")
    return Download(contents.path_of(reading.settings.files_dir, digest), name, kind)


def _name_in_papers(question: FileForDownload, reading: Reading) -> str | None:
    for name, line in attached.with_file(reading.connection, question.digest):
        try:
            reached = reach(reading, question.actor, line.case_id, "file")
        except NotFound:
            continue
        form = bundles.form_by_digest(reading.connection, line.form_digest)
        if is_readable(question.actor, line, form, reached.holders):
            return name
    return None
