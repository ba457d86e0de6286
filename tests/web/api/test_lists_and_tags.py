"""Lists go on where they stopped, and what has not changed is not told twice."""

from collections.abc import Callable

import pytest

from engine.projections.steps import case_of
from tests.builders import Office
from tests.conftest import Clock
from tests.web.api.program import Program

Programs = Callable[..., Program]


def walk(program: Program, path: str) -> list[list[object]]:
    pages, cursor = [], ""
    while True:
        joined = "&" if "?" in path else "?"
        answer = program.get(f"{path}{joined}cursor={cursor}" if cursor else path)
        pages.append(answer.items)
        cursor = answer.body["next"]
        if cursor is None:
            return pages


def test_an_inbox_is_read_to_its_end(program: Programs, office: Office) -> None:
    opened = [office.start() for _ in range(5)]

    pages = walk(program(office.officer), "/inbox?scope=unit&limit=2")

    assert [len(page) for page in pages] == [2, 2, 1]
    assert sorted(row["place"] for page in pages for row in page) == sorted(opened)  # type: ignore[index]


def test_a_list_that_is_one_tuple_is_cut_as_well(program: Programs, office: Office) -> None:
    for _ in range(3):
        office.start()

    pages = walk(program(office.officer), "/lists?limit=2")

    assert [len(page) for page in pages] == [2, 1]


def test_the_access_log_goes_on_where_it_stopped_while_it_grows(
    program: Programs, office: Office
) -> None:
    administrator = program(office.administrator)
    for _ in range(4):
        program().get("/me", Authorization="Bearer nv_x")

    first = administrator.get("/access-log?limit=3")
    for _ in range(2):
        program().get("/me", Authorization="Bearer nv_x")
    second = administrator.get(f"/access-log?cursor={first.body['next']}")

    assert len(first.items) == 3
    assert [one["entry_id"] for one in second.items] == [first.items[-1]["entry_id"] - 1]
    assert second.body["next"] is None


@pytest.mark.parametrize("cursor", ["", "x", "WzEsMl0.sig", "é", "a" * 10_000])
def test_a_cursor_nobody_made_is_refused(program: Programs, office: Office, cursor: str) -> None:
    refused = program(office.officer).get(f"/inbox?cursor={cursor}")

    assert (refused.status, refused.code) == (400, "bad-cursor")


def test_a_cursor_is_of_its_list_and_its_words(program: Programs, office: Office) -> None:
    for _ in range(3):
        office.start()
    officer = program(office.officer)
    cursor = officer.get("/inbox?scope=unit&limit=2").body["next"]

    assert officer.get(f"/lists?cursor={cursor}").code == "bad-cursor"
    assert officer.get(f"/inbox?scope=mine&cursor={cursor}").code == "bad-cursor"


def test_a_case_that_has_not_changed_is_not_told_again(
    program: Programs, office: Office, clock: Clock
) -> None:
    task_id = office.start()
    path = f"/cases/{case_of(task_id)}"
    officer, administrator = program(office.officer), program(office.administrator)
    tag = officer.get(path).headers["ETag"]

    same = officer.get(path, If_None_Match=tag)
    anothers = administrator.get(path, If_None_Match=tag)
    officer.do(f"/tasks/{task_id}/claim")
    changed = officer.get(path, If_None_Match=tag)

    assert (same.status, same.response.get_data()) == (304, b"")
    assert same.headers["ETag"] == tag
    assert anothers.status == 200
    assert changed.status == 200
    assert changed.headers["ETag"] != tag


def test_a_foreign_case_has_no_tag(program: Programs, office: Office) -> None:
    path = f"/cases/{case_of(office.start())}"
    tag = program(office.officer).get(path).headers["ETag"]

    assert program(office.members[0]).get(path, If_None_Match=tag).status == 404


def test_a_command_is_done_only_to_the_state_it_was_meant_for(
    program: Programs, office: Office
) -> None:
    task_id = office.start()
    officer = program(office.officer)
    old = officer.get(f"/cases/{case_of(task_id)}").headers["ETag"]

    done = officer.do(f"/tasks/{task_id}/claim", If_Match=old)
    late = officer.do(f"/tasks/{task_id}/release", If_Match=old)
    odd = officer.do(f"/tasks/{task_id}/release", If_Match='"something"')
    stranger = program(office.members[0]).do(f"/tasks/{task_id}/release", If_Match=old)
    new = officer.get(f"/cases/{case_of(task_id)}").headers["ETag"]
    either = officer.do(f"/tasks/{task_id}/release", If_Match=f"{old}, {new}")

    assert done.status == 204
    assert (late.status, late.code) == (412, "case-changed")
    assert odd.status == 412
    assert stranger.status == 404
    assert either.status == 204
