"""Forms that save themselves and change while somebody types."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.web.browser.conftest import Site
from tests.web.browser.stage import Stage

pytestmark = pytest.mark.browser

LISTING = "Mở hồ sơ: Xây dựng danh mục nhiệm vụ khoa học và công nghệ"


@pytest.fixture
def proposal(new_site: Site, tmp_path: Path) -> Iterator[Page]:
    """Open the form of a proposal on a call that was just published."""
    stage = Stage(new_site, tmp_path)
    case = stage.starts("quanly1", "/hop-viec", LISTING)
    stage.does("quanly1", case, "P1_01")
    page = stage.window("nguoidexuat")
    page.goto(stage.finds_call("nguoidexuat", "Mời đề xuất nhiệm vụ"))
    page.get_by_role("button", name="Mở hồ sơ: Đề xuất nhiệm vụ khoa học và công nghệ").click()
    page.wait_for_url("**/cong-viec/**")
    yield page
    page.unroute_all(behavior="ignoreErrors")


def test_what_is_typed_is_there_after_the_page_is_opened_again(proposal: Page) -> None:
    proposal.get_by_label("Tên nhiệm vụ").fill("Phục tráng quýt Hương Cần")
    expect(proposal.locator("#draft-status")).to_contain_text("Đã lưu nháp lúc")

    proposal.reload()

    expect(proposal.get_by_label("Tên nhiệm vụ")).to_have_value("Phục tráng quýt Hương Cần")


def test_a_question_shows_when_an_answer_asks_for_it(proposal: Page) -> None:
    question = proposal.get_by_label("Xuất xứ công nghệ")
    expect(question).to_have_count(0)

    proposal.get_by_label("Dự án sản xuất thử nghiệm").check()

    expect(question.first).to_be_visible()


def test_a_row_that_was_added_while_a_draft_was_being_saved_stays(proposal: Page) -> None:
    rows = proposal.locator(".app-form__row")
    before = rows.count()
    proposal.route("**/nhap", _slowly)

    proposal.get_by_label("Tên nhiệm vụ").fill("Gõ xong là bấm ngay")
    proposal.wait_for_timeout(1100)
    proposal.get_by_role("button", name="Thêm dòng").first.click()
    proposal.wait_for_timeout(2500)

    expect(rows).to_have_count(before + 1)


def test_what_is_typed_while_a_draft_is_under_way_is_not_undone(proposal: Page) -> None:
    proposal.route("**/nhap", _slowly)
    title = proposal.get_by_label("Tên nhiệm vụ")

    title.fill("Phục tráng")
    proposal.wait_for_timeout(1200)
    title.fill("Phục tráng quýt Hương Cần")
    proposal.get_by_label("Địa chỉ", exact=True).focus()
    proposal.wait_for_timeout(3000)

    expect(title).to_have_value("Phục tráng quýt Hương Cần")


def test_when_saving_fails_it_is_said_and_nothing_is_lost(proposal: Page) -> None:
    proposal.route("**/nhap", lambda route: route.abort())

    proposal.get_by_label("Tên nhiệm vụ").fill("Mất mạng")

    expect(proposal.locator("#draft-status")).to_contain_text("Chưa lưu được nháp")
    expect(proposal.get_by_label("Tên nhiệm vụ")).to_have_value("Mất mạng")


def _slowly(route: Route) -> None:
    answer = route.fetch()
    route.request.frame.page.wait_for_timeout(700)
    route.fulfill(response=answer)
