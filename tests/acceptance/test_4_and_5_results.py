"""Steps 4 and 5: a result is accepted, registered and published, or is not."""

import json
from collections.abc import Callable

import pytest

from engine.cli import main
from engine.questions.publication.certificate_by_number import CertificateByNumber
from engine.questions.publication.public_results import PublicResults
from tests.acceptance.province import Province
from tests.acceptance.step_1 import NINE, RICE, seats
from tests.acceptance.step_4 import MEETS, PRODUCTS, TERM_ENDS, complete, rate
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


def test_three_experts_check_the_products_before_the_group_reports(after: After) -> None:
    province = after("running")
    province.go_to(TERM_ENDS)
    province.do("P4_01", products=PRODUCTS)
    province.do("P4_02")
    province.do("P4_03", m3_result="HOP_LE")
    province.do("P4_04", expert_group=True)
    province.do("P4_05", decision_no="12/QĐ", meeting_planned=MEETS, seats=seats(province, NINE))
    province.do("P4_06")

    for sheet in (1, 2, 3):
        province.do("P4_07_phieu", reliability=f"Phiếu {sheet}")
    province.do("P4_07", group_conclusion="Sản phẩm đạt yêu cầu")

    assert "P4_08" in province.waiting


def test_a_technology_is_registered_with_its_description(submitted: Province) -> None:
    rate(submitted, "DAT")
    complete(submitted)

    submitted.do("P5_01", tech_process=True)
    submitted.do("P5_01_cong_nghe", process_name="Canh tác lúa chịu mặn")
    submitted.do("P5_02")
    certify(submitted)

    assert submitted.mission(RICE).status == "REGISTERED"
