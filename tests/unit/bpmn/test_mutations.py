"""Files of the product, torn and mixed: whatever they become is read or refused, soon.

What once broke a reader is kept in ``FOUND``, so that it is tried every time.
"""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from json import dumps
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.bpmn.lint import Known, lint_bytes
from engine.bpmn.reading import read_model as read_process
from engine.bpmn.safe_xml import parse
from engine.decisions import read_model as read_decisions
from engine.forms import read_form
from engine.model.errors import EngineError
from engine.runtime import compile_bundle
from tests.unit.bpmn.hostile import repeats

ROOT: Final = Path(__file__).parents[3]
EXAMPLES: Final = ROOT / "tests" / "bpmn"
PATIENCE: Final = 10.0
#: What a mutation puts in: words of the three languages where they do not belong.
SPLINTERS: Final = [
    b"",
    b'id=""',
    b"</bpmn:process>",
    b"<bpmn:subProcess>",
    b"<!-- -->",
    b"<![CDATA[",
    b"&#0;",
    b"\xff\xfe",
    b"\x00",
    b"null",
    b"[]",
    b"{}",
    b'"key"',
    b"1e999999",
    b"-1",
    b"9" * 30,
    b'"type":"dynamiclist",',
    b"PT4H",
    b"P9999999999D",
    "²".encode(),
    b"[" * 200,
    b"(" * 200,
    b"x > ",
    b"__import__('os')",
]


def judge(data: bytes) -> None:
    """Lint, and compile what has no error."""
    if not any(finding.severity == "error" for finding in lint_bytes(data, Known())):
        for process in read_process(parse(data)).processes:
            compile_bundle(process.id, {"a": data})


READERS: Final[dict[str, tuple[Callable[[bytes], object], list[Path]]]] = {
    "diagrams": (
        judge,
        [
            *sorted((ROOT / "processes").rglob("*.bpmn")),
            *sorted(EXAMPLES.glob("*/*correct.bpmn")),
            *sorted((EXAMPLES / "foreign").iterdir()),
        ],
    ),
    "tables": (read_decisions, sorted((ROOT / "processes").rglob("*.dmn"))),
    "forms": (read_form, sorted((ROOT / "forms").rglob("*.json"))),
}
FOUND: Final = [
    # Digits to Python, no number to anybody.
    ("diagrams", repeats("²")),
    ("diagrams", repeats("9" * 5_000)),
]


def tried(reader: Callable[[bytes], object], data: bytes) -> None:
    """Read ``data``; a refusal is an answer too."""
    begun = time.process_time()
    with suppress(EngineError):
        reader(data)
    assert time.process_time() - begun < PATIENCE


def torn(data: bytes, chance: random.Random) -> bytes:
    """Cut, repeat, swap and insert a few times."""
    for _ in range(chance.randint(1, 4)):
        begin = chance.randrange(len(data) + 1)
        stop = begin + chance.choice([0, 1, 5, 40, 400])
        other = chance.randrange(len(data) + 1)
        instead = chance.choice(
            [chance.choice(SPLINTERS), data[other : other + chance.choice([5, 60, 600])]]
        )
        data = data[:begin] + instead + data[stop:]
    return data


def swapped(data: bytes, chance: random.Random) -> bytes:
    """Exchange values between quotes: what is left is well-formed and means something else."""
    parts = data.split(b'"')
    places = range(1, len(parts), 2)
    for _ in range(chance.randint(1, 6)):
        if len(places) > 1:
            here, there = chance.choice(places), chance.choice(places)
            parts[here] = chance.choice([parts[there], chance.choice(SPLINTERS[-16:])])
    return b'"'.join(parts)


def mutations(seeds: list[Path], chance: random.Random) -> Iterator[bytes]:
    contents = [seed.read_bytes() for seed in seeds]
    contents = [data for data in contents if len(data) < 150_000]
    while True:
        yield chance.choice([torn, swapped])(chance.choice(contents), chance)


@pytest.mark.parametrize("kind", READERS)
def test_no_mutation_of_a_file_of_the_product_breaks_its_reader(kind: str) -> None:
    reader, seeds = READERS[kind]
    until = time.monotonic() + 2
    for number, data in enumerate(mutations(seeds, random.Random(kind))):  # noqa: S311 - chance, no secret
        tried(reader, data)
        if number >= 400 or time.monotonic() > until:
            break


@pytest.mark.long
@pytest.mark.parametrize("kind", READERS)
def test_no_mutation_breaks_its_reader_in_a_minute(kind: str) -> None:
    reader, seeds = READERS[kind]
    until = time.monotonic() + 60
    for data in mutations(seeds, random.Random()):  # noqa: S311 - chance, no secret
        tried(reader, data)
        if time.monotonic() > until:
            break


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(sorted(READERS)), st.binary(max_size=200))
def test_no_bytes_break_a_reader(kind: str, data: bytes) -> None:
    tried(READERS[kind][0], data)


KEYS: Final = [
    *("components", "type", "key", "path", "properties", "validate", "conditional", "hide"),
    *("values", "label", "decision", "required", "min", "max", "maxLength", "rows", "pattern"),
    *("defaultRepetitions", "defaultValue", "valuesExpression", "expression"),
]
JSON: Final = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(KEYS),
            inner
            | st.sampled_from(["number", "textfield", "group", "dynamiclist", "select", "= a"]),
            max_size=6,
        )
    ),
    max_leaves=25,
)


@settings(max_examples=150, deadline=None)
@given(JSON)
def test_no_json_breaks_the_form_reader(tree: object) -> None:
    tried(read_form, dumps(tree).encode())
    tried(read_form, dumps({"components": [tree], "id": "F", "type": "default"}).encode())


@pytest.mark.parametrize(("kind", "data"), FOUND)
def test_what_once_broke_a_reader_no_longer_does(kind: str, data: bytes) -> None:
    tried(READERS[kind][0], data)
