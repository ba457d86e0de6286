"""Whatever is posted is answered or refused; nothing else may happen."""

import json
from contextlib import suppress
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.forms import AnswersRejected, BadForm, decisions, read_answers, read_form
from engine.model.values import Value, dumps
from tests.unit.forms.makers import NOW, choices, field, form_of

ROW = [
    field("textfield", "name", validate={"required": True}),
    field("number", "n", decimalDigits=2),
    field("number", "money", properties={"kind": "vnd", "decision": "tiền"}),
    field("expression", "cost", expression="=n * money", decimalDigits=0),
    {"type": "dynamiclist", "path": "inner", "components": [field("checkbox", "yes")]},
]
EVERY_KIND = form_of(
    field("textfield", "text"),
    field("textarea", "long", validate={"maxLength": 9}),
    field("number", "number", validate={"max": "=total"}),
    field("datetime", "day"),
    field("datetime", "clock", subtype="time"),
    field("datetime", "moment", subtype="datetime", disallowPassedDates=True),
    field("textfield", "month", properties={"kind": "month"}),
    field("select", "one", values=choices("A", "B"), conditional={"hide": "=yes"}),
    field("checklist", "many", values=choices("A", "B")),
    field("checkbox", "yes"),
    field("filepicker", "file", multiple=True),
    field("select", "who", properties={"kind": "person"}),
    field("expression", "total", expression="=sum(rows.cost)", properties={"decision": "tổng"}),
    {"type": "dynamiclist", "path": "rows", "components": ROW},
    {"type": "group", "path": "group", "components": [field("textfield", "inside")]},
)
NAMES = st.sampled_from(
    ["text", "long", "number", "day", "clock", "moment", "month", "one", "many", "yes", "file",
     "who", "total", "rows", "group", "group.inside", "rows[0]", "rows[0].name", "rows[0].n",
     "rows[1].money", "rows[0].inner[0].yes", "rows.name", "rows[-1]", "[0]", "", "rows[9999].n",
     "typename", "__class__", "text.text", "group[0]"]
)  # fmt: skip
LEAVES = (
    st.none()
    | st.booleans()
    | st.text(max_size=12)
    | st.sampled_from(["1.500", "1,5", "05/03/2024", "A", "on", "24:00", "9" * 40, "\ud800"])
    | st.decimals(allow_nan=True)
    | st.decimals(min_value=-10, max_value=10, places=2)
    | st.dates(date(1, 1, 1))
    | st.times()
    | st.datetimes()
)
VALUES: st.SearchStrategy[Value] = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(NAMES | st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=8,
)


@settings(max_examples=120, deadline=None)
@given(st.dictionaries(NAMES | st.text(max_size=6), VALUES, max_size=8), st.booleans())
def test_no_posted_data_crashes_a_form(raw: dict[str, Value], knows: bool) -> None:  # noqa: FBT001
    context: dict[str, Value] | None = {"people": [{"value": "p", "label": "P"}]} if knows else None

    try:
        answers = read_answers(EVERY_KIND, raw, context=context, now=NOW)
    except AnswersRejected:
        return

    assert dumps(decisions(EVERY_KIND, answers))
    again = read_answers(EVERY_KIND, answers.values, context=context, now=NOW)
    assert dumps(again.values) == dumps(answers.values)


JSON = st.recursive(
    st.none() | st.booleans() | st.text(max_size=8) | st.integers() | st.sampled_from(["=1 +"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["type", "key", "path", "values", "value", "label", "validate", "conditional",
                 "hide", "components", "properties", "decision", "pattern", "min", "required",
                 "expression", "defaultValue", "decimalDigits", "kind", "rows"]
            ),
            inner | st.sampled_from(["textfield", "dynamiclist", "group", "number", "select"]),
            max_size=6,
        )
    ),
    max_leaves=20,
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(st.lists(JSON, max_size=4) | JSON)
def test_no_file_crashes_the_reader(components: object) -> None:
    with suppress(BadForm):
        read_form(json.dumps({"components": components}))


def test_every_number_a_field_accepts_can_be_written_again() -> None:
    form = form_of(field("number", "a"))

    found = read_answers(form, {"a": Decimal("-0.00")}, context=None, now=NOW)

    assert dumps(found.values) == '{"a":0}'
