"""Health, readiness and numbers, for supervisors and collectors."""

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import text

from engine.engine import Engine
from engine.jobs.readiness import SignOfLife
from engine.model.errors import EngineError
from engine.settings import Settings
from engine.store.administration import WORKER_SEEN, put
from tests import builders
from tests.builders import Office, money
from tests.conftest import Clock
from tests.engine.kernel import test_waiting as waiting
from webapp.application import create_app

Client = FlaskClient


@pytest.fixture
def client(engine: Engine, settings: Settings) -> Client:
    return create_app(engine, replace(settings, metrics=True)).test_client()


def parts(client: Client) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/readyz").get_json()
    return found


def test_a_process_that_lives_says_so_without_a_database(client: Client, engine: Engine) -> None:
    engine.database.close()
    Path(str(engine.database.sql.url.database)).unlink()

    assert client.get("/healthz", headers={"Cookie": "phien=x"}).get_json() == {"alive": True}


def test_an_installation_with_a_worker_is_ready(client: Client, engine: Engine) -> None:
    before = client.get("/readyz")
    SignOfLife(engine).say()

    after = client.get("/readyz")

    assert (before.status_code, before.get_json()["worker"]) == (503, False)
    assert (after.status_code, set(after.get_json().values())) == (200, {True})


def test_a_silent_worker_makes_it_unready(client: Client, engine: Engine) -> None:
    with engine.database.transaction() as connection:
        put(connection, WORKER_SEEN, "2024-01-01T00:00:00+00:00")

    assert parts(client)["worker"] is False


def test_another_schema_makes_it_unready(client: Client, engine: Engine) -> None:
    SignOfLife(engine).say()
    with engine.database.transaction() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0006'"))

    assert {name for name, holds in parts(client).items() if not holds} == {"ready", "schema"}


def test_a_missing_database_and_folder_are_named(
    client: Client, engine: Engine, settings: Settings
) -> None:
    engine.database.close()
    path = Path(str(engine.database.sql.url.database))
    path.unlink()
    path.mkdir()
    shutil.rmtree(settings.data_dir, ignore_errors=True)
    settings.data_dir.write_text("in the way")

    found = client.get("/readyz")

    assert found.status_code == 503
    assert set(found.get_json().values()) == {False}


def test_numbers_tell_commands_refusals_requests_and_what_waits(
    client: Client, office: Office
) -> None:
    task_id = office.start()
    office.complete(task_id, amount=money(1))
    with pytest.raises(EngineError):
        office.complete(task_id, amount=money(1))
    client.get("/dang-nhap?x=mark")

    told = client.get("/metrics").get_data(as_text=True)

    assert 'nhiemvu_command_seconds_count{command="CompleteTask"}' in told
    assert 'nhiemvu_refusals_total{code="task-not-open"}' in told
    assert 'nhiemvu_requests_total{method="GET",route="/dang-nhap",status="200"}' in told
    for gauge in ("incidents_open", "deadlines_due", "mailbox_lag_seconds"):
        assert f"nhiemvu_{gauge} 0.0" in told
    assert "mark" not in told


def test_a_deadline_that_nobody_treats_shows_in_the_numbers(
    client: Client, engine: Engine, clock: Clock
) -> None:
    hall = builders.office(engine)
    hall.publish(waiting._task_with_limit())
    hall.start("T1")
    clock.move(days=60)

    assert "nhiemvu_deadlines_due 1.0" in client.get("/metrics").get_data(as_text=True)


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"])
def test_numbers_are_not_given_to_whoever_comes_through_a_proxy(
    client: Client, header: str
) -> None:
    assert client.get("/metrics", headers={header: "127.0.0.1"}).status_code == 404


def test_numbers_are_given_only_where_they_were_asked_for(
    engine: Engine, settings: Settings
) -> None:
    assert create_app(engine, settings).test_client().get("/metrics").status_code == 404
