"""The OpenAPI document is valid and complete, and nothing a screen does is left out."""

import ast
import json
from pathlib import Path

from flask import Flask
from openapi_spec_validator import OpenAPIV31SpecValidator

import webapp
from tests.web.api.program import BASE
from webapp.api.document import document
from webapp.api.tables import operations

VIEWS = Path(webapp.__file__).parent
#: What belongs to a browser: sessions, the tokens themselves, the log of what a page refused; and
#: to a collector: the numbers it reads.
OF_BROWSERS = {
    "ActorOf", "BearerOf", "CameFromProvider", "CreateToken", "EndOtherSessions", "EndSession",
    "EnterCode", "OwnSessions", "RecordRefusal", "SampleAccounts", "SignIn", "SignInFromOutside",
    "SignOut", "WaitsForCode", "WorkBehind",
}  # fmt: skip
#: What is done face to face, or with a telephone or a spreadsheet at hand (docs/reference/api.md).
OF_SCREENS = {
    "BeginSecondFactor", "CheckPeopleSheet", "ConfirmSecondFactor", "DropSecondFactor",
    "ImportPeople", "OwnSecondFactor", "PeopleTemplate", "RemoveSecondFactor", "RenewCodes",
    "ResetPassword",
}  # fmt: skip
#: Commands and questions that stand behind an operation which reads more than their fields.
BEHIND = {
    "CompleteTask", "CreatePerson", "FilePanelItem", "Inbox", "RecordReading", "SetLanguage",
    "StoreFile",
}  # fmt: skip


def used_by_screens() -> set[str]:
    found: set[str] = set()
    for path in [*VIEWS.glob("*.py"), *(VIEWS / "views").glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                found.add(node.func.id)
    return found


def known() -> set[str]:
    return {
        *_names("engine/commands"),
        *_names("engine/questions"),
    }


def _names(folder: str) -> set[str]:
    found = set()
    for path in (VIEWS.parent / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            bases = [ast.unparse(one) for one in getattr(node, "bases", [])]
            if isinstance(node, ast.ClassDef) and any(
                one.startswith(("Command[", "Question[")) for one in bases
            ):
                found.add(node.name)
    return found


def test_the_document_is_valid_openapi() -> None:
    told = document()

    OpenAPIV31SpecValidator(told).validate()  # type: ignore[arg-type]
    assert told["openapi"] == "3.1.0"


def test_it_is_served_to_everybody(app: Flask) -> None:
    answer = app.test_client().get(f"{BASE}/openapi.json")

    assert answer.status_code == 200
    assert answer.json == json.loads(json.dumps(document()))


def test_every_operation_is_told_whole() -> None:
    told = document()
    found = [
        one
        for path in told["paths"].values()
        for one in path.values()  # type: ignore[attr-defined]
    ]
    ids = [one["operationId"] for one in found]

    assert len(ids) == len(set(ids)) == len(operations())
    for one in found:
        assert one["summary"]
        assert one["security"] in ([], [{"token": []}])
        assert {"400", "404", "429", "500"} <= set(one["responses"])
        assert any(status.startswith("2") for status in one["responses"])
        for media in one.get("requestBody", {}).get("content", {}).values():
            assert "example" in media or "contentMediaType" in media["schema"]


def test_everything_a_screen_asks_or_does_has_an_operation() -> None:
    offered = {one.takes.__name__ for one in operations()} | BEHIND

    assert (used_by_screens() & known()) - offered == (OF_BROWSERS | OF_SCREENS) & used_by_screens()
