import shutil
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from engine.engine import Engine
from engine.jobs.publish_shipped import publish_shipped
from engine.model.actors import Actor
from engine.questions.accounts.sample_accounts import SampleAccounts
from engine.questions.calls.open_calls import OpenCalls
from engine.questions.councils.my_councils import MyCouncils
from engine.questions.inbox.inbox import Inbox
from engine.questions.missions.mission_page import MissionPage
from engine.questions.missions.missions import Missions
from engine.questions.publication.certificate_by_number import CertificateByNumber
from engine.questions.publication.public_results import PublicResults
from engine.sample.building import build_sample
from engine.sample.clock import clock_of
from engine.settings import Settings, read_settings
from engine.store import people
from engine.store.database import open_database


def installed(path: Path) -> Engine:
    settings: Settings = read_settings({"NHIEMVU_DATA_DIR": str(path)})
    return Engine(open_database(settings.database_url), settings=settings)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Engine:
    path = tmp_path_factory.mktemp("sample")
    shutil.copy(sqlite_template, path / "nhiemvu.db")
    engine = installed(path)
    publish_shipped(engine)
    build_sample(engine)
    return Engine(engine.database, now=clock_of(engine.database), settings=engine.settings)


def actor(engine: Engine, login: str) -> Actor:
    with engine.database.reading() as connection:
        account = people.account(connection, login)
        assert account is not None
        found = people.actor(connection, account.user_id, engine.today())
    assert found is not None
    return found


def steps(engine: Engine) -> dict[str, list[int]]:
    auditor = actor(engine, "thanhtra")
    found = {}
    for one in engine.ask(Missions(auditor)).rows:
        page = engine.ask(MissionPage(auditor, one.mission_id))
        found[one.title] = [case.step for case in page.cases if case.state == "open"]
    return found


def test_a_mission_stands_in_each_of_the_five_steps(sample: Engine) -> None:
    standing = {step for open_in in steps(sample).values() for step in open_in}
    lists = [row.step for row in sample.ask(Inbox(actor(sample, "chuyengia1"))).rows]

    assert standing | set(lists) == {1, 2, 3, 4, 5}


def test_one_mission_has_arrived_and_its_certificate_is_found(sample: Engine) -> None:
    (result,) = sample.ask(PublicResults()).rows

    certificate = sample.ask(CertificateByNumber(str(result.certificate_no)))

    assert certificate is not None
    assert certificate.mission_id == result.mission_id
    assert result.attributes
    assert [] in steps(sample).values()


def test_a_call_is_open_and_has_an_answer(sample: Engine) -> None:
    (call,) = sample.ask(OpenCalls("call-proposals"))

    assert call.is_open
    assert call.body
    assert sample.ask(Inbox(actor(sample, "quanly1"), scope="unit")).total >= 1


@pytest.mark.parametrize(
    ("login", "scope"),
    [
        ("quanly1", "unit"),
        ("thongtin1", "unit"),
        ("daihoc2", "mine"),
        ("congty2", "mine"),
        ("chuyengia1", "mine"),
        ("chuyengia5", "mine"),
    ],
)
def test_inboxes_show_something(sample: Engine, login: str, scope: str) -> None:
    assert sample.ask(Inbox(actor(sample, login), scope=scope)).rows


def test_experts_have_councils_with_papers_to_file(sample: Engine) -> None:
    councils = sample.ask(MyCouncils(actor(sample, "chuyengia3")))

    assert any(one.open_items for one in councils)


def test_a_building_that_was_interrupted_goes_on(tmp_path: Path, sqlite_template: Path) -> None:
    shutil.copy(sqlite_template, tmp_path / "nhiemvu.db")
    engine = installed(tmp_path)
    publish_shipped(engine)
    left = [900]

    def cut(connection: Connection, *_: object) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise KeyboardInterrupt

    event.listen(engine.database.sql, "before_cursor_execute", cut)
    with pytest.raises(KeyboardInterrupt):
        build_sample(engine)
    event.remove(engine.database.sql, "before_cursor_execute", cut)

    said: list[str] = []
    assert build_sample(engine, said.append) is True

    assert said[:2] == ["people", "missions from 2022-01-10"]
    assert said[-1] == "missions until 2024-02-26"
    again = Engine(engine.database, now=clock_of(engine.database), settings=engine.settings)
    assert len(again.ask(SampleAccounts())) > 30
    assert len(steps(again)) == 5
