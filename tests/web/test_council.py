"""A council's ballots in the browser: sealed until they are counted."""

from collections.abc import Callable

import pytest

from engine.questions.cases.case_page import CasePage
from tests.builders import Office
from tests.engine.kernel.panels import CLOSE_WHEN_FIVE, Council, council_for, panel
from tests.web.reader import Reader

Visit = Callable[..., Reader]


@pytest.fixture
def council(office: Office) -> Council:
    office.publish(panel(), decisions__close=CLOSE_WHEN_FIVE)
    return council_for(office)


def login_of(council: Council, seat: int) -> str:
    return f"m{council.hall.members.index(council.items[seat][1])}"


def council_id(council: Council) -> int:
    case_id = int(council.task_id.partition("-")[0])
    found = council.hall.engine.ask(CasePage(council.hall.officer, case_id)).council_id
    assert found is not None
    return found


def test_a_member_finds_their_ballot_and_files_it(visit: Visit, council: Council) -> None:
    reader = visit(login_of(council, 2)).open("/hoi-dong")
    assert "1 phiếu chờ nộp" in reader.text

    reader.open(f"/cong-viec/{council.items[2][0]}")
    reader.press("Nộp phiếu", title="Tốt", overall="DAT")

    assert "Đã nộp phiếu" in reader.text
    assert "1 phiếu chờ nộp" not in reader.open("/hoi-dong").text


def test_before_the_count_the_secretary_sees_who_has_filed_and_not_what(
    visit: Visit, council: Council
) -> None:
    member = visit(login_of(council, 0)).open(f"/cong-viec/{council.items[0][0]}")
    member.press("Nộp phiếu", title="Điều không ai được thấy", overall="DAT")

    reader = visit("officer").open(f"/cong-viec/{council.task_id}")

    assert "Đã nộp 1 / 7 phiếu." in reader.text
    assert "Điều không ai được thấy" not in reader.open(f"/hoi-dong/{council_id(council)}").text


def test_counting_too_early_is_refused_with_what_is_missing(visit: Visit, council: Council) -> None:
    reader = visit("officer").open(f"/cong-viec/{council.task_id}")

    reader.press("Kiểm phiếu")

    assert reader.status == 409
    assert "Chưa đủ điều kiện kiểm phiếu" in reader.text
    assert "Đã nộp 0 / 7 phiếu." in reader.text


def test_after_the_count_the_page_of_the_council_tells_the_result(
    visit: Visit, council: Council
) -> None:
    for item_id, member in council.items[:5]:
        council.hall.engine.do(council.hall.ballot(item_id, member))
    reader = visit("officer").open(f"/cong-viec/{council.task_id}")

    reader.press("Kiểm phiếu")
    assert "Đã kiểm phiếu." in reader.text

    reader.open(f"/hoi-dong/{council_id(council)}")
    assert "Kết quả kiểm phiếu" in reader.text


def test_a_ballot_after_the_count_is_refused_and_what_was_typed_is_kept(
    visit: Visit, council: Council
) -> None:
    late = visit(login_of(council, 6)).open(f"/cong-viec/{council.items[6][0]}")
    for item_id, member in council.items[:5]:
        council.hall.engine.do(council.hall.ballot(item_id, member))
    council.hall.engine.do(council.close())

    late.press("Nộp phiếu", title="Đến muộn", overall="DAT")

    assert late.status == 409
    assert late.value("title") == "Đến muộn"


def test_the_ballot_of_another_member_does_not_exist(visit: Visit, council: Council) -> None:
    reader = visit(login_of(council, 1)).open(f"/cong-viec/{council.items[0][0]}")

    assert reader.status == 404
