"""Bundles: one process with everything it uses, frozen under one digest.

A bundle never changes, so what is parsed from it is kept in one cache that all cases and
threads share.
"""

import json
import zlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from threading import Lock

from sqlalchemy import Connection, insert, select

from engine.bpmn.elements import Element, Process
from engine.bpmn.reading import read_model as read_process
from engine.bpmn.safe_xml import parse
from engine.decisions import Model, read_model
from engine.decisions.model import Decision
from engine.forms import Form, read_form
from engine.model.folding import fold
from engine.model.values import digest as digest_of
from engine.model.values import dumps
from engine.runtime import CompiledSpec
from engine.store.tables import bundles, forms


@dataclass(frozen=True)
class Bundle:
    """A frozen process version.

    ``files`` holds texts by path: ``process.bpmn``, ``called/<id>.bpmn``,
    ``decisions/<file>.dmn``, ``forms/<ID>.json``.
    """

    digest: str
    process_id: str
    files: Mapping[str, str]
    spec: CompiledSpec
    interpreter: int
    _lock: Lock = field(default_factory=Lock, repr=False, compare=False)

    @property
    def diagram(self) -> str:
        """Return the BPMN text of the process itself."""
        return self.files["process.bpmn"]

    @cached_property
    def process(self) -> Process:
        """Return the process as a plain model."""
        model = read_process(parse(self.diagram.encode()))
        return next(one for one in model.processes if one.id == self.process_id)

    @cached_property
    def elements(self) -> Mapping[str, Element]:
        """Return every element of the process and of what it calls, by id."""
        found: dict[str, Element] = {}
        for path, text in self.files.items():
            if path.endswith(".bpmn"):
                model = read_process(parse(text.encode()))
                found |= {one.id: one for process in model.processes for one in process.elements}
        return found

    def folded_names(self, element_id: str) -> str:
        """Return what an element is called, in both languages, as it is searched."""
        element = self.elements[element_id]
        return _fold(f"{element.name} {element.name_en}".rstrip())

    def form(self, form_id: str) -> Form:
        """Return one of the bundle's forms."""
        return _parsed_form(self.files[f"forms/{form_id}.json"])

    def decision(self, decision_id: str) -> Model:
        """Return the model in which ``decision_id`` stands."""
        return self._models[decision_id]

    @cached_property
    def _models(self) -> dict[str, Model]:
        found: dict[str, Model] = {}
        for path, text in self.files.items():
            if path.startswith("decisions/"):
                model = read_model(text.encode())
                found |= dict.fromkeys(decision_ids(model), model)
        return found


def decision_ids(model: Model) -> list[str]:
    """Return the ids by which a process may name the decisions of a model."""
    return [one.key[1] for one in model.elements.values() if isinstance(one, Decision)]


_fold = lru_cache(maxsize=4096)(fold)


@lru_cache(maxsize=512)
def _parsed_form(text: str) -> Form:
    return read_form(text)


_CACHE: dict[str, Bundle] = {}


def content_digest(process_id: str, files: Mapping[str, str], interpreter: int) -> str:
    """Return the digest that names this content for ever."""
    return digest_of(dumps({"process": process_id, "files": files, "interpreter": interpreter}))


def add(connection: Connection, bundle: Bundle) -> None:
    """Keep a bundle and its forms; keeping the same content again changes nothing."""
    known = connection.execute(
        select(bundles.c.digest).where(bundles.c.digest == bundle.digest)
    ).first()
    if known is not None:
        return
    connection.execute(
        insert(bundles).values(
            digest=bundle.digest,
            process_id=bundle.process_id,
            content=zlib.compress(json.dumps(dict(bundle.files), ensure_ascii=False).encode()),
            spec=bundle.spec.to_bytes(),
            interpreter=bundle.interpreter,
        )
    )
    stored = set(connection.execute(select(forms.c.digest)).scalars())
    for path, text in bundle.files.items():
        if not path.startswith("forms/"):
            continue
        form = _parsed_form(text)
        if form.digest not in stored:
            stored.add(form.digest)
            form_id = path.removeprefix("forms/").removesuffix(".json")
            connection.execute(
                insert(forms).values(digest=form.digest, form_id=form_id, content=text)
            )


def load(connection: Connection, digest: str) -> Bundle:
    """Return a bundle; after the first time without touching the database."""
    if digest not in _CACHE:
        _CACHE[digest] = read(connection, digest)
    return _CACHE[digest]


def read(connection: Connection, digest: str) -> Bundle:
    """Return a bundle as it is stored now, for whoever mistrusts the cache."""
    row = connection.execute(select(bundles).where(bundles.c.digest == digest)).one()
    return Bundle(
        digest=digest,
        process_id=row.process_id,
        files=json.loads(zlib.decompress(row.content)),
        spec=CompiledSpec.from_bytes(row.spec),
        interpreter=row.interpreter,
    )


def digests(connection: Connection) -> list[str]:
    """Return the names of all bundles."""
    return list(connection.execute(select(bundles.c.digest).order_by(bundles.c.digest)).scalars())


def form_by_digest(connection: Connection, digest: str) -> Form:
    """Return the form a submission was made with."""
    return forms_by_digest(connection, (digest,))[digest]


def forms_by_digest(connection: Connection, digests: Collection[str]) -> dict[str, Form]:
    """Return the forms submissions were made with, in one statement."""
    if not digests:
        return {}
    query = select(forms.c.digest, forms.c.content).where(forms.c.digest.in_(set(digests)))
    return {row.digest: _parsed_form(row.content) for row in connection.execute(query)}
