"""An installation without anybody gets its first administrator from the command line."""

import json
from pathlib import Path

import pytest

from engine.cli import main
from engine.commands.accounts.make_administrator import MakeAdministrator
from engine.commands.accounts.sign_in import SignIn
from engine.engine import Engine
from engine.installation import installation, upgrade_schema
from engine.model.actors import SYSTEM
from engine.permissions import NotAllowed
from engine.questions.accounts.actor_of import ActorOf
from engine.questions.administration.acts import Acts
from tests.engine.accounts.staff import Staff, new_id


def test_the_owner_of_the_machine_makes_the_first_administrator(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NHIEMVU_DATA_DIR", str(tmp_path))
    upgrade_schema()
    words = ["account", "administrator", "QuanTri", "Mai Thành", "--authority", "HUE", "--json"]

    assert main(words) == 0

    told = json.loads(capsys.readouterr().out)
    with installation() as engine:
        attempt = SignIn(told["login"], told["password"], actor=SYSTEM, command_id=new_id())
        engine.do(attempt)
        session = engine.ask(ActorOf(attempt.token))
        assert session is not None
        assert session.must == "password"
        kinds = [one.kind for one in engine.ask(Acts(session.actor)).rows]
    assert kinds == ["role-granted", "person-created", "authority-created"]
    assert main(words) == 2


def test_an_authority_that_is_there_gets_one_more(engine: Engine, staff: Staff) -> None:
    made = engine.do(
        MakeAdministrator(
            "HUE",
            "Huế",
            "cấp tỉnh",
            "moi",
            "Mới",
            "abcd-efgh-jkmn",
            actor=SYSTEM,
            command_id=new_id(),
        )
    )

    assert made.authority_id == staff.authority_id


def test_nobody_else_makes_administrators_like_this(staff: Staff) -> None:
    with pytest.raises(NotAllowed):
        staff.do(MakeAdministrator("X", "X", "X", "x1", "X", "abcd", **staff.by("chinh")))
