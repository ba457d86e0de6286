"""Steps 4 and 5: a result is accepted, registered and published, or is not."""

import json
from collections.abc import Callable

import pytest

from engine.cli import main
from engine.questions.publication.certificate_by_number import CertificateByNumber
from engine.questions.publication.public_results import PublicResults
from tests.acceptance.province import Province
from tests.acceptance.step_1 import RICE
from tests.acceptance.step_4 import complete, rate
from tests.acceptance.step_5 import apply_for_registration, certify, publish, recognise

After = Callable[[str], Province]


@pytest.fixture
def submitted(after: After) -> Province:
    return after("submitted")


def test_a_mission_ends_with_a_public_certificate(submitted: Province) -> None:
    rate(submitted, "XUAT_SAC")
    complete(submitted)
    apply_for_registration(submitted)
    certify(submitted)
    assert submitted.mission(RICE).status == "REGISTERED"
    publish(submitted)
    recognise(submitted)

    mission = submitted.mission(RICE)
    number = mission.attributes["certificate_no"]
    assert mission.status == "LIQUIDATED"
    assert mission.attributes["rating"] == "XUAT_SAC"
    assert isinstance(number, str)
    assert submitted.engine.ask(CertificateByNumber(number)) is not None
    assert [one.title for one in submitted.engine.ask(PublicResults()).rows] == [RICE]
    assert submitted.endings_of("P4") == ["accepted"]
    assert submitted.endings_of("P5") == ["registered"]
    assert submitted.endings_of("P3") == ["term-ended"]


def test_the_command_line_verifies_a_whole_province(
    submitted: Province, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    address = submitted.engine.database.sql.url.render_as_string(hide_password=False)
    monkeypatch.setenv("NHIEMVU_DATABASE_URL", address)

    assert main(["audit", "verify", "--json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert told["holds"]
    assert told["replayed"] == len(submitted.endings)


def test_a_mission_the_council_fails_is_not_accepted(submitted: Province) -> None:
    rate(submitted, "KHONG_DAT")

    assert submitted.mission(RICE).status == "NOT_ACCEPTED"
    assert submitted.endings_of("P4") == ["not-accepted"]
    assert not any(element.startswith(("P4", "P5")) for element in submitted.waiting)


def test_a_refused_registration_is_mended_and_tried_again(submitted: Province) -> None:
    rate(submitted, "DAT")
    complete(submitted)
    apply_for_registration(submitted)

    submitted.do("P5_03", result="TU_CHOI", refuse_reason="Thiếu báo cáo tóm tắt")
    submitted.do("P4_14_lap_lai")
    apply_for_registration(submitted)
    certify(submitted)

    assert submitted.endings_of("P5") == ["refused", None]
    assert submitted.mission(RICE).status == "REGISTERED"
