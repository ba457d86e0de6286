"""What the parts of a model can see of each other, and which values they take in."""

from decimal import Decimal

from tests.unit.decisions.makers import decide, decision, given, literal

PERSON = (
    '<itemDefinition name="tPerson">'
    '<itemComponent name="name"><typeRef>string</typeRef></itemComponent>'
    '<itemComponent name="age"><typeRef>number</typeRef>'
    "<allowedValues><text>[0..150]</text></allowedValues></itemComponent></itemDefinition>"
)


def knowledge(name: str, parameters: dict[str, str], body: str) -> str:
    formal = "".join(
        f'<formalParameter name="{one}" typeRef="{kind}"/>' for one, kind in parameters.items()
    )
    return (
        f'<businessKnowledgeModel id="{name}" name="{name}"><variable name="{name}"/>'
        f"<encapsulatedLogic>{formal}{literal(body)}</encapsulatedLogic></businessKnowledgeModel>"
    )


def test_the_name_of_one_decision_does_not_change_how_another_is_read() -> None:
    parts = (
        given("a", "b"),
        decision("a-b", literal("1")),
        decision("d", literal("a-b"), "a", "b"),
    )

    assert decide("d", *parts, a=5, b=3).value == 2


def test_a_required_decision_is_seen_by_its_whole_name() -> None:
    parts = (given("a", "b"), decision("a-b", literal("1")), decision("d", literal("a-b"), "a-b"))

    assert decide("d", *parts).value == 1


def test_a_parameter_may_be_called_like_a_path() -> None:
    greet = knowledge("greet", {"Person.Name": "string"}, '"Hello " + Person.Name')
    binding = f'<binding><parameter name="Person.Name"/>{literal("Person.Name")}</binding>'
    boxed = f"<invocation>{literal('greet')}{binding}</invocation>"

    outcome = decide(
        "d",
        given("Person"),
        greet,
        decision("d", boxed, "Person", knows=("greet",)),
        Person={"Name": "An"},
    )

    assert outcome.value == "Hello An"


def test_a_context_that_lacks_a_component_is_none_of_its_type() -> None:
    parts = (PERSON, given("p", kind="tPerson"), decision("d", literal("p"), "p"))

    assert decide("d", *parts, p={"name": "An"}).value is None
    assert decide("d", *parts, p={"name": "An", "age": None}).value == {"name": "An", "age": None}


def test_allowed_values_count_when_a_value_comes_in_and_not_for_its_kind() -> None:
    parts = (PERSON, given("p", kind="tPerson"), decision("d", literal("p"), "p"))
    old = decision("e", literal('{name: "An", age: 151} instance of tPerson'))

    assert decide("d", *parts, p={"name": "An", "age": 151}).value is None
    assert decide("e", PERSON, old).value is True


def test_an_argument_of_another_type_leaves_the_invocation_null() -> None:
    answers = knowledge("k", {"n": "number"}, "n = null")
    asked = decision("d", literal('[k("x"), k(null), k(1)]'), knows=("k",))

    assert decide("d", answers, asked).value == [None, True, False]


def test_a_service_takes_input_data_first_and_then_decisions() -> None:
    service = (
        '<decisionService id="s" name="s"><variable name="s"/><outputDecision href="#out"/>'
        '<inputDecision href="#e"/><inputData href="#x"/></decisionService>'
    )
    parts = (
        given("x"),
        decision("e", literal('"not asked"'), kind="string"),
        decision("out", literal("[x, e]"), "x", "e"),
        service,
        decision("d", literal('[s(1, "a"), s(1, 2)]'), knows=("s",)),
    )

    assert decide("d", *parts).value == [[Decimal(1), "a"], None]


def test_a_box_is_null_for_a_condition_that_is_no_truth() -> None:
    def box(condition: str) -> object:
        parts = (("if", condition), ("then", "1"), ("else", "2"))
        inside = "".join(f"<{name}>{literal(text)}</{name}>" for name, text in parts)
        return decide("d", decision("d", f"<conditional>{inside}</conditional>")).value

    assert [box("true"), box("false"), box("null"), box('"x"')] == [1, 2, 2, None]


def test_a_boxed_filter_takes_conditions_only() -> None:
    def box(match: str) -> object:
        inside = f"<in>{literal('[1, 2, 3]')}</in><match>{literal(match)}</match>"
        return decide("d", decision("d", f"<filter>{inside}</filter>")).value

    assert box("item > 1") == [2, 3]
    assert box("1") is None
    assert box('if item < 3 then true else "no"') is None


def test_a_boxed_quantifier_takes_conditions_only() -> None:
    def box(condition: str) -> object:
        inside = f"<in>{literal('[1, 2]')}</in><satisfies>{literal(condition)}</satisfies>"
        return decide("d", decision("d", f'<some iteratorVariable="x">{inside}</some>')).value

    assert box("x = 2") is True
    assert box("if x = 1 then null else true") is True
    assert box('if x = 1 then "no" else true') is None


def test_an_item_called_item_is_seen_before_the_item_itself() -> None:
    outcome = decide("d", decision("d", literal("[{item: 1}, {item: 2}][item >= 2]")))

    assert outcome.value == [{"item": 2}]
