"""A digest somebody has seen is no file of theirs: a paper carries only what its author may."""

from decimal import Decimal

import pytest
from sqlalchemy import select

from engine.commands.cases.complete_task import CompleteTask
from engine.commands.files.errors import FileNotYours
from engine.commands.files.store_file import StoreFile
from engine.commands.panels.file_panel_item import FilePanelItem
from engine.engine import Engine
from engine.forms import Answers, read_form
from engine.model.actors import Actor
from engine.model.values import Value
from engine.store.tables import access_log
from tests.builders import Office, dump, new_id, office, plain_form, two_tasks
from tests.engine.kernel.panels import CLOSE_WHEN_FIVE, council_for, panel

FORM = read_form(plain_form()).digest


@pytest.fixture
def hall(engine: Engine) -> Office:
    found = office(engine)
    found.publish(two_tasks())
    return found


def uploaded(hall: Office, by: Actor, text: str = "Đề tài") -> dict[str, Value]:
    kept = hall.engine.do(StoreFile("a.txt", text.encode(), actor=by, command_id=new_id()))
    return {"digest": kept.digest, "name": kept.name, "size": Decimal(kept.size)}


def carrying(*papers: Value) -> Answers:
    return Answers(FORM, {"rows": [{"papers": list(papers)}]})


def hand_in(hall: Office, task_id: str, *papers: Value, by: Actor | None = None) -> str | None:
    command = CompleteTask(
        task_id, FORM, carrying(*papers), actor=by or hall.officer, command_id=new_id()
    )
    return hall.engine.do(command).next_task_id


def colleague_of(hall: Office) -> Actor:
    return Actor(hall.members[0].user_id, "Đồng nghiệp", hall.officer.grants)


def test_an_own_upload_may_be_handed_in(hall: Office) -> None:
    assert hand_in(hall, hall.start(), uploaded(hall, hall.officer))


def test_what_somebody_else_uploaded_is_refused_and_nothing_changes(hall: Office) -> None:
    task_id = hall.start()
    mine, theirs = uploaded(hall, hall.officer), uploaded(hall, hall.members[0], "Khác")
    before = dump(hall.engine.database, ["access_log"])

    with pytest.raises(FileNotYours) as refusal:
        hand_in(hall, task_id, mine, theirs)

    assert refusal.value.digests == {theirs["digest"]}
    assert dump(hall.engine.database, ["access_log"]) == before
    with hall.engine.database.reading() as connection:
        assert "file-not-yours" in connection.execute(select(access_log.c.code)).scalars().all()


def test_a_file_nobody_ever_stored_is_refused(hall: Office) -> None:
    nothing: Value = {"digest": "ab" * 32, "name": "a.pdf", "size": Decimal(1)}

    with pytest.raises(FileNotYours):
        hand_in(hall, hall.start(), nothing)


def test_a_paper_of_the_case_may_be_handed_in_again_by_a_colleague(hall: Office) -> None:
    paper, elsewhere = uploaded(hall, hall.officer), hall.start()
    following = hand_in(hall, hall.start(), paper)
    assert following is not None

    assert hand_in(hall, following, paper, by=colleague_of(hall)) is None
    with pytest.raises(FileNotYours):
        hand_in(hall, elsewhere, paper, by=colleague_of(hall))


def test_a_paper_under_seal_is_nobody_elses(engine: Engine) -> None:
    hall = office(engine)
    hall.publish(panel(), decisions__close=CLOSE_WHEN_FIVE)
    (first, author), (second, other) = council_for(hall).items[:2]
    paper = uploaded(hall, author)

    def file(item_id: str, by: Actor) -> None:
        filing = FilePanelItem(item_id, FORM, carrying(paper), actor=by, command_id=new_id())
        hall.engine.do(filing)

    file(first, author)
    file(first, author)

    with pytest.raises(FileNotYours):
        file(second, other)
