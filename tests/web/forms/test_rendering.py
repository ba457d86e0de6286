"""What a person sees of a form, and what comes back when they send it."""

import json

import pytest

from engine.forms import read_answers
from tests.web.forms.makers import (
    NOW,
    PAGE,
    choices,
    field,
    form_of,
    post,
    posted_by,
    problems_of,
    shown,
)
from webapp.forms import Page, read_post, render_answers, render_fields, render_summary, with_files

FILE = {"digest": "ab" * 32, "name": "Đơn <1>.pdf", "size": 2048}
REQUIRED = {"required": True}
TEAM = {
    "type": "dynamiclist",
    "path": "team",
    "label": "Nhóm",
    "components": [field("textfield", "name", validate=REQUIRED), field("checkbox", "paid")],
}
EVERY_KIND = form_of(
    field("textfield", "text"),
    field("textarea", "long"),
    field("number", "number"),
    field("number", "money", properties={"kind": "vnd"}),
    field("datetime", "day"),
    field("select", "one", values=choices("A", "B")),
    field("radio", "two", values=choices("A", "B")),
    field("checkbox", "yes"),
    field("checklist", "many", values=choices("A", "B", "C")),
    field("filepicker", "file", multiple=True),
    field("select", "who", properties={"kind": "person"}),
    field("expression", "twice", expression="=number * 2"),
    {"type": "text", "text": "## Ghi chú\nXem **Điều 7**."},
    {"type": "group", "path": "place", "label": "Nơi", "components": [field("textfield", "city")]},
    TEAM,
)
RAW = {
    "text": 'a "b" <c>',
    "long": "một\n  hai",
    "number": "12,5",
    "money": "1500000",
    "day": "2024-03-05",
    "one": "B",
    "two": "A",
    "yes": "true",
    "many": ["A", "C"],
    "file": [json.dumps(FILE)],
    "who": "p",
    "place": {"city": "Huế"},
    "team": [{"name": "An"}, {"name": "Bé", "paid": "on"}],
}
CONTEXT = {"people": [{"value": "p", "label": "Ông P"}]}


def test_an_untouched_page_posts_back_the_same_answers() -> None:
    page = shown(EVERY_KIND, RAW, context=CONTEXT)

    again = read_post(EVERY_KIND, posted_by(page))

    told = read_answers(EVERY_KIND, again, context=CONTEXT, now=NOW)
    assert told == read_answers(EVERY_KIND, RAW, context=CONTEXT, now=NOW)


def test_a_form_that_starts_prefilled_posts_back_what_it_showed() -> None:
    start = read_answers(EVERY_KIND, RAW, context=CONTEXT, now=NOW).values

    again = read_post(EVERY_KIND, posted_by(shown(EVERY_KIND, start, context=CONTEXT)))

    assert read_answers(EVERY_KIND, again, context=CONTEXT, now=NOW).values == start


def test_every_field_has_a_label_of_its_own() -> None:
    page = shown(EVERY_KIND, RAW, context=CONTEXT)

    labels = set(page.xpath("//label/@for"))
    visible = page.xpath("//input[@type!='hidden']|//select|//textarea")
    assert {control.get("id") for control in visible} == labels
    assert len(page.xpath("//@id")) == len(set(page.xpath("//@id")))


def test_what_is_wrong_is_listed_with_a_way_to_each_field() -> None:
    form = form_of(
        field("textfield", "title", validate=REQUIRED),
        field("radio", "kind", values=choices("A"), validate=REQUIRED),
        TEAM,
    )
    raw = read_post(form, post(("team[0].name", ""), ("stray", "1")))

    page = shown(form, raw, problems_of(form, raw))

    links = page.xpath("//*[contains(@class,'error-summary')]//a/@href")
    assert links == ["#f-title", "#f-kind", "#f-team-0-name"]
    assert all(page.xpath(f"//*[@id='{link[1:]}']") for link in links)
    assert "Biểu mẫu không có ô này" in page.text_content()
    assert "Nhóm, dòng 1: Nhập “Name”." in page.text_content()


def test_what_was_typed_is_kept() -> None:
    form = form_of(field("number", "money", properties={"kind": "vnd"}), field("datetime", "day"))
    raw = read_post(form, post(("money", "một triệu"), ("day", "31/02/2024")))

    page = shown(form, raw, problems_of(form, raw))

    assert page.fields["money"] == "một triệu"
    assert page.fields["day"] == "31/02/2024"


def test_money_is_grouped_and_dates_are_written_day_first() -> None:
    page = shown(EVERY_KIND, RAW, context=CONTEXT)

    assert page.fields["money"] == "1.500.000"
    assert page.fields["day"] == "05/03/2024"


def test_hidden_fields_are_not_on_the_page() -> None:
    form = form_of(
        field("radio", "kind", values=choices("A", "B")),
        field("textfield", "why", conditional={"hide": '=kind != "B"'}),
    )

    assert "why" not in shown(form, {"kind": "A"}).fields
    assert "why" in shown(form, {"kind": "B"}).fields


def test_a_page_is_live_only_where_an_answer_may_change_it() -> None:
    plain = form_of(field("textfield", "a"))
    live = form_of(field("number", "a"), field("expression", "b", expression="=a * 2"))

    assert not shown(plain, {}).xpath("//*[@hx-trigger]")
    assert shown(live, {}).xpath("//*[@id='form-fields']/@hx-post") == ["/live"]
    assert not shown(live, {}, page=Page(now=NOW)).xpath("//@hx-post")


def test_rows_are_added_and_removed_by_plain_buttons() -> None:
    form = form_of(TEAM)
    page = shown(form, {"team": [{"name": "An"}, {"name": "Bé"}]})
    fields = list(page.form_values())

    more = read_post(form, post(*fields, ("_add", "team")))
    fewer = read_post(form, post(*fields, ("_remove", "team[0]")))

    assert more["team"] == [{"name": "An"}, {"name": "Bé"}, {}]
    assert fewer["team"] == [{"name": "Bé"}]
    assert set(page.xpath("//button/@name")) == {"_refresh", "_add", "_remove"}


def test_a_row_of_empty_boxes_is_still_a_row() -> None:
    form = form_of({**TEAM, "components": [field("checkbox", "paid")]})

    again = read_post(form, posted_by(shown(form, {"team": [{}, {}]})))

    assert read_answers(form, again, context={}, now=NOW).values["team"] == [
        {"paid": False},
        {"paid": False},
    ]


def test_the_enter_key_never_sends_the_answers() -> None:
    first = shown(EVERY_KIND, RAW).xpath("//button[not(@type='button')]")[0]

    assert first.get("name") == "_refresh"


def test_stored_files_are_listed_and_kept() -> None:
    form = form_of(field("filepicker", "paper", multiple=True), field("filepicker", "one"))
    raw = with_files(form, {}, {"paper": [FILE], "one": [FILE], "other": [FILE]})
    raw = with_files(form, raw, {"paper": [FILE | {"name": "Hai.pdf"}], "one": [FILE]})

    page = shown(form, raw)
    again = read_post(form, posted_by(page))

    assert page.xpath("//li/a/text()") == ["Đơn <1>.pdf", "Hai.pdf", "Đơn <1>.pdf"]
    assert page.xpath("//li/a/@href")[0] == "/tep/abab"
    assert again == raw
    assert read_post(form, post(*page.form_values(), ("_remove", "paper[0]")))["paper"] == [
        raw["paper"][1]
    ]


def test_fixed_rows_and_read_only_fields_cannot_be_typed_into() -> None:
    row = [
        field("textfield", "id", properties={"kind": "row-id"}),
        field("textfield", "title", readonly=True),
        field("radio", "mark", values=choices("DAT")),
    ]
    rows = {**TEAM, "path": "s", "components": row, "properties": {"rows": "=subjects"}}
    form = form_of(rows)
    context = {"subjects": [{"id": "s1", "title": "Lúa"}]}

    page = shown(form, {}, context=context)

    assert not page.xpath("//button[@name='_add' or @name='_remove']")
    assert page.xpath("//input[@type='text']") == []
    assert "Lúa" in page.text_content()


def test_texts_of_a_form_are_escaped_and_its_few_marks_are_shown() -> None:
    notice = {"type": "text", "text": "<script>alert(1)</script>\n\n- [Luật](https://vbpl.vn/)"}

    page = shown(form_of(notice, field("textfield", "a", label="<b>A</b>")), {})

    assert not page.xpath("//script|//b")
    assert page.xpath("//li/a/@href") == ["https://vbpl.vn/"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_speaks_the_language_asked_for(language: str) -> None:
    form = form_of(field("textfield", "a", label="Tên", properties={"label_en": "Name"}))
    page = Page(now=NOW, language=language)  # type: ignore[arg-type]

    told = shown(form, {}, page=page).text_content()

    assert ("Name (optional)" if language == "en" else "Tên (không bắt buộc)") in told


def test_summary_and_fields_can_stand_in_different_places() -> None:
    form = form_of(field("textfield", "title", validate=REQUIRED))
    problems = problems_of(form, {})

    summary = render_summary(form, {}, problems, {}, PAGE)
    fields = render_fields(form, {}, problems, {}, PAGE)

    assert "govuk-error-summary" in summary
    assert "govuk-error-summary" not in fields
    assert not render_summary(form, {}, {}, {}, PAGE).strip()


def test_answers_are_read_as_facts_tables_and_links() -> None:
    answers = read_answers(EVERY_KIND, RAW, context=CONTEXT, now=NOW)

    told = render_answers(
        EVERY_KIND, answers.values, now=NOW, context=CONTEXT, file_url=PAGE.file_url
    )

    for text in ("1.500.000\u00a0₫", "05/03/2024", "Mục A; Mục C", "Ông P", "Huế", "/tep/abab"):
        assert text in told
    assert "<c>" not in told
    assert told.count("<tr>") == 3
