"""Decision tables: element in, tree out."""

from typing import Final, get_args

from lxml import etree

from engine.decisions.errors import BadModel
from engine.decisions.syntax import (
    Aggregation,
    Boxed,
    HitPolicy,
    Input,
    Output,
    Rule,
    Table,
)
from engine.decisions.texts import Texts, name_of, type_of
from engine.decisions.xml import child, children, line, text
from engine.expressions.syntax import Node

_POLICIES: Final[dict[str, HitPolicy]] = {one: one for one in get_args(HitPolicy)}
_AGGREGATIONS: Final[dict[str, Aggregation]] = {one: one for one in get_args(Aggregation)}


def read_table(element: etree._Element, texts: Texts) -> Boxed:
    """Read a decision table."""
    inputs = tuple(_input(one, texts) for one in children(element, "input"))
    outputs = tuple(_output(one, texts) for one in children(element, "output"))
    owner = _owner(element)
    rules: list[Rule] = []
    for place, row in enumerate(children(element, "rule"), 1):
        rule = _rule(row, texts, f"{owner}-{place}")
        if len(rule.conditions) != len(inputs) or len(rule.conclusions) != len(outputs):
            raise BadModel(
                f"Rule {place} of '{owner}' has not one cell for every column. Fill the row.",
                line(row),
            )
        rules.append(rule)
    table = Table(inputs, outputs, tuple(rules), _policy(element), _aggregation(element))
    return Boxed(table, weight=1 + len(rules), height=4)


def _input(column: etree._Element, texts: Texts) -> Input:
    expression = child(column, "inputExpression")
    if expression is None:
        raise BadModel("An input column asks for nothing. Give it an expression.", line(column))
    allowed = child(column, "inputValues")
    return Input(
        texts.literal(expression).node,
        texts.tests(allowed) if allowed is not None and text(allowed) else None,
    )


def _output(column: etree._Element, texts: Texts) -> Output:
    default = child(column, "defaultOutputEntry")
    node: Node | None = None
    if default is not None and text(default):
        node = texts.literal(default).node
    values = texts.values(child(column, "outputValues"))
    return Output(name_of(column.get("name")), type_of(column), values, node)


def _rule(row: etree._Element, texts: Texts, name: str) -> Rule:
    return Rule(
        row.get("id") or name,
        tuple(texts.tests(cell) for cell in children(row, "inputEntry")),
        tuple(texts.literal(cell).node for cell in children(row, "outputEntry")),
    )


def _policy(element: etree._Element) -> HitPolicy:
    written = element.get("hitPolicy", "UNIQUE")
    policy = _POLICIES.get(written)
    if policy is None:
        raise BadModel(f"There is no hit policy '{written}'. Choose another.", line(element))
    return policy


def _aggregation(element: etree._Element) -> Aggregation | None:
    written = element.get("aggregation")
    if written is None:
        return None
    aggregation = _AGGREGATIONS.get(written)
    if aggregation is None:
        raise BadModel(f"There is no aggregation '{written}'. Choose another.", line(element))
    return aggregation


def _owner(element: etree._Element) -> str:
    """Return the id of the table or of what holds it, to name rules that have no id."""
    holder: etree._Element | None = element
    while holder is not None:
        if found := holder.get("id"):
            return found
        holder = holder.getparent()
    return "table"
