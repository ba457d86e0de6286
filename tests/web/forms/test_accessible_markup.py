"""What somebody who does not see the page is told of each field."""

from engine.forms import Form
from engine.model.values import Value
from tests.web.forms.makers import choices, field, form_of, problems_of, shown

REQUIRED = {"required": True}
HINTED = {"description": "Như trong quyết định.", "validate": REQUIRED}
ROWS = {
    "type": "dynamiclist",
    "path": "team",
    "label": "Nhóm",
    "description": "Ghi đủ mọi người.",
    "components": [
        field("textfield", "id", properties={"kind": "row-id"}, validate=REQUIRED),
        field("textfield", "name", **HINTED),
        {"type": "group", "path": "at", "label": "Nơi", "components": [
            field("radio", "side", values=choices("A", "B"), **HINTED)]},
    ],
}  # fmt: skip
EVERY_KIND = form_of(
    field("textfield", "text", **HINTED),
    field("textarea", "long", **HINTED),
    field("number", "number", **HINTED),
    field("number", "money", properties={"kind": "vnd"}, **HINTED),
    field("datetime", "day", **HINTED),
    field("select", "one", values=choices("A", "B"), **HINTED),
    field("radio", "two", values=choices("A", "B"), **HINTED),
    field("checkbox", "yes", **HINTED),
    field("checklist", "many", values=choices("A", "B", "C"), **HINTED),
    field("filepicker", "file", **HINTED),
    field("radio", "none", valuesExpression="=[]", **HINTED),
    field("textfield", "given", readonly=True, **HINTED),
    field("expression", "made", expression='="a b"', properties={"decision": "x"}, **HINTED),
    ROWS,
    ROWS | {"path": "board", "validate": {"minLength": 2}},
)
EMPTY: dict[str, Value] = {"team": [{}]}


def asked(form: Form = EVERY_KIND, raw: dict[str, Value] = EMPTY) -> set[str]:
    return set(problems_of(form, raw))


def test_every_complaint_leads_to_something_that_takes_the_focus() -> None:
    page = shown(EVERY_KIND, EMPTY, problems_of(EVERY_KIND, EMPTY))

    links = page.xpath("//*[contains(@class,'error-summary')]//a/@href")

    assert len(links) == len(asked()) == 17
    for link in links:
        (target,) = page.xpath("//*[@id=$id]", id=link[1:])
        focusable = target.tag in {"input", "select", "textarea"} and target.get("type") != "hidden"
        assert focusable or target.get("tabindex") == "-1", link


def test_every_field_is_explained_by_its_hint_and_what_is_wrong_with_it() -> None:
    page = shown(EVERY_KIND, EMPTY, problems_of(EVERY_KIND, EMPTY))

    explained = {one for told in page.xpath("//@aria-describedby") for one in str(told).split()}
    errors = set(page.xpath("//*[contains(@class,'govuk-error-message')]/@id"))
    hints = set(page.xpath("//*[contains(@class,'govuk-hint')]/@id"))
    ids = page.xpath("//@id")

    assert explained <= set(ids)
    assert len(ids) == len(set(ids))
    # The id of a row has no control of its own; its problem is told beside it.
    assert errors - explained == {"f-team-0-id-error"}
    assert hints - explained == set()


def test_what_is_wrong_is_marked_as_wrong_and_nothing_else() -> None:
    form = form_of(field("textfield", "a", validate=REQUIRED), field("textfield", "b"))

    page = shown(form, {}, problems_of(form, {}))

    assert page.xpath("//*[@aria-invalid='true']/@name") == ["a"]
    assert not shown(form, {}).xpath("//@aria-invalid")


def test_a_choice_that_offers_nothing_says_so() -> None:
    page = shown(form_of(field("checklist", "who", valuesExpression="=[]")), {})

    assert "Hiện không có mục nào để chọn." in page.text_content()


def test_a_browser_may_fill_in_the_person_themself_and_nobody_else() -> None:
    mail = field("textfield", "mail", validate={"validationType": "email"})
    form = form_of(
        field("textfield", "me", properties={"prefill": "actor.name"}),
        field("textfield", "title"),
        mail,
        field("textfield", "call", validate={"validationType": "phone"}),
        {"type": "dynamiclist", "path": "team", "components": [mail]},
    )

    page = shown(form, {"team": [{}]})

    told = {one.get("name"): one.get("autocomplete") for one in page.xpath("//input[@type='text']")}
    assert told == {
        "me": "name", "title": "off", "mail": "email", "call": "tel", "team[0].mail": "off",
    }  # fmt: skip


def test_a_complaint_names_the_list_and_the_row() -> None:
    raw: dict[str, Value] = {"team": [{"name": "An"}, {}]}

    page = shown(EVERY_KIND, raw, problems_of(EVERY_KIND, raw))

    assert "Nhóm, dòng 2: Nhập “Name”." in page.text_content()
