"""A program does what its person does on the screens, once, and is told what it was told."""

from collections.abc import Callable

import pytest

from engine.engine import Engine
from engine.questions.accounts.tokens_of import TokensOf
from engine.questions.administration.access_log import AccessLog
from engine.questions.audit.verify import VerifyAll
from tests.builders import Office
from tests.web.api.program import Program

Programs = Callable[..., Program]
ANSWERS = {"title": "Lúa", "amount": 5, "overall": "DAT"}


def completion(program: Program, task_id: str, **answers: object) -> dict[str, object]:
    digest = program.get(f"/tasks/{task_id}").body["form"]["digest"]
    return {"form_digest": digest, "answers": ANSWERS | answers}


def test_a_case_goes_from_its_start_to_its_end(
    program: Programs, office: Office, engine: Engine
) -> None:
    officer = program(office.officer)
    startable = officer.get("/startable").items
    started = officer.do(
        "/cases", {name: startable[0][name] for name in ("process_id", "authority_id")}
    )
    first = started.body["task_id"]
    claimed = officer.do(f"/tasks/{first}/claim")
    done = officer.do(f"/tasks/{first}/completion", completion(officer, first))
    second = done.body["next_task_id"]
    officer.do(f"/tasks/{second}/completion", completion(officer, second))
    case = officer.get(f"/cases/{started.body['case_id']}").body

    assert (started.status, claimed.status, done.status) == (201, 204, 200)
    assert started.headers["Location"] == f"/api/v1/cases/{started.body['case_id']}"
    assert case["case"]["ending"] == "done"
    assert case["papers"][0]["number"] is None or case["papers"][0]["number"]
    assert engine.ask(VerifyAll()).broken == ()


def test_an_inbox_and_a_task_say_what_a_screen_says(program: Programs, office: Office) -> None:
    task_id = office.start()
    officer = program(office.officer)

    (row,) = officer.get("/inbox?scope=unit").items
    task = officer.get(f"/tasks/{row['place']}").body

    assert row["place"] == task_id
    assert (row["kind"], row["due_on"], row["days_left"]) == ("task", "2024-03-11", 5)
    assert task["may_complete"] is True
    assert [one["key"] for one in task["form"]["definition"]["components"]] == [
        "title", "amount", "overall",
    ]  # fmt: skip
    assert task["context"]["today"] == {"@": "2024-03-04"}


def test_a_draft_is_kept_as_typed(program: Programs, office: Office) -> None:
    task_id = office.start()
    officer = program(office.officer)
    typed = {"form_digest": "0" * 64, "raw": {"title": "Nửa chừng", "amount": ""}}

    kept = officer.do(f"/tasks/{task_id}/draft", typed, method="PUT")
    task = officer.get(f"/tasks/{task_id}").body

    assert kept.status == 204
    assert (task["draft"], task["draft_digest"]) == (typed["raw"], typed["form_digest"])


def test_answers_that_do_not_fit_are_told_by_field(
    program: Programs, office: Office, engine: Engine
) -> None:
    task_id = office.start()
    officer = program(office.officer)
    body = completion(officer, task_id, amount="năm", overall="XYZ")

    refused = officer.do(f"/tasks/{task_id}/completion", body, Accept_Language="vi")

    assert (refused.status, refused.code) == (422, "answers-rejected")
    assert set(refused.body["problems"]) == {"amount", "overall"}
    logged = engine.ask(AccessLog(office.administrator)).rows
    assert logged[0].code == "answers-rejected"


def test_a_repeat_gives_the_same_answer_and_changes_nothing(
    program: Programs, office: Office
) -> None:
    task_id = office.start()
    officer = program(office.officer)
    body = completion(officer, task_id)
    path = f"/tasks/{task_id}/completion"

    first = officer.do(path, body, key="lần-1".encode("ascii", "ignore").decode())
    again = officer.do(path, body, key="ln-1")
    other = officer.do(path, body | {"form_digest": "0" * 64}, key="ln-1")

    assert (first.status, first.body) == (again.status, again.body) == (200, first.body)
    assert (other.status, other.code) == (409, "command-reused")


@pytest.mark.parametrize("key", ["", " ", "a" * 65, "a b", "khóa"])
def test_a_command_without_a_usable_key_is_refused(
    program: Programs, office: Office, key: str
) -> None:
    officer = program(office.officer)
    sent = {"Authorization": f"Bearer {officer.secret}", "Idempotency-Key": key}

    refused = officer.client.post(f"/api/v1/tasks/{office.start()}/claim", headers=sent)

    assert refused.status_code == 400
    assert refused.json["code"] == "bad-idempotency-key"


def test_a_file_goes_up_and_comes_down(program: Programs, office: Office) -> None:
    officer, stranger = program(office.officer), program(office.members[0])
    kept = officer.do(
        "/files?name=ghi%20chu.txt", "Giống lúa".encode(), Content_Type="application/octet-stream"
    )
    digest = kept.body["digest"]

    down = officer.get(f"/files/{digest}")

    assert kept.headers["Location"] == f"/api/v1/files/{digest}"
    assert (kept.status, kept.body["name"], kept.body["size"]) == (201, "ghi chu.txt", 12)
    assert down.response.get_data() == "Giống lúa".encode()
    assert down.headers["Content-Disposition"].startswith("attachment")
    assert stranger.get(f"/files/{digest}").status == 404


def test_signing_out_ends_the_token_itself(
    program: Programs, office: Office, engine: Engine
) -> None:
    officer = program(office.officer)
    me = officer.get("/me").body

    gone = officer.do("/me/sign-out")

    assert me["grants"] == [
        {"authority_id": office.authority_id, "role": "task_unit", "unit_id": None}
    ]
    assert gone.status == 204
    assert officer.get("/me").code == "token-refused"
    assert engine.ask(TokensOf(office.officer)) == ()
