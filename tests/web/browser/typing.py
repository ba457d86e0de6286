"""Types answers into the form of a task, field by field, as its page shows them."""

from collections.abc import Mapping, Sequence

from playwright.sync_api import Locator, Page

from engine.forms import Body, Field, Form, Rows, raw_text
from engine.model.values import Value

#: Filled in by the page itself.
_GIVEN = {"computed", "row-id"}
_COUNT_ROWS = """name => new Set([...document.querySelectorAll('#task-form input[type=hidden]')]
  .map(one => one.name).filter(one => one.startsWith(name + '[') && /^\\[\\d+\\]$/
  .test(one.slice(name.length)))).size"""


def type_answers(page: Page, form: Form, values: Mapping[str, Value], paper: str) -> None:
    """Fill in the form; a question that shows only after an answer is waited for."""
    _body(page, form.body, values, "", paper)


def _body(page: Page, body: Body, values: Mapping[str, Value], prefix: str, paper: str) -> None:
    for part in body.answered:
        value = _at(values, part.path)
        name = f"{prefix}{part.name}"
        if isinstance(part, Rows):
            rows = [row for row in value if isinstance(row, Mapping)] if _is_list(value) else []
            if part.fixed is None and part.changeable:
                _make_rows(page, name, len(rows))
            for place, row in enumerate(rows):
                _body(page, part.body, row, f"{name}[{place}].", paper)
        elif value is not None and part.kind not in _GIVEN:
            _type(page, part, name, value, paper)


def _make_rows(page: Page, name: str, wanted: int) -> None:
    while (seen := page.evaluate(_COUNT_ROWS, name)) < wanted:
        page.locator(f'button[name="_add"][value="{name}"]').click()
        page.wait_for_function(f"([name, seen]) => ({_COUNT_ROWS})(name) > seen", arg=[name, seen])


def _type(page: Page, part: Field, name: str, value: Value, paper: str) -> None:
    fields = page.locator(f'#task-form [name="{name}"]')
    fields.first.wait_for(state="attached")
    if part.kind == "file":
        fields.locator("xpath=self::input[@type='file']").set_input_files(paper)
        page.wait_for_selector(f'#task-form input[type=hidden][name="{name}"]', state="attached")
    elif _is_carried_along(fields):
        return
    elif part.kind in {"select", "person", "organisation"}:
        fields.select_option(_code(value))
    elif part.kind == "checkbox":
        fields.set_checked(bool(value))
    elif part.kind in {"radio", "checklist"}:
        for one in value if _is_list(value) else [value]:
            page.locator(f'#task-form [name="{name}"][value="{_code(one)}"]').check()
    else:
        fields.fill(raw_text(part, value))


def _is_carried_along(fields: Locator) -> bool:
    """Say whether the page only shows the value: it is given by the case."""
    kinds = fields.evaluate_all("all => all.map(one => one.type)")
    return set(kinds) == {"hidden"}


def _is_list(value: Value) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _code(value: Value) -> str:
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


def _at(values: Mapping[str, Value], path: Sequence[str]) -> Value:
    found: Value = values
    for step in path:
        found = found.get(step) if isinstance(found, Mapping) else None
    return found
