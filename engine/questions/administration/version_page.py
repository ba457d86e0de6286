"""What a version consists of."""

from dataclasses import dataclass

from engine.forms import Form
from engine.model.actors import Actor
from engine.permissions import NotFound
from engine.questions.administration.offices import require_office
from engine.questions.administration.versions import VersionRow, Versions
from engine.questions.administration.versions import versions as all_versions
from engine.questions.registry import Question, Reading, answers
from engine.store import bundles


@dataclass(frozen=True)
class VersionView:
    """A frozen version: its diagram, its forms and its tables as texts."""

    version: VersionRow
    xml: str
    forms: tuple[Form, ...]
    #: (file name, DMN text)
    decisions: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class VersionPage(Question[VersionView]):
    """The version of that digest."""

    actor: Actor
    digest: str


@answers
def version_page(question: VersionPage, reading: Reading) -> VersionView:
    """Refuse anybody but administrators and auditors."""
    require_office(question.actor, "see the versions of processes")
    found = [
        row
        for row in all_versions(Versions(question.actor), reading)
        if row.digest == question.digest
    ]
    if not found:
        raise NotFound("version")
    bundle = bundles.load(reading.connection, question.digest)
    ids = sorted(
        path.removeprefix("forms/").removesuffix(".json")
        for path in bundle.files
        if path.startswith("forms/")
    )
    tables = sorted(path for path in bundle.files if path.startswith("decisions/"))
    return VersionView(
        found[0],
        bundle.diagram,
        tuple(bundle.form(form_id) for form_id in ids),
        tuple((path.removeprefix("decisions/"), bundle.files[path]) for path in tables),
    )
