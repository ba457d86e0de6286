"""What is published is judged with everything it uses: diagrams, tables, forms."""

from pathlib import Path
from typing import Final

import pytest

from engine.commands.publication.checking import findings
from tests.unit.runtime.drawing import document, end, node, process, start, way

HOSTILE: Final = Path(__file__).parents[2] / "bpmn" / "hostile"
DECIDES: Final = document(
    process(
        "A",
        start(),
        node("businessRuleTask", "r", properties={"decision": "D", "result": "x"}),
        end(),
        way("s", "r", "e"),
    )
).decode()


@pytest.mark.parametrize("place", ["input", "entry", "output"])
def test_code_in_a_table_forbids_publishing(place: str) -> None:
    table = (HOSTILE / f"code-in-table-{place}.dmn").read_text(encoding="utf-8")
    files = {"process.bpmn": DECIDES, "decisions/D.dmn": table}

    (found,) = findings("A", files, [DECIDES])

    assert "decisions/D.dmn" in found
    assert "bad-expression" in found


def test_a_table_that_is_no_decision_model_forbids_publishing() -> None:
    broken = '<definitions><decision id="D"/></definitions>'
    files = {"process.bpmn": DECIDES, "decisions/D.dmn": broken}

    (found,) = findings("A", files, [DECIDES])

    assert found.startswith("bad-decision-model in decisions/D.dmn")
