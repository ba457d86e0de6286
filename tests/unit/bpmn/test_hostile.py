"""Whatever is uploaded ends as findings, soon, and nothing in it is carried out."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.bpmn.lint import Known, lint_bytes
from tests.unit.runtime.drawing import document, end, flow, node, process, start, user, way

EXAMPLES = Path(__file__).parents[2] / "bpmn"
PATIENCE = 10.0


def in_a_row(count: int) -> bytes:
    names = [f"t{place}" for place in range(count)]
    return document(process("A", start(), *(user(n) for n in names), end(), way("s", *names, "e")))


def parallel(blocks: int, branches: int) -> bytes:
    parts, before = [start(), end()], "s"
    for block in range(blocks):
        fork, join = f"f{block}", f"j{block}"
        parts += [node("parallelGateway", fork), node("parallelGateway", join), flow(before, fork)]
        for branch in range(branches):
            name = f"t{block}_{branch}"
            parts += [user(name), way(fork, name, join)]
        before = join
    return document(process("A", *parts, flow(before, "e")))


def nested(levels: int) -> bytes:
    inner = user("u") + start("s0") + end("e0") + way("s0", "u", "e0")
    for level in range(1, levels):
        part = f"p{level}"
        begin, done = f"s{level}", f"e{level}"
        inner = node("subProcess", part, inner) + start(begin) + end(done) + way(begin, part, done)
    return document(process("A", inner))


def hostile() -> Iterator[tuple[str, bytes]]:
    for file in sorted((EXAMPLES / "hostile").iterdir()):
        yield file.stem, file.read_bytes()
    body = document(process("A", start(), end(), way("s", "e")))
    yield "depth", b"<a>" * 100_000
    yield "long attribute", body.replace(b'id="d"', b'id="' + b"d" * 12_000_000 + b'"')
    yield "3,000 in a row", in_a_row(3_000)
    yield "9 x 3", parallel(9, 3)
    yield "6 x 6", parallel(6, 6)
    yield "100 levels", nested(100).replace(b'targetRef="u"', b'targetRef="e0"')
    yield (
        "1,000 sub-processes",
        document(
            process("A", start(), *(node("subProcess", f"p{n}") for n in range(1_000)), end())
        ),
    )


@pytest.mark.parametrize(("name", "data"), list(hostile()), ids=[name for name, _ in hostile()])
def test_a_hostile_file_is_a_finding(name: str, data: bytes) -> None:
    begun = time.monotonic()

    findings = lint_bytes(data, Known())

    assert any(finding.severity == "error" for finding in findings)
    assert time.monotonic() - begun < PATIENCE
    if name.startswith("code-in"):
        assert "bad-expression" in {finding.rule for finding in findings}


def test_code_in_a_correlation_is_a_finding() -> None:
    correlation = (
        '<bpmn:correlationProperty id="c"><bpmn:correlationPropertyRetrievalExpression>'
        "<bpmn:messagePath>__import__('os').system('id')</bpmn:messagePath>"
        "</bpmn:correlationPropertyRetrievalExpression></bpmn:correlationProperty>"
    )

    found = lint_bytes(document(correlation, process("A", start(), end())), Known())

    assert "bad-expression" in {finding.rule for finding in found}


SEEDS = [path.read_bytes() for path in sorted(EXAMPLES.glob("*/incorrect.bpmn"))]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([seed for seed in SEEDS if len(seed) < 20_000]), st.data())
def test_a_mutated_file_never_breaks_the_linter(seed: bytes, data: st.DataObject) -> None:
    begin = data.draw(st.integers(0, len(seed)))
    length = data.draw(st.integers(0, 40))
    instead = data.draw(
        st.one_of(
            st.binary(max_size=20),
            st.sampled_from(
                [b'id=""', b"</bpmn:process>", b"<bpmn:subProcess>", b"Start", b"\xff"]
            ),
        )
    )

    lint_bytes(seed[:begin] + instead + seed[begin + length :], Known())


def test_150_elements_are_judged_in_300_ms() -> None:
    data = in_a_row(150)
    lint_bytes(data, Known())

    begun = time.process_time()
    lint_bytes(data, Known())

    assert time.process_time() - begun < 0.3
