"""Processes made of nested blocks, for the properties every process must have."""

from dataclasses import dataclass, field
from itertools import count, pairwise
from typing import Final

from hypothesis import strategies as st

from tests.unit.runtime.drawing import TIMER, end, flow, node, process, start, user, way

_MESSAGE: Final = '<bpmn:messageEventDefinition messageRef="m"/>'


@dataclass(frozen=True)
class Block:
    """A kind of block and the blocks inside it."""

    kind: str
    inside: tuple["Block", ...] = ()


_LEAVES: Final = ("user", "request", "rule", "deadline", "message", "script", "choice")
_NESTS: Final = (
    "row",
    "both",
    "either",
    "some",
    "loop",
    "part",
    "call",
    "hosted",
    "reminded",
    "repeat",
)
_GATEWAYS: Final = {
    "both": "parallelGateway",
    "either": "exclusiveGateway",
    "some": "inclusiveGateway",
}


def blocks() -> st.SearchStrategy[Block]:
    leaf = st.sampled_from(_LEAVES).map(Block)
    return st.recursive(
        leaf,
        lambda inner: st.builds(
            Block,
            st.sampled_from(_NESTS),
            st.lists(inner, min_size=1, max_size=3).map(tuple),
        ),
        max_leaves=7,
    )


@dataclass
class _Pen:
    numbers: "count[int]" = field(default_factory=lambda: count(1))
    processes: list[str] = field(default_factory=list)

    def name(self, stem: str) -> str:
        return f"{stem}{next(self.numbers)}"


def drawn(block: Block) -> list[str]:
    """Return the text of the process ``A`` and of everything it calls."""
    pen = _Pen()
    text, first, last = _draw(pen, block)
    whole = process("A", start(), text, end("e", "done"), flow("s", first), flow(last, "e"))
    return [whole, *pen.processes]


def _draw(pen: _Pen, block: Block) -> tuple[str, str, str]:
    """Return the text of a block, where it begins and where it ends."""
    makers = {
        "row": _row,
        "both": _gateways,
        "either": _gateways,
        "some": _gateways,
        "loop": _loop,
        "part": _part,
        "call": _part,
        "hosted": _hosted,
        "reminded": _hosted,
        "choice": _choice,
        "repeat": _repeat,
    }
    return makers.get(block.kind, _leaf)(pen, block)


def _leaf(pen: _Pen, block: Block) -> tuple[str, str, str]:
    name = pen.name(block.kind)
    text = {
        "user": user(name, form="F"),
        "request": node("serviceTask", name, properties={"operation": "o", "result": "r"}),
        "rule": node("businessRuleTask", name, properties={"decision": "D", "result": "n"}),
        "deadline": node("intermediateCatchEvent", name, TIMER),
        "message": node("intermediateCatchEvent", name, _MESSAGE, {"result": "heard"}),
        "script": node("scriptTask", name, properties={"set.k": "n + 1"}),
    }[block.kind]
    return text, name, name


def _row(pen: _Pen, block: Block) -> tuple[str, str, str]:
    parts = [_draw(pen, inner) for inner in block.inside]
    text = "".join(part[0] for part in parts)
    for one, two in pairwise(parts):
        text += flow(one[2], two[1])
    return text, parts[0][1], parts[-1][2]


def _gateways(pen: _Pen, block: Block) -> tuple[str, str, str]:
    kind = _GATEWAYS[block.kind]
    fork, join = pen.name("fork"), pen.name("join")
    parts = [_draw(pen, inner) for inner in (*block.inside, block.inside[0])]
    text = "".join(part[0] for part in parts) + node(kind, join)
    default = {} if block.kind == "both" else {"default": f"{fork}-{parts[0][1]}"}
    text += node(kind, fork, **default)
    for place, (_, first, last) in enumerate(parts):
        condition = f"modulo(n, {len(parts)}) >= {place}" if place and default else ""
        text += flow(fork, first, condition) + flow(last, join)
    return text, fork, join


def _loop(pen: _Pen, block: Block) -> tuple[str, str, str]:
    text, first, last = _row(pen, block)
    wait, back, on = pen.name("wait"), pen.name("back"), pen.name("on")
    text += node("exclusiveGateway", back) + user(wait)
    text += node("exclusiveGateway", on, default=f"{on}-{back}")
    after = pen.name("after")
    text += node("manualTask", after) + way(back, first) + way(last, wait, on)
    return text + flow(on, back) + flow(on, after, "modulo(n, 3) > 0"), back, after


def _part(pen: _Pen, block: Block) -> tuple[str, str, str]:
    text, first, last = _row(pen, block)
    name, begin, done = pen.name(block.kind), pen.name("s"), pen.name("e")
    inner = start(begin) + text + end(done) + flow(begin, first) + flow(last, done)
    if block.kind == "part":
        return node("subProcess", name, inner), name, name
    pen.processes.append(process(f"P{name}", inner))
    return node("callActivity", name, calledElement=f"P{name}"), name, name


def _hosted(pen: _Pen, block: Block) -> tuple[str, str, str]:
    host, _, _ = _part(pen, Block("part", block.inside))
    name = host.split('"')[1]
    event, beside, join = pen.name("late"), pen.name("beside"), pen.name("x")
    interrupts = "true" if block.kind == "hosted" else "false"
    text = host + node("boundaryEvent", event, TIMER, attachedToRef=name, cancelActivity=interrupts)
    text += user(beside) + flow(event, beside) + node("exclusiveGateway", join) + flow(name, join)
    if block.kind == "hosted":
        return text + flow(beside, join), name, join
    own = pen.name("e")
    return text + end(own) + flow(beside, own), name, join


def _choice(pen: _Pen, block: Block) -> tuple[str, str, str]:
    del block
    wait, due, told, join = (pen.name(stem) for stem in ("wait", "due", "told", "x"))
    text = node("eventBasedGateway", wait) + node("exclusiveGateway", join)
    text += node("intermediateCatchEvent", due, TIMER)
    text += node("intermediateCatchEvent", told, _MESSAGE)
    return text + way(wait, due, join) + way(wait, told, join), wait, join


def _repeat(pen: _Pen, block: Block) -> tuple[str, str, str]:
    text, first, last = _row(pen, block)
    name, begin, done = pen.name("repeat"), pen.name("s"), pen.name("e")
    marker = '<bpmn:standardLoopCharacteristics loopMaximum="2"/>'
    inner = marker + start(begin) + text + end(done) + flow(begin, first) + flow(last, done)
    return node("subProcess", name, inner), name, name


#: One of everything.
SAMPLE: Final = Block(
    "row",
    (
        Block("both", (Block("user"), Block("call", (Block("request"), Block("choice"))))),
        Block("loop", (Block("reminded", (Block("user"),)), Block("hosted", (Block("rule"),)))),
        Block("either", (Block("deadline"), Block("script"))),
        Block("repeat", (Block("message"),)),
    ),
)
