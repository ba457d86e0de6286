"""Forms in real Chromium: judged by axe, walked by keyboard, followed from complaint to field."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page

import webapp
from engine.forms import Form, Problem, prefill, read_form
from engine.model.values import Value
from tests.web.forms.makers import NOW, PAGE, choices, field, form_of, problems_of
from tests.web.forms.test_shipped_forms import CONTEXT, SHIPPED
from webapp.forms import render_form

pytestmark = pytest.mark.browser

_WEBAPP: Final = Path(webapp.__file__).parent
_BUILT: Final = _WEBAPP / "static" / "build"
_AXE: Final = _WEBAPP / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
#: Long and short, ballots and reports: every kind of field and of list stands in one of them.
FORMS: Final = ("A1-DXNV", "B1-2a-TMDTCN", "B2-3a-DG", "QD-HD", "A-1-BCDK", "TT11-M7")
_FOUND: Final = """() => axe.run().then(({violations}) => violations.map(({id, nodes}) =>
    id + ': ' + nodes.map(({target}) => target.join(' ')).join(', ')))"""
Problems = Mapping[str, Sequence[Problem]]


def shipped(form_id: str) -> Form:
    (path,) = (path for path in SHIPPED if path.stem == form_id)
    return read_form(path.read_bytes())


def asset(name: str) -> Path:
    return _BUILT / str(json.loads((_BUILT / "manifest.json").read_text("utf-8"))[name])


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def lay(page: Page, form: Form, raw: Mapping[str, Value], problems: Problems) -> None:
    """Put a form on a page of its own, with the styles and scripts of the product."""
    fields = render_form(form, raw, problems, CONTEXT, PAGE)
    page.set_content(
        f'<!doctype html><html lang="vi"><head><title>{form.id}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"></head>'
        f'<body><main class="govuk-main-wrapper"><h1>{form.id}</h1>'
        f'<form method="post" novalidate>{fields}<button>Gửi</button></form></main></body></html>'
    )
    page.add_style_tag(content=asset("style.css").read_text("utf-8"))
    page.add_script_tag(content=asset("app.js").read_text("utf-8"), type="module")
    page.wait_for_function("document.body.classList.contains('js-enabled')")


def violations(page: Page) -> list[str]:
    """Judge the page on a desk and on a telephone."""
    page.evaluate(_AXE.read_text("utf-8"))
    found: list[str] = []
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 900})
        found += page.evaluate(_FOUND)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"wider than {width}")
    return found


@pytest.mark.parametrize("form_id", FORMS)
def test_a_shipped_form_is_accessible_before_and_after_a_refusal(page: Page, form_id: str) -> None:
    form = shipped(form_id)
    start = prefill(form, CONTEXT, NOW)
    lay(page, form, start, {})
    before = violations(page)

    lay(page, form, start, problems_of(form, {}))

    assert before == []
    assert violations(page) == []


@pytest.mark.parametrize("form_id", FORMS)
def test_every_complaint_is_followed_to_its_field(page: Page, form_id: str) -> None:
    form = shipped(form_id)
    start = prefill(form, CONTEXT, NOW)
    lay(page, form, start, problems_of(form, start))
    links = page.locator(".govuk-error-summary a")

    missed = []
    for link in links.all():
        wanted = (link.get_attribute("href") or "")[1:]
        link.click()
        if page.evaluate("document.activeElement.id") != wanted:
            missed.append(wanted)

    assert links.count() > 0
    assert missed == []


def test_after_a_refusal_the_summary_is_read_first(page: Page) -> None:
    form = shipped("QD-HD")

    lay(page, form, {}, problems_of(form, {}))

    assert page.evaluate("document.activeElement.className") == "govuk-error-summary"


def test_the_keyboard_walks_as_the_eye_does(page: Page) -> None:
    cells = [field("textfield", "name"), field("radio", "side", values=choices("A", "B"))]
    rows = {"type": "dynamiclist", "path": "team", "label": "Nhóm", "components": cells}
    select = field("select", "b", values=choices("A"))
    group = {"type": "group", "path": "at", "components": [select]}
    form = form_of(field("textfield", "a"), group, rows, field("checkbox", "c"))
    lay(page, form, {"team": [{}, {}]}, {})

    walked = []
    for _ in range(10):
        page.keyboard.press("Tab")
        walked.append(page.evaluate("document.activeElement.id || document.activeElement.value"))

    assert walked == [
        "f-a", "f-at-b", "f-team-0-name", "f-team-0-side", "team[0]",
        "f-team-1-name", "f-team-1-side", "team[1]", "team", "f-c",
    ]  # fmt: skip
