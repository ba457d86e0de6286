"""Who sees what: the server judges, and what is hidden does not exist."""

from decimal import Decimal

from engine.forms import decisions, prefill, public_fields, record_values
from tests.unit.forms.makers import NOW, answers_of, choices, field, form_of, problems_of

REQUIRED = {"required": True}


def hidden_if(expression: str, component: dict[str, object]) -> dict[str, object]:
    return {**component, "conditional": {"hide": expression}}


def test_a_hidden_field_is_neither_required_nor_kept() -> None:
    form = form_of(
        field("radio", "kind", values=choices("A", "B")),
        hidden_if('=kind != "B"', field("textfield", "why", validate=REQUIRED)),
    )

    assert answers_of(form, None, kind="A", why="x" * 9000).values == {"kind": "A"}
    assert problems_of(form, {"kind": "B"}) == {"why": ["required"]}


def test_what_depends_on_a_hidden_answer_sees_null_in_any_order() -> None:
    form = form_of(
        hidden_if("=b = null", field("textfield", "c")),
        hidden_if("=a != true", field("textfield", "b")),
        field("checkbox", "a"),
    )

    assert answers_of(form, None, b="x", c="y").values == {"a": False}
    assert set(answers_of(form, None, a="true", b="x", c="y").values) == {"a", "b", "c"}


def test_a_hidden_group_hides_everything_in_it() -> None:
    rows = {"type": "dynamiclist", "path": "r", "components": [field("number", "n")]}
    inside = [field("textfield", "x", validate=REQUIRED), rows]
    form = form_of(hidden_if("=true", {"type": "group", "path": "g", "components": inside}))

    assert answers_of(form, None, **{"g.x": "1", "g.r[0].n": "bad"}).values == {}


def test_each_row_is_judged_by_its_own_answers() -> None:
    row = [
        field("checkbox", "paid"),
        hidden_if("=not(paid)", field("number", "amount", validate=REQUIRED)),
    ]
    form = form_of({"type": "dynamiclist", "path": "rows", "components": row})

    assert problems_of(form, {"rows": [{"paid": True}, {"paid": False}]}) == {
        "rows[0].amount": ["required"]
    }


def test_computed_fields_follow_their_dependencies() -> None:
    row = [
        field("number", "months"),
        field("number", "rate"),
        field("expression", "share", expression="=cost / total"),
        field("expression", "cost", expression="=months * rate"),
    ]
    form = form_of(
        field("expression", "half", expression="=total / 2"),
        {"type": "dynamiclist", "path": "team", "components": row},
        field("expression", "total", expression="=sum(team.cost)"),
    )

    values = answers_of(form, None, **{"team[0].months": "2", "team[0].rate": "10"}).values

    assert values["half"] == Decimal(10)
    assert values["total"] == Decimal(20)
    assert values["team"] == [
        {"months": Decimal(2), "rate": Decimal(10), "cost": Decimal(20), "share": Decimal(1)}
    ]


def test_a_computed_field_is_never_taken_from_the_browser() -> None:
    form = form_of(field("expression", "total", expression="=1 + 1"))

    assert answers_of(form, None, total="9").values == {"total": Decimal(2)}


def test_a_row_sees_its_parent_and_its_number() -> None:
    row = [field("expression", "told", expression='=parent.title + " " + string(i)')]
    rows = {"type": "dynamiclist", "path": "rows", "components": row}
    form = form_of(field("textfield", "title"), rows)

    values = answers_of(form, None, title="Dòng", rows=[{}, {}]).values

    assert values["rows"] == [{"told": "Dòng 1"}, {"told": "Dòng 2"}]


def test_text_never_reaches_a_decision_variable_through_a_computed_field() -> None:
    leak = field("expression", "leak", expression="=name", properties={"decision": "x"})
    form = form_of(field("textfield", "name"), leak)

    assert problems_of(form, {"name": "Nguyễn Văn An, 1980"}) == {"leak": ["not-a-code"]}


def test_decisions_records_and_public_answers_leave_by_their_flags() -> None:
    score = field("number", "score", properties={"decision": "điểm", "record": "score"})
    gone = hidden_if("=true", field("number", "gone", properties={"decision": "vắng"}))
    name = field("textfield", "name", properties={"public": "true", "record": "title"})
    rows = {
        "type": "dynamiclist",
        "path": "rows",
        "properties": {"record": "seats"},
        "components": [
            field("radio", "mark", values=choices("DAT"), properties={"decision": "phiếu"})
        ],
    }
    form = form_of(score, gone, name, rows)
    answers = answers_of(form, None, score="8,5", name="Lúa", rows=[{"mark": "DAT"}, {}])

    assert decisions(form, answers) == {
        "điểm": Decimal("8.5"),
        "vắng": None,
        "phiếu": ["DAT", None],
    }
    assert record_values(form, answers) == {
        "score": Decimal("8.5"),
        "title": "Lúa",
        "seats": [{"mark": "DAT"}, {}],
    }
    assert [(part.name, value) for part, value in public_fields(form, answers)] == [("name", "Lúa")]


def test_a_form_starts_with_what_the_case_already_knows() -> None:
    row = [field("textfield", "id", properties={"kind": "row-id"}), field("textfield", "title")]
    rows = {"type": "dynamiclist", "components": row}
    form = form_of(
        field("textfield", "title", properties={"prefill": "=mission.title"}),
        field("number", "months", defaultValue=24),
        field("expression", "twice", expression="=months * 2"),
        {**rows, "path": "s", "properties": {"rows": "=subjects"}},
        {**rows, "path": "free", "defaultRepetitions": 2},
    )

    found = prefill(
        form, {"mission": {"title": "Lúa"}, "subjects": [{"id": "s1", "title": "Ngô"}]}, NOW
    )

    assert found == {
        "title": "Lúa",
        "months": Decimal(24),
        "s": [{"id": "s1", "title": "Ngô"}],
        "free": [{}, {}],
    }
