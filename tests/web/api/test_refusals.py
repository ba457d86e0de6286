"""Whatever goes wrong below /api is told as a problem, by its code and in the asked language."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import update

from engine.commands.accounts.revoke_token import RevokeToken
from engine.engine import Engine
from engine.questions.administration.access_log import AccessLog
from engine.settings import Settings
from engine.store.tables import grants
from tests.builders import Office, new_id
from tests.conftest import Clock
from tests.web.api.program import BASE, Program, token_of
from tests.web.reader import Reader
from webapp.application import create_app
from webapp.language import catalogue

Programs = Callable[..., Program]


def nested(depth: int) -> bytes:
    return b'{"a": ' + b"[" * depth + b"]" * depth + b"}"


def test_nobody_is_asked_for_a_token(program: Programs, office: Office) -> None:
    refused = program().get("/me")

    assert (refused.status, refused.code) == (401, "token-missing")
    assert refused.headers["WWW-Authenticate"] == 'Bearer realm="nhiemvu"'


@pytest.mark.parametrize("scheme", ["Bearer nv_nothing", "Bearer " + "x" * 5000, "Bearer \xff"])
def test_an_unknown_token_opens_nothing_and_is_noted(
    program: Programs, office: Office, engine: Engine, scheme: str
) -> None:
    refused = program().get("/me", Authorization=scheme)

    assert (refused.status, refused.code) == (401, "token-refused")
    assert 'error="invalid_token"' in refused.headers["WWW-Authenticate"]
    assert engine.ask(AccessLog(office.administrator)).rows[0].code == "token-refused"


def test_a_revoked_and_a_past_token_open_nothing(
    program: Programs, office: Office, engine: Engine, clock: Clock
) -> None:
    revoked, past = program(office.officer), program(office.officer)
    token_id = revoked.get("/me").body["token_id"]
    engine.do(RevokeToken(token_id, actor=office.officer, command_id=new_id()))
    clock.move(days=303)

    assert revoked.get("/me").code == past.get("/me").code == "token-refused"


def test_a_token_loses_a_role_with_its_person(
    program: Programs, office: Office, engine: Engine
) -> None:
    task_id = office.start()
    officer = program(office.officer)
    before = officer.get(f"/tasks/{task_id}").status
    with engine.database.transaction() as connection:
        connection.execute(update(grants).values(valid_to=engine.today().replace(day=1)))

    assert before == 200
    assert officer.get(f"/tasks/{task_id}").status == 404
    assert officer.get("/me").body["grants"] == []


def test_a_cookie_opens_nothing(app: Flask, office: Office, engine: Engine) -> None:
    reader = Reader(app.test_client()).sign_in(engine, "officer")

    answer = reader.client.get(f"{BASE}/me")

    assert answer.status_code == 401
    assert answer.json["code"] == "token-missing"


def test_a_token_that_reads_does_nothing(program: Programs, office: Office) -> None:
    task_id = office.start()
    reader = program(office.officer, "read")

    refused = reader.do(f"/tasks/{task_id}/claim")

    assert reader.get(f"/tasks/{task_id}").status == 200
    assert (refused.status, refused.code) == (403, "scope-too-narrow")
    assert refused.body["data"] == {"scope": "read"}


def test_a_problem_speaks_the_language_that_is_asked_for(program: Programs, office: Office) -> None:
    officer = program(office.officer)

    vietnamese = officer.get("/cases/999")
    english = officer.get("/cases/999", Accept_Language="en-GB,en;q=0.9")

    assert vietnamese.body["detail"] == catalogue("vi")["refused.not-found"]
    assert vietnamese.body["detail"].startswith(vietnamese.body["title"])
    assert vietnamese.headers["Content-Language"] == "vi"
    assert english.body == {
        "type": "/api/v1/problems/not-found",
        "title": "There is no such page, or it is not for your account.",
        "status": 404,
        "detail": "There is no case here for you. Go back to your inbox.",
        "code": "not-found",
        "instance": "/api/v1/cases/999",
        "problems": {},
        "data": {"what": "case"},
    }


def test_the_type_of_a_problem_leads_to_its_explanation(program: Programs, office: Office) -> None:
    refused = program(office.officer).get("/cases/999")

    told = program().get(refused.body["type"].removeprefix(BASE))

    assert told.status == 200
    assert (told.body["code"], told.body["status"]) == ("not-found", 404)
    assert program().get("/problems/nothing").status == 404
    assert program().get("/problems/title").status == 404


@pytest.mark.parametrize(
    "path",
    [
        "/nothing", "/cases/0", "/cases/x", f"/cases/{10**30}",
        "/tasks/9999999999999999999-A.1", "/tasks/%00", "/files/%ff",
    ],
)  # fmt: skip
def test_an_address_that_leads_nowhere_is_not_found(
    program: Programs, office: Office, path: str
) -> None:
    refused = program(office.officer).get(path)

    assert (refused.status, refused.code) == (404, "not-found")


def test_a_method_that_is_not_taken_is_told_with_those_that_are(
    program: Programs, office: Office
) -> None:
    refused = program(office.officer).do("/inbox")

    assert (refused.status, refused.code) == (405, "method-refused")
    assert "GET" in refused.headers["Allow"]


@pytest.mark.parametrize(
    ("body", "media_type", "status", "code"),
    [
        (b"{}", "text/plain", 415, "media-type-refused"),
        (b"{", "application/json", 400, "bad-request"),
        (b"[]", "application/json", 400, "bad-request"),
        (b"\xff", "application/json", 400, "bad-request"),
        (b'{"a": NaN}', "application/json", 400, "bad-request"),
        (b'{"a": 1e999999999}', "application/json", 400, "bad-request"),
        (b'{"a": "\\u0000"}', "application/json", 400, "bad-request"),
        (b'{"a": "\\ud800"}', "application/json", 400, "bad-request"),
        (b'{"a": {"@": "never"}}', "application/json", 400, "bad-request"),
        (nested(100_000), "application/json", 400, "bad-request"),
        (nested(50), "application/json", 400, "bad-request"),
        (b" " * 4_000_001, "application/json", 413, "request-too-large"),
        (b'{"process_id": 5, "authority_id": "x", "more": 1}', "application/json", 422,
         "request-rejected"),
    ],
    ids=range(13),
)  # fmt: skip
def test_a_body_that_cannot_be_used_is_refused(
    program: Programs, office: Office, body: bytes, media_type: str, status: int, code: str
) -> None:
    refused = program(office.officer).do("/cases", body, Content_Type=media_type)

    assert (refused.status, refused.code) == (status, code)


def test_every_misfit_is_told_at_once(program: Programs, office: Office) -> None:
    body = {"process_id": 5, "more": 1, "mission_id": 0}

    refused = program(office.officer).do("/cases", body, Accept_Language="en")

    assert {place: [one["code"] for one in told] for place, told in
            refused.body["problems"].items()} == {
        "authority_id": ["required"], "process_id": ["invalid"], "more": ["unknown"],
        "mission_id": ["out-of-range"],
    }  # fmt: skip


@pytest.mark.parametrize("query", ["scope=all", "limit=0", "limit=101", "limit=x", "more=1"])
def test_a_query_that_does_not_fit_is_refused(
    program: Programs, office: Office, query: str
) -> None:
    refused = program(office.officer).get(f"/inbox?{query}")

    assert (refused.status, refused.code) == (422, "request-rejected")


def test_whoever_asks_too_often_is_told_to_wait(
    engine: Engine, settings: Settings, office: Office
) -> None:
    app = create_app(engine, replace(settings, api_rate="2 per minute"))
    officer = Program(app.test_client(), token_of(engine, office.officer))
    other = Program(app.test_client(), token_of(engine, office.officer))

    passed = [officer.get("/me") for _ in range(2)]
    refused = officer.get("/me")

    assert [one.status for one in passed] == [200, 200]
    assert passed[0].headers["RateLimit-Policy"] == '"default";q=2;w=60'
    assert passed[0].headers["RateLimit"].startswith('"default";r=1;t=')
    assert (refused.status, refused.code) == (429, "too-many-requests")
    assert 0 < int(refused.headers["Retry-After"]) <= 60
    assert other.get("/me").status == 200


def test_secrets_are_not_tried_faster_than_anything_else(
    engine: Engine, settings: Settings, office: Office
) -> None:
    app = create_app(engine, replace(settings, api_rate="2 per minute"))

    tried = [Program(app.test_client(), f"nv_{number}").get("/me") for number in range(3)]

    assert [one.status for one in tried] == [401, 401, 429]


def test_a_bug_is_told_without_its_details(
    app: Flask, program: Programs, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False
    monkeypatch.setitem(app.view_functions, "api.getMe", lambda: 1 / 0)

    refused = program(office.officer).get("/me")

    assert (refused.status, refused.code) == (500, "broken")
    assert "ZeroDivisionError" not in refused.response.get_data(as_text=True)
