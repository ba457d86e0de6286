"""Damaged models: they are read, or refused as models, and what can be decided is decided."""

import random
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from engine.cli.literals import write_literal
from engine.decisions import BadModel, read_model
from engine.model.errors import EngineError
from tests.unit.decisions.makers import NOW, decision, literal, model, table
from tests.unit.decisions.makers import given as inputs
from tests.unit.expressions.mutations import damaged, of_the_product

PROCESSES = Path(__file__).parents[3] / "processes"
AT_MOST = 2.0
NAMES = (
    *("decision", "context", "contextEntry", "list", "relation", "filter", "for", "every", "if"),
    *("invocation", "binding", "functionDefinition", "decisionService", "itemDefinition", "text"),
    *("decisionTable", "input", "output", "rule", "literalExpression", "variable", "import"),
)
#: Models that lack what every other has, or refer to themselves.
FIXTURES = (
    model('<decision id="d" name="d"><context><contextEntry/></context></decision>'),
    model('<decision id="d" name="d"><invocation><binding/></invocation></decision>'),
    model('<decision id="d" name="d"><relation><column/><row/></relation></decision>'),
    model('<decision id="d" name="d"><list><text>1</text></list></decision>'),
    model('<decision id="d"><decisionTable/></decision>'),
    model("<decisionService/>", '<decisionService id="s" name="s"/>'),
    model('<businessKnowledgeModel id="k" name="k"/>'),
    model('<itemDefinition name="t"><typeRef>t</typeRef></itemDefinition>')
    + b"<!-- a type that is itself -->",
    model(
        '<itemDefinition name="t" isCollection="true"><typeRef>t</typeRef></itemDefinition>',
        inputs("x", kind="t"),
        decision("d", literal("x"), "x"),
    ),
)


def shipped() -> list[bytes]:
    own = model(inputs("x"), decision("d", table("COLLECT", {"1": "2", '"a"': "3"}), "x"))
    return [own, *(file.read_bytes() for file in sorted(PROCESSES.rglob("*.dmn")))]


@pytest.mark.parametrize("seed", range(3))
def test_a_damaged_model_is_read_or_refused(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - reproducible, not secret
    texts = list(damaged(of_the_product(), 200, seed))
    models = shipped()

    for _ in range(200):
        data = _damaged(chance.choice(models), texts, chance)
        begun = time.process_time()
        attempt(data)

        assert time.process_time() - begun < AT_MOST, data


@pytest.mark.parametrize("data", FIXTURES, ids=range(len(FIXTURES)))
def test_a_model_that_lacks_something_is_read_or_refused(data: bytes) -> None:
    attempt(data)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=80) | st.text(max_size=80).map(model))
def test_any_bytes_are_a_model_or_are_refused(data: bytes) -> None:
    attempt(data)


def attempt(data: bytes) -> None:
    try:
        read = read_model(data)
    except BadModel:
        return
    for node in {element.key[1] or element.name for element in read.elements.values()}:
        try:
            result = read.decide(node, {"x": {"x": 1}, "a": [1, "a"]}, now=NOW).result
            write_literal(result)
        except EngineError:
            continue


def _damaged(data: bytes, texts: list[str], chance: random.Random) -> bytes:
    """Return the model after some elements were moved, copied, renamed, emptied or filled."""
    root = etree.fromstring(data)
    for _ in range(chance.randint(1, 5)):
        elements = [one for one in root.iter(etree.Element) if one is not root]
        if not elements:
            break
        _damage(chance.choice(elements), chance.choice(elements), texts, chance)
    return etree.tostring(root)


def _damage(
    one: etree._Element, other: etree._Element, texts: list[str], chance: random.Random
) -> None:
    parent = one.getparent()
    match chance.randint(0, 5):
        case 0 if parent is not None:
            parent.remove(one)
        case 1:
            other.append(etree.fromstring(etree.tostring(one)))
        case 2:
            one.tag = etree.QName(etree.QName(one).namespace or "", chance.choice(NAMES)).text
        case 3:
            names = list(one.attrib) or ["name"]
            one.set(chance.choice(names), chance.choice(("", "x", "#x", "a b", "tNothing")))
        case _:
            one.text = "".join(c for c in chance.choice(texts) if c.isprintable() and c < "\ud800")
