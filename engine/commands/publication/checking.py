"""Everything that forbids a publication, gathered before anything is written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from engine.bpmn.findings import Known
from engine.bpmn.known import known_from
from engine.bpmn.lint import lint_bytes
from engine.commands.operations import registry
from engine.decisions import BadModel
from engine.decisions import read_model as read_decisions
from engine.expressions import BudgetExceeded
from engine.forms import BadForm, read_form
from engine.settings import SHIPPED

_REFERENCE = SHIPPED / "processes" / "reference"


def findings(process_id: str, files: Mapping[str, str], diagrams: Iterable[str]) -> tuple[str, ...]:
    """Return one sentence per error.

    ``diagrams`` are all that is in force or published together: another process may be
    started, and its messages sent, although it stands in a bundle of its own.
    """
    return tuple(_findings(process_id, files, [text.encode() for text in diagrams]))


def _findings(process_id: str, files: Mapping[str, str], diagrams: list[bytes]) -> Iterator[str]:
    forms = {
        path.removeprefix("forms/").removesuffix(".json"): text.encode()
        for path, text in files.items()
        if path.startswith("forms/")
    }
    own = {path: text.encode() for path, text in files.items() if path.endswith(".bpmn")}
    tables = [text.encode() for path, text in files.items() if path.startswith("decisions/")]
    known = _known(forms, tables, [*own.values(), *diagrams])
    if process_id not in (_known({}, [], own.values()).processes or ()):
        yield f"unsafe-xml: no process {process_id} is in the file"
    for path, data in own.items():
        for one in lint_bytes(data, known):
            if one.severity == "error":
                yield f"{one.rule} at line {one.line} of {path} ({one.element}): {one.message}"
    for path, text in files.items():
        if path.startswith("decisions/"):
            yield from _table(path, text.encode())
    for form_id, data in forms.items():
        try:
            read_form(data)
        except BadForm as bad:
            yield f"{bad.code} in form {form_id}: {bad}"


def _table(path: str, data: bytes) -> Iterator[str]:
    try:
        problems = read_decisions(data).problems
    except (BadModel, BudgetExceeded) as bad:
        yield f"{bad.code} in {path}: {bad}"
        return
    for element, problem in problems:
        yield f"{problem.code} in {path} ({element}): {problem}"


def _known(forms: Mapping[str, bytes], tables: Iterable[bytes], diagrams: Iterable[bytes]) -> Known:
    known = known_from(
        forms,
        tables,
        diagrams,
        operations=registry.names(),
        roles=(_REFERENCE / "roles.csv").read_bytes(),
        regulations=(_REFERENCE / "regulations.csv").read_bytes(),
    )
    return replace(known, forms=frozenset(forms))
