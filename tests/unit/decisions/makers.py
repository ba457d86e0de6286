"""Decision models as short texts."""

from datetime import UTC, datetime
from xml.sax.saxutils import escape

from engine.decisions import Model, Outcome, read_model
from engine.model.values import Value

NOW = datetime(2024, 5, 6, tzinfo=UTC)
DMN_1_3 = "https://www.omg.org/spec/DMN/20191111/MODEL/"


def model(*parts: str, version: str = DMN_1_3, namespace: str = "here") -> bytes:
    inside = "".join(parts)
    return (
        f'<definitions xmlns="{version}" namespace="{namespace}" name="m" id="m">'
        f"{inside}</definitions>"
    ).encode()


def read(*parts: str) -> Model:
    return read_model(model(*parts))


def decide(node: str, *parts: str, **inputs: Value) -> Outcome:
    return read(*parts).decide(node, inputs, now=NOW)


def given(*names: str, kind: str = "") -> str:
    """Return input data of these names."""
    typed = f' typeRef="{kind}"' if kind else ""
    return "".join(
        f'<inputData id="{name}" name="{name}"><variable name="{name}"{typed}/></inputData>'
        for name in names
    )


def decision(
    name: str, boxed: str, *requires: str, kind: str = "", knows: tuple[str, ...] = ()
) -> str:
    """Return a decision that requires others by id."""
    typed = f' typeRef="{kind}"' if kind else ""
    needed = "".join(
        f'<informationRequirement><requiredInput href="#{one}"/></informationRequirement>'
        for one in requires
    ) + "".join(
        f'<knowledgeRequirement><requiredKnowledge href="#{one}"/></knowledgeRequirement>'
        for one in knows
    )
    variable = f'<variable name="{name}"{typed}/>'
    return f'<decision id="{name}" name="{name}">{variable}{needed}{boxed}</decision>'


def literal(text: str) -> str:
    return f"<literalExpression><text>{escape(text)}</text></literalExpression>"


def table(
    policy: str, rules: dict[str, str], *, more: str = "", default: str = "", values: str = ""
) -> str:
    """Return a table of one input ``x`` and one output; ``rules`` map cell to cell."""
    rows = "".join(
        f'<rule id="r{place}"><inputEntry><text>{escape(cell)}</text></inputEntry>'
        f"<outputEntry><text>{escape(out)}</text></outputEntry></rule>"
        for place, (cell, out) in enumerate(rules.items(), 1)
    )
    outputs = f"<outputValues><text>{escape(values)}</text></outputValues>" if values else ""
    otherwise = (
        f"<defaultOutputEntry><text>{escape(default)}</text></defaultOutputEntry>"
        if default
        else ""
    )
    return (
        f'<decisionTable hitPolicy="{policy}" {more}>'
        "<input><inputExpression><text>x</text></inputExpression></input>"
        f'<output name="out">{outputs}{otherwise}</output>{rows}</decisionTable>'
    )
