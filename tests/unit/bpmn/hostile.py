"""Hostile files: those kept beside the examples, and those too large to keep."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.unit.runtime.drawing import TIMER, document, end, flow, node, process, start, user, way

HOSTILE: Final = Path(__file__).parents[2] / "bpmn" / "hostile"
#: Nearly as large as a file may be.
LARGE: Final = 4_500_000


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


def inclusive(count: int) -> bytes:
    """Gateways that split and join at once: each asks what may still come."""
    parts = [start(), flow("s", "g0")]
    for place in range(count):
        here, ahead, beyond = f"g{place}", f"g{place + 1}", f"g{place + 2}"
        parts += [node("inclusiveGateway", here), flow(here, ahead), flow(here, beyond)]
    return document(process("A", *parts))


def hanging(count: int) -> bytes:
    """Boundary events that all lead back to their host."""
    parts = [start(), user("u"), flow("s", "u")]
    for place in range(count):
        name = f"b{place}"
        parts += [node("boundaryEvent", name, TIMER, attachedToRef="u"), flow(name, "u")]
    return document(process("A", *parts))


def crossed(count: int) -> bytes:
    """Parallel branches of which each may go to one of two joins."""
    parts = [start(), node("parallelGateway", "f"), flow("s", "f")]
    for place in range(count):
        here, one, two = f"g{place}", f"j{place}", f"j{place + 1}"
        parts += [node("exclusiveGateway", here), node("parallelGateway", one), flow("f", here)]
        parts += [flow(here, one), flow(here, two)]
    return document(process("A", *parts))


def conditions(count: int, length: int) -> bytes:
    parts = [start(), node("exclusiveGateway", "g"), flow("s", "g")]
    for place in range(count):
        text = "+".join([f"a{place}"] * (length // 5))
        parts += [end(f"e{place}"), flow("g", f"e{place}", f"{text} = 0")]
    return document(process("A", *parts))


def remarks_before_an_error(count: int) -> bytes:
    remarks = (node("userTask", f"u{n}", "<bpmn:ioSpecification/>") for n in range(count))
    return document(process("A", start(), end(), *remarks, node("adHocSubProcess", "x")))


def repeats(maximum: str) -> bytes:
    loop = f'<bpmn:standardLoopCharacteristics loopMaximum="{maximum}"/>'
    parts = start(), node("userTask", "u", loop), end()
    return document(process("A", *parts, way("s", "u", "e")))


def cut_by_a_comment() -> bytes:
    """A condition of which a careless reader sees only ``true``."""
    parts = start(), node("exclusiveGateway", "g", default="g-e"), end(), end("f")
    condition = "true<!-- and --> and __import__('os').system('id')"
    return document(process("A", *parts, way("s", "g", "e"), flow("g", "f", condition)))


def made() -> Iterator[tuple[str, bytes]]:
    """Yield what a script makes in a moment and nobody wants to keep."""
    body = document(process("A", start(), end(), way("s", "e")))
    yield "100,000 levels", b"<a>" * 100_000
    yield (
        "100,000 levels of bpmn",
        body.replace(b"<bpmn:startEvent", b"<bpmn:subProcess>" * 100_000),
    )
    yield "attribute of 12 MB", body.replace(b'id="d"', b'id="' + b"d" * 12_000_000 + b'"')
    spaces = " ".join(f'xmlns:a{n}="u{n}"' for n in range(LARGE // 20)).encode()
    yield "many namespaces", body.replace(b'id="d"', spaces)
    yield "3,000 in a row", in_a_row(3_000)
    yield "30,000 in a row", in_a_row(30_000)
    yield "9 x 3", parallel(9, 3)
    yield "6 x 6", parallel(6, 6)
    yield "100 levels of sub-processes", nested(100).replace(b'targetRef="u"', b'targetRef="e0"')
    empty = (node("subProcess", f"p{n}") for n in range(1_000))
    yield "1,000 sub-processes", document(process("A", start(), *empty, end()))
    yield "inclusive gateways", inclusive(3_000)
    yield "boundary events", hanging(3_000)
    yield "crossed branches", crossed(1_500)
    yield "long conditions", conditions(400, 9_000)
    yield "many conditions", conditions(3_000, 100)
    yield "remarks before an error", remarks_before_an_error(1_500)
    yield "comment in a condition", cut_by_a_comment()
    for maximum in ("²", "9" * 5_000, "abc", "-1", "0"):
        yield f"loop of {maximum[:4]}", repeats(maximum)
    yield "UTF-16 without a mark", body.decode().encode("utf-16-be")
    yield "unknown encoding", b'<?xml version="1.0" encoding="utf-77"?>' + body
    yield "entity nobody declared", body.replace(b'id="d"', b'id="&d;"')
    yield "form of a process", b'{"type": "default", "components": []}'


def hostile() -> Iterator[tuple[str, bytes]]:
    for file in sorted(HOSTILE.iterdir()):
        yield file.name, file.read_bytes()
    yield from made()
