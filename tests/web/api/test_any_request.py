"""Whatever a program sends, it is answered within the document, and nothing breaks."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from engine.commands.accounts.grant_role import GrantRole
from engine.engine import Engine
from engine.model.actors import SYSTEM
from engine.settings import read_settings
from engine.store.database import open_database
from tests import builders
from tests.web.api.program import BASE, Program, token_of
from webapp.api.document import document
from webapp.api.operations import Operation
from webapp.api.tables import operations
from webapp.application import create_app

CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
)
#: Of each operation, as many requests of each kind: fitting the document, and breaking it.
EXAMPLES = 6
#: What ends a token, and therefore is sent with one of its own.
ENDING = {"revokeToken", "signOut"}
NOW = datetime(2024, 3, 4, 2, 0, tzinfo=UTC)
SCHEMA = schemathesis.openapi.from_dict(json.loads(json.dumps(document())))


@dataclass(frozen=True)
class Installation:
    """A served office, and things in it that a request may happen upon."""

    app: Flask
    office: builders.Office
    known: dict[str, list[str]]
    secret: str


@pytest.fixture(scope="module")
def installation(
    tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path
) -> Iterator[Installation]:
    folder = tmp_path_factory.mktemp("any-request")
    shutil.copy(sqlite_template, folder / "nhiemvu.db")
    found = read_settings({"NHIEMVU_DATA_DIR": str(folder), "NHIEMVU_API_RATE": "9999 per second"})
    database = open_database(found.database_url)
    engine = Engine(database, now=lambda: NOW, settings=found)
    office = builders.office(engine)
    (digest,) = office.publish(builders.two_tasks())
    for role in ("task_unit", "administrator"):
        grant = GrantRole(office.officer.user_id, role, office.authority_id,
                          valid_from=NOW.date().replace(day=1), actor=SYSTEM,
                          command_id=builders.new_id())  # fmt: skip
        engine.do(grant)
    app = create_app(engine, found)
    secret = token_of(engine, office.officer)
    yield Installation(
        app, office, _known(Program(app.test_client(), secret), office, digest), secret
    )
    database.close()


def _known(officer: Program, office: builders.Office, version: str) -> dict[str, list[str]]:
    places = [office.start() for _ in range(6)]
    office.complete(places[0], amount=builders.money(1))
    cases = [place.partition("-")[0] for place in places]
    paper = officer.get(f"/cases/{cases[0]}").body["papers"][0]["submission_digest"]
    return {
        "place": places, "task_id": places, "case_id": cases, "digest": [paper, version],
        "code": ["not-found", "broken"],
    }  # fmt: skip


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
@pytest.mark.parametrize("operation", operations(), ids=lambda one: one.operation_id)
def test_any_request_is_answered_within_the_document(
    installation: Installation, operation: Operation, mode: GenerationMode
) -> None:
    office = installation.office
    secret = installation.secret
    if operation.operation_id in ENDING:
        secret = token_of(office.engine, office.officer)
    told = SCHEMA[operation.path][operation.method]

    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=told.as_strategy(generation_mode=mode), data=st.data())
    def send(case: schemathesis.Case, data: st.DataObject) -> None:
        for name, values in installation.known.items():
            if name in (case.path_parameters or {}) and data.draw(st.booleans()):
                case.path_parameters[name] = data.draw(st.sampled_from(values))
        if operation.changes and data.draw(st.integers(0, 3)):
            case.headers["Idempotency-Key"] = builders.new_id()
        case.headers["Authorization"] = f"Bearer {secret}"
        response = case.call(base_url=f"http://localhost{BASE}", app=installation.app)
        case.validate_response(response, checks=CHECKS)

    send()
