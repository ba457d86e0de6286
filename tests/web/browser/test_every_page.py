"""Every page, on a desk and on a telephone: accessible, in one column, without a complaint."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Page

import webapp
from tests.web.browser.conftest import Site

pytestmark = pytest.mark.browser

AXE = Path(webapp.__file__).parent / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
#: Whoever may see a page sees it; links lead on to the pages of single things.
STARTS = {
    "": ["/", "/cong-khai/thong-bao", "/cong-khai/nhiem-vu", "/cong-khai/ket-qua",
         "/cong-khai/giay-chung-nhan", "/cong-khai/giay-chung-nhan?so=khong-co", "/dang-nhap"],
    "quanly1": ["/hop-viec", "/hop-viec?cua=don-vi", "/nhiem-vu", "/thong-bao", "/tai-khoan"],
    "daihoc1": ["/cua-toi", "/thong-bao", "/hop-viec"],
    "chuyengia5": ["/hoi-dong", "/hop-viec"],
    "quantri": ["/quan-tri/phien-ban", "/quan-tri/su-co", "/quan-tri/nguoi-dung",
                "/quan-tri/nhat-ky", "/quan-tri/don-vi", "/quan-tri/viec-quan-tri",
                "/quan-tri/nguoi-dung/moi", "/quan-tri/nguoi-dung/bang-tinh",
                "/quan-tri/hai-lop", "/quan-tri/nguoi-dung/1/ket-thuc", "/tai-khoan/hai-lop"],
}  # fmt: skip
#: Of each kind of single thing, as many are opened from each list.
OPENED = 2
SINGLE = ("/cong-viec/", "/ho-so/", "/nhiem-vu/", "/thong-bao/", "/hoi-dong/", "/noi-dung/",
          "/quan-tri/phien-ban/", "/quan-tri/nguoi-dung/1", "/cong-khai/ket-qua/",
          "/cong-khai/nhiem-vu/", "/cong-khai/thong-bao/")  # fmt: skip


@pytest.mark.parametrize("width", [1280, 360])
def test_every_page_is_accessible_and_fits(site: Site, width: int) -> None:
    wrong: dict[str, object] = {}
    for login, starts in STARTS.items():
        page = site.visit(login, width)
        said: list[str] = []
        page.on("console", lambda message, said=said: _note(message, said))
        page.on("pageerror", lambda error, said=said: said.append(str(error)))
        for path in _with_what_they_lead_to(page, starts):
            page.goto(path)
            page.wait_for_load_state("networkidle")
            found = _violations(page) + said
            if page.evaluate("document.documentElement.scrollWidth") > width:
                found.append("wider than the window")
            if found:
                wrong[f"{login} {path}"] = found[:]
            said.clear()
        page.context.close()

    assert wrong == {}


def test_the_mark_of_bpmn_io_is_seen_and_nothing_lies_over_it(site: Site) -> None:
    page = site.visit("quantri")
    page.goto("/quan-tri/phien-ban")
    page.get_by_role("link", name="Triển khai").first.click()
    mark = page.locator(".bjs-powered-by")
    mark.scroll_into_view_if_needed()

    box = mark.bounding_box()
    assert box is not None
    on_top = page.evaluate(
        "([x, y]) => !!document.elementFromPoint(x, y).closest('.bjs-powered-by')",
        [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2],
    )

    assert mark.is_visible()
    assert on_top


def test_the_keyboard_reaches_the_content_first(site: Site) -> None:
    page = site.visit("quanly1")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "main"


def _note(message: ConsoleMessage, said: list[str]) -> None:
    if message.type in {"error", "warning"}:
        said.append(message.text)


def _violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text("utf-8"))
    return page.evaluate(
        "axe.run().then(({violations}) => violations.map(({id, nodes}) =>"
        " id + ': ' + nodes.map(({target}) => target.join(' ')).join(', ')))"
    )


def _with_what_they_lead_to(page: Page, starts: list[str]) -> list[str]:
    found = list(starts)
    for path in starts:
        page.goto(path)
        found += [one for one in _single(page) if one not in found]
    return found


def _single(page: Page) -> Iterator[str]:
    hrefs = page.eval_on_selector_all("main a[href]", "all => all.map(a => a.getAttribute('href'))")
    for kind in SINGLE:
        yield from [href for href in dict.fromkeys(hrefs) if href.startswith(kind)][:OPENED]
