"""What stands in a form before anybody has typed, lists above all."""

from datetime import date
from decimal import Decimal

from engine.forms import Form, prefill, read_answers
from engine.model.values import Value
from tests.unit.forms.makers import NOW, choices, field, form_of

FILE: Value = {"digest": "ab" * 32, "name": "Hóa đơn.pdf", "size": Decimal(3)}
ROWS: list[Value] = [
    {
        "name": "Giống lúa",
        "kind": "A",
        "tags": ["A", "B"],
        "amount": Decimal(1500000),
        "share": Decimal("12.5"),
        "day": date(2024, 3, 5),
        "month": "2024-03",
        "paid": True,
        "place": {"city": "Huế"},
        "files": [FILE],
        "steps": [{"step": "Gieo"}, {"step": "Gặt"}],
    },
    {"name": "Quy trình", "tags": [], "paid": False, "steps": []},
]


def listing(**rest: object) -> dict[str, object]:
    steps = {"type": "dynamiclist", "path": "steps", "components": [field("textfield", "step")]}
    place = {"type": "group", "path": "place", "components": [field("textfield", "city")]}
    cells = [
        field("textfield", "name", validate={"required": True}),
        field("select", "kind", values=choices("A", "B")),
        field("checklist", "tags", values=choices("A", "B")),
        field("number", "amount", properties={"kind": "vnd"}),
        field("number", "share", decimalDigits=1),
        field("datetime", "day"),
        field("textfield", "month", properties={"kind": "month"}),
        field("checkbox", "paid"),
        place,
        field("filepicker", "files", multiple=True),
        steps,
    ]
    return {"type": "dynamiclist", "path": "products", "components": cells, **rest}


def again(formula: str = 'get value(last, "T").products', **rest: object) -> Form:
    return form_of(listing(properties={"prefill": formula}, **rest))


def test_a_list_that_was_answered_before_comes_back_as_it_was_answered() -> None:
    form = again()
    context: dict[str, Value] = {"last": {"T": {"products": ROWS}}}

    start = prefill(form, context, NOW)

    assert read_answers(form, start, context=context, now=NOW).values["products"] == ROWS


def test_rows_that_came_back_may_be_changed_added_and_removed() -> None:
    form = again()
    context: dict[str, Value] = {"last": {"T": {"products": ROWS}}}
    typed: dict[str, Value] = {"products": [{"name": "Một"}, {"name": "Hai"}, {"name": "Ba"}]}

    kept = read_answers(form, typed, context=context, now=NOW).values["products"]
    none = read_answers(form, {}, context=context, now=NOW).values["products"]

    assert [row["name"] for row in kept] == ["Một", "Hai", "Ba"]  # type: ignore[index,union-attr]
    assert none == []


def test_a_list_nobody_answered_starts_with_the_rows_the_form_asks_for() -> None:
    form = again(defaultRepetitions=2)

    first = prefill(form, {"last": {}}, NOW)
    emptied = prefill(form, {"last": {"T": {"products": []}}}, NOW)

    assert first == {"products": [{}, {}]}
    assert emptied == {"products": []}


def test_rows_may_be_made_from_another_list_and_take_first_values_of_their_own() -> None:
    cells = [
        field("textfield", "name"),
        field("textfield", "unit", defaultValue="cái"),
        field("textfield", "told", properties={"prefill": 'item.name + "!"'}),
    ]
    formula = 'for p in get value(last, "T").products return {name: p.name}'
    form = form_of(
        {"type": "dynamiclist", "path": "l", "components": cells,
         "properties": {"prefill": formula}}
    )  # fmt: skip

    start = prefill(form, {"last": {"T": {"products": [{"name": "Lúa"}]}}}, NOW)

    assert start == {"l": [{"name": "Lúa", "unit": "cái", "told": "Lúa!"}]}


def test_what_is_no_list_of_rows_fills_nothing() -> None:
    assert prefill(again('"chữ"'), {}, NOW) == {"products": []}
    assert prefill(again("[1, 2]"), {}, NOW) == {"products": []}
    assert prefill(again("null"), {}, NOW) == {}
