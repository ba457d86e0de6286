"""The public conformance kit of the standard, as far as it is at hand."""

import os
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from engine.cli.models import model_at
from tests.unit.tck.cases import Case, cases

KIT = os.environ.get("NHIEMVU_TCK", "")
#: The kit writes down quotients with fewer digits than the engine gives.
CLOSE = Decimal("1e-8")
FOLDERS = ("level-2", "compliance-level-2", "level-3", "compliance-level-3")
#: Its functions are written in Java, which is never run here.
JAVA = "0076-feel-external-java"


def found() -> list[Case]:
    kept = (case for folder in FOLDERS for case in cases(Path(KIT) / folder)) if KIT else ()
    return [case for case in kept if not case.name.startswith(JAVA)]


@pytest.mark.skipif(not KIT, reason="NHIEMVU_TCK names no folder with the conformance kit")
def test_the_kit_is_where_it_is_said_to_be() -> None:
    assert found()


@pytest.mark.parametrize("case", found(), ids=str)
def test_conformance(case: Case) -> None:
    assert same(decided(case), None if case.fails else case.expected)


def decided(case: Case) -> object:
    model = model_at(str(case.model))
    result = model.decide(case.node, case.inputs, now=datetime(2024, 1, 1, tzinfo=UTC)).result
    if case.output is not None and isinstance(result, Mapping):
        return result[case.output]
    return result


def same(found: object, expected: object) -> bool:
    if isinstance(expected, Decimal) and isinstance(found, Decimal):
        return abs(found - expected) <= CLOSE * max(1, abs(expected))
    if isinstance(expected, Mapping) and isinstance(found, Mapping):
        return found.keys() == expected.keys() and all(
            same(found[key], item) for key, item in expected.items()
        )
    if isinstance(expected, list) and isinstance(found, Sequence):
        return len(found) == len(expected) and all(map(same, found, expected))
    return type(found) is type(expected) and found == expected
