"""The game: from each start, every way the tokens can go.

An element that can act is never stopped by another one, so one element at a time is enough:
in which order the others act leads nowhere else. Merges act last, so that two tokens which may
arrive at one merge are seen standing there together.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from engine.bpmn.graph import Graph
from engine.bpmn.soundness.net import Net, Node, net
from engine.bpmn.soundness.verdict import Budget, Verdict

MOST: Final = 100_000
#: How many where something is known to get stuck.
_ENOUGH: Final = 5_000


def play(graph: Graph, budget: Budget | None = None) -> Verdict:
    """Follow every way the tokens of ``graph`` can go, through at most ``MOST`` states."""
    made, budget = net(graph), budget or Budget()
    sources = _sources(made, budget)
    return Verdict(decided=False) if sources is None else _Game(made, sources, budget).play()


class _Game:
    """States are bit sets of places, numbered so that the lowest bit acts first."""

    def __init__(self, made: Net, sources: dict[int, set[int]], budget: Budget) -> None:
        self.most = MOST
        self.budget = budget
        self.missing: dict[str, int] = defaultdict(int)
        self.meeting: dict[str, int] = defaultdict(int)
        at = _order(made)
        waiting = [node for node in made.nodes.values() if node.kind != "start"]
        waiting.sort(key=lambda node: (_rank(node), at[node.name]))
        places = [place for node in waiting for place in sorted(node.ins)]
        # A state is as long as there are places.
        self.cost = 1 + len(places) // 250
        bit = {place: 1 << number for number, place in enumerate(places)}
        self.origin = {bit[place]: made.origin[place] for place in places}
        self.node = {bit[place]: node for node in waiting for place in node.ins}
        self.mask = {node.name: sum(bit[place] for place in node.ins) for node in waiting}
        self.ways = {
            node.name: [sum(bit[place] for place in way) for way in node.ways]
            for node in made.nodes.values()
        }
        self.starts = [node.name for node in made.nodes.values() if node.kind == "start"]
        self.before = {
            bit[place]: sum(bit[each] for each in before) for place, before in sources.items()
        }
        self.over = sum(bit[place] for node in waiting if node.ends for place in node.ins)

    def play(self) -> Verdict:
        seen = {way for name in self.starts for way in self.ways[name]}
        pending = list(seen)
        while pending:
            if len(seen) > self.most or self.budget.work < 0:
                return self._verdict(decided=bool(self.missing))
            for after in self._after(pending.pop()):
                if after not in seen:
                    seen.add(after)
                    pending.append(after)
        return self._verdict(decided=True)

    def _verdict(self, *, decided: bool) -> Verdict:
        return Verdict(
            {name: self._origins(places) for name, places in self.missing.items()},
            {name: self._origins(places) for name, places in self.meeting.items()},
            decided,
        )

    def _after(self, state: int) -> list[int]:
        """Let the first element that can act do so; nothing follows where something is wrong."""
        rest = state
        while rest:
            self.budget.work -= self.cost
            node = self.node[rest & -rest]
            mask = self.mask[node.name]
            here, rest = state & mask, rest & ~mask
            if not self._ready(node, here, state):
                continue
            if node.kind == "all-ends":
                return []
            if node.kind == "choice" and here & (here - 1) and not here & self.over:
                self._double(node, here)
                return []
            return self._moved(node, state & ~here)
        if state:
            self._stick(state)
            # It is wrong already: look a little further for others, not for everything.
            self.most = min(self.most, _ENOUGH)
        return []

    def _ready(self, node: Node, here: int, state: int) -> bool:
        mask = self.mask[node.name]
        if node.kind == "both":
            return here == mask
        if node.kind == "any":
            elsewhere = state & ~mask
            return not any(elsewhere & self.before[place] for place in _bits(mask & ~here))
        return True

    def _moved(self, node: Node, rest: int) -> list[int]:
        moved = []
        self.budget.work -= self.cost * len(self.ways[node.name])
        for way in self.ways[node.name]:
            twice = rest & way & ~self.over
            if twice:
                self._double(self.node[twice & -twice], twice)
            else:
                moved.append(rest | way)
        return moved

    def _double(self, node: Node, places: int) -> None:
        self.meeting[node.name] |= places

    def _stick(self, state: int) -> None:
        rest = state
        while rest:
            name = self.node[rest & -rest].name
            rest &= ~self.mask[name]
            self.missing[name] |= self.mask[name] & ~state

    def _origins(self, places: int) -> set[str]:
        return {self.origin[place] for place in _bits(places)}


def _bits(places: int) -> Iterator[int]:
    while places:
        yield places & -places
        places &= places - 1


def _rank(node: Node) -> int:
    if node.kind == "choice":
        return int(len(node.ins) > 1)
    return {"both": 0, "any": 2, "all-ends": 3}[node.kind]


def _order(made: Net) -> dict[str, int]:
    """Put each node, loops apart, before what it leads to."""
    left: dict[str, int] = {}
    seen: set[str] = set()
    for root in sorted(made.nodes, key=lambda name: made.nodes[name].kind != "start"):
        if root in seen:
            continue
        seen.add(root)
        path = [(root, iter(_following(made, root)))]
        while path:
            name, rest = path[-1]
            target = next(rest, None)
            if target is None:
                left[name] = -len(left)
                path.pop()
            elif target not in seen:
                seen.add(target)
                path.append((target, iter(_following(made, target))))
    return left


def _following(made: Net, name: str) -> list[str]:
    return [made.into[place] for way in made.nodes[name].ways for place in sorted(way)]


def _sources(made: Net, budget: Budget) -> dict[int, set[int]] | None:
    """Say whence a token may still come to each place into an inclusive join, if soon known."""
    giving = {place: node for node in made.nodes.values() for way in node.ways for place in way}
    found: dict[int, set[int]] = {}
    for join in made.nodes.values():
        for place in join.ins if join.kind == "any" else ():
            seen: set[int] = set()
            pending = [place]
            while pending:
                node = giving.get(pending.pop())
                budget.work -= 1 if node is None else 1 + len(node.ins)
                if budget.work < 0:
                    return None
                if node is not None and node is not join:
                    pending.extend(node.ins - seen)
                    seen |= node.ins
            found[place] = seen
    return found
