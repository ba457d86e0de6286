"""What the log tells of a day's work, and what it never tells."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from sqlalchemy.exc import StatementError

from engine.commands.accounts.grant_role import GrantRole
from engine.engine import Engine
from engine.model.actors import SYSTEM
from engine.model.errors import EngineError
from engine.telemetry.logs import FIELDS, configure, log
from tests import builders
from tests.builders import Office
from tests.web.reader import PASSWORD, Reader
from webapp.visitors import TOKEN

Visit = Callable[..., Reader]
MARK = "dau-vet-rieng-tu"


@pytest.fixture
def told() -> Iterator[io.StringIO]:
    stream = io.StringIO()
    configure("json", stream)
    yield stream
    configure("json", io.StringIO())


def lines(told: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in told.getvalue().splitlines()]


def story(visit: Visit, office: Office) -> Reader:
    """Sign in, search, look, answer, be refused; all that is typed carries the mark."""
    reader = visit("officer")
    place = office.start()
    reader.open(f"/nhiem-vu?tim={MARK}")
    reader.open(f"/hop-viec?tim={MARK}")
    reader.open(f"/cong-viec/{place}?{MARK}=1")
    reader.press("Hoàn thành", title=MARK, amount=MARK)
    reader.press("Hoàn thành", title=MARK, amount="5")
    reader.open(f"/cong-viec/{MARK}")
    anybody = visit()
    anybody.open("/dang-nhap")
    anybody.press("Đăng nhập", login=MARK, password=f"{MARK}-mat-khau")
    return reader


def test_no_answer_name_query_or_token_stands_in_the_log(
    visit: Visit, office: Office, told: io.StringIO
) -> None:
    reader = story(visit, office)
    cookie = reader.client.get_cookie(TOKEN)

    text = told.getvalue()

    assert cookie is not None
    assert {"CompleteTask", "SignIn"} <= {line.get("command") for line in lines(told)}
    assert [
        secret for secret in (MARK, PASSWORD, cookie.value, "Cán bộ", "Tên") if secret in text
    ] == []


def test_each_line_is_one_event_with_known_fields(
    visit: Visit, office: Office, told: io.StringIO
) -> None:
    story(visit, office)

    found = lines(told)

    assert all(set(line) <= set(FIELDS) for line in found)
    answered = [line for line in found if line["event"] == "answered"]
    assert all({"request_id", "route", "status", "milliseconds"} <= set(line) for line in answered)
    assert "/cong-viec/<place>" in {line["route"] for line in answered}


def test_a_command_is_told_with_its_case_and_the_request_it_came_by(
    visit: Visit, office: Office, told: io.StringIO
) -> None:
    story(visit, office)

    done = [line for line in lines(told) if line.get("command") == "CompleteTask"]

    assert [line["event"] for line in done] == ["done"]
    assert isinstance(done[0]["case_id"], int)
    assert done[0]["command_id"]
    assert done[0]["request_id"]


def test_a_refusal_is_told_with_its_code(engine: Engine, office: Office, told: io.StringIO) -> None:
    task_id = office.start()
    office.complete(task_id, amount=builders.money(1))

    with pytest.raises(EngineError) as refusal:
        office.complete(task_id, amount=builders.money(1))

    last = lines(told)[-1]
    assert (last["event"], last["code"]) == ("refused", refusal.value.code)
    assert last["case_id"]


def test_a_bug_is_told_by_its_place_and_not_by_what_it_says(
    engine: Engine, office: Office, told: io.StringIO
) -> None:
    no_date: Any = MARK
    with pytest.raises(StatementError) as bug:
        engine.do(
            GrantRole(
                office.officer.user_id, "leader", office.authority_id, None, no_date,
                actor=SYSTEM, command_id="1",
            )
        )  # fmt: skip

    last = lines(told)[-1]
    assert (last["event"], last["error"]) == ("failed", type(bug.value).__name__)
    assert "engine" in last["at"]
    assert MARK not in told.getvalue()


def test_a_line_of_a_library_holds_no_values(told: io.StringIO) -> None:
    log().info("done", answers=MARK, code="x")
    try:
        int(MARK)
    except ValueError:
        logging.getLogger("waitress").exception("Serving %s failed", MARK)

    library = lines(told)[-1]
    assert (library["logger"], library["event"], library["error"]) == (
        "waitress", "Serving %s failed", "ValueError",
    )  # fmt: skip
    assert MARK not in told.getvalue()


def test_a_line_break_in_a_value_stays_in_its_line() -> None:
    stream = io.StringIO()
    configure("keyvalue", stream)

    log().info("done", command_id="1\nevent=forged", code="x y")

    (line,) = stream.getvalue().splitlines()
    assert 'code="x y"' in line
    assert line.startswith("timestamp=")
