"""Reading in a browser: histories in words, diagrams one can see, file inputs one can read."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.browser.conftest import Site
from tests.web.browser.stage import Stage

pytestmark = pytest.mark.browser

DIGEST = re.compile(r"\b[0-9a-f]{32,}\b")
FINISHED = "Nghiên cứu số hóa và phục hồi hoa văn gỗ nhà vườn Huế (mẫu)"


def open_mission(site: Site, width: int = 1280) -> Page:
    page = site.visit("quanly1", width)
    page.goto("/nhiem-vu")
    page.get_by_role("link", name=FINISHED, exact=True).click()
    page.wait_for_url("**/nhiem-vu/*")
    return page


def test_a_finished_mission_is_told_in_words_and_leads_to_the_whole(site: Site) -> None:
    page = open_mission(site)
    entries = page.locator(".app-timeline > li")
    expect(entries).to_have_count(20)

    page.get_by_role("link", name="Xem toàn bộ lịch sử").click()

    page.wait_for_url("**?lich-su=du#lich-su")
    assert entries.count() > 100
    assert DIGEST.findall(page.locator("main").inner_text()) == []
    assert "Trúng tuyển" in page.locator(".app-timeline__found").first.inner_text() or (
        page.locator(".app-timeline__found", has_text="được chọn").count() > 0
    )


def test_the_list_of_papers_opens_as_a_whole(site: Site) -> None:
    page = open_mission(site)
    papers = page.locator(".app-papers:not(.app-papers--inside) > li")
    expect(papers).to_have_count(10)

    page.get_by_role("link", name="Xem tất cả").click()

    page.wait_for_url("**?van-ban=du#van-ban")
    assert papers.count() > 10


@pytest.mark.parametrize("width", [1280, 360])
def test_a_diagram_opens_alone_and_escape_brings_it_back(site: Site, width: int) -> None:
    page = open_mission(site, width)
    page.locator(".app-row a").first.click()
    button = page.get_by_role("button", name="Toàn màn hình")
    button.focus()

    page.keyboard.press("Enter")

    canvas = page.locator("dialog .app-diagram__canvas")
    expect(canvas).to_be_visible()
    box = canvas.bounding_box()
    assert box is not None
    assert box["width"] > width - 40
    expect(page.locator("dialog .bjs-powered-by")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name="Toàn màn hình", exact=True)).to_be_focused()


def test_a_file_input_speaks_vietnamese_and_tells_what_was_chosen(
    new_site: Site, tmp_path: Path
) -> None:
    page = page_with_a_file(Stage(new_site, tmp_path))
    chosen = page.locator(".app-form__chosen").first
    expect(chosen).to_have_text("Chưa chọn tệp nào")
    paper = tmp_path / "to-trinh.pdf"
    paper.write_bytes(b"%PDF-1.4\ntrailer << >>\n%%EOF\n")
    page.route("**/nhap", lambda route: route.abort())

    page.locator("input[type=file]").first.set_input_files(paper)

    expect(chosen).to_have_text("to-trinh.pdf")
    expect(page.locator(".app-form__choose").first).to_have_text("Chọn tệp")
    page.locator("input[type=file]").first.focus()
    outline = "getComputedStyle(document.querySelector('.app-form__choose')).backgroundColor"
    assert page.evaluate(outline) == "rgb(255, 221, 0)"


def page_with_a_file(stage: Stage) -> Page:
    """Open the first task of a list, whose form takes a file."""
    listing = "Mở hồ sơ: Xây dựng danh mục nhiệm vụ khoa học và công nghệ"
    stage.starts("quanly1", "/hop-viec", listing)
    page = stage.window("quanly1")
    expect(page.locator("#task-form")).to_be_visible()
    return page
