"""The account page makes and ends tokens on a telephone, without a script, for everybody."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

import webapp
from tests.web.browser.conftest import Site

pytestmark = pytest.mark.browser

AXE = Path(webapp.__file__).parent / "frontend" / "node_modules" / "axe-core" / "axe.min.js"


@pytest.mark.parametrize("width", [1280, 360])
def test_a_token_is_made_and_revoked_on_an_accessible_page(new_site: Site, width: int) -> None:
    page = new_site.visit("quanly1", width)
    page.goto("/tai-khoan")
    page.get_by_role("button", name="Tạo mã truy cập").click()
    wrong = _violations(page)
    page.get_by_label("Tên mã").fill("Kho dữ liệu của trường")
    page.get_by_label("Đọc và thực hiện").check()
    page.get_by_role("button", name="Tạo mã truy cập").click()

    secret = page.locator("#secret").inner_text()
    found = wrong + _violations(page)
    widest = page.evaluate("document.documentElement.scrollWidth")
    page.get_by_role("button", name="English").click()
    english = page.locator("#ma-truy-cap").inner_text()
    page.get_by_role("button", name="Revoke Kho dữ liệu của trường").click()

    assert secret.startswith("nv_")
    assert found == []
    assert widest <= width
    assert "Read and act" in english
    assert page.get_by_text("The access token was revoked.").is_visible()


def test_no_script_is_needed(new_site: Site) -> None:
    signed_in = new_site.visit("quanly1").context.storage_state()
    context = new_site.browser.new_context(
        java_script_enabled=False, base_url=new_site.address, storage_state=signed_in
    )
    page = context.new_page()
    page.goto("/tai-khoan")
    page.get_by_label("Tên mã").fill("Kho")
    page.get_by_role("button", name="Tạo mã truy cập").click()

    assert page.locator("#secret").inner_text().startswith("nv_")
    page.get_by_role("button", name="Thu hồi Kho").click()
    assert page.get_by_text("Đã thu hồi mã truy cập.").is_visible()


def _violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text("utf-8"))
    return page.evaluate(
        "axe.run().then(({violations}) => violations.map(({id, nodes}) =>"
        " id + ': ' + nodes.map(({target}) => target.join(' ')).join(', ')))"
    )
