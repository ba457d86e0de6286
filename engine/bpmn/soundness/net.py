"""Nodes that hand tokens from place to place, as few as tell the same story.

A place is a sequence flow. Everything that takes one token and gives one is a *choice*: a task,
an event, a merge, an exclusive gateway, or several of them in a row.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from engine.bpmn.elements import Element
from engine.bpmn.graph import Graph

#: Beyond this, an inclusive gateway opens one branch or all of them.
_BRANCHES: Final = 6
#: No flow may lead here; other rules say so.
_ENTRANCES: Final = frozenset({"startEvent", "boundaryEvent"})
_ENDS_ALL: Final = frozenset({"terminate", "error", "escalation", "cancel"})


@dataclass
class Node:
    """``choice``, ``both`` (parallel), ``any`` (inclusive), ``all-ends`` or ``start``."""

    name: str
    kind: str
    ins: set[int] = field(default_factory=set)
    #: Each way to go: the places that receive a token.
    ways: set[frozenset[int]] = field(default_factory=set)

    @property
    def ends(self) -> bool:
        """Whether tokens only end here: how many arrive does not matter."""
        return self.kind == "choice" and self.ways == {frozenset()}


@dataclass
class Net:
    """The nodes, where each place leads and where it comes from in the file."""

    nodes: dict[str, Node]
    into: dict[int, str]
    origin: dict[int, str]


def net(graph: Graph) -> Net:
    """Turn a graph into a net and make it small."""
    arriving: dict[str, set[int]] = defaultdict(set)
    leaving: dict[str, set[int]] = defaultdict(set)
    flows = [f for f in graph.flows if graph.elements[f.target].kind not in _ENTRANCES]
    for place, flow in enumerate(flows):
        leaving[flow.source].add(place)
        arriving[flow.target].add(place)
    hanging: dict[str, list[Element]] = defaultdict(list)
    for element in graph.elements.values():
        if element.kind == "boundaryEvent":
            hanging[element.attached_to or ""].append(element)
    nodes = {
        name: Node(
            name,
            _kind(element, len(arriving[name])),
            arriving[name],
            _ways(element, leaving, hanging[name]),
        )
        for name, element in graph.elements.items()
        if element.kind != "boundaryEvent" and (arriving[name] or element.kind == "startEvent")
    }
    into = {place: flow.target for place, flow in enumerate(flows)}
    made = Net(nodes, into, {place: flow.source for place, flow in enumerate(flows)})
    _shrink(made)
    return made


def _kind(element: Element, arriving: int) -> str:
    if element.kind == "endEvent" and any(event.kind in _ENDS_ALL for event in element.events):
        return "all-ends"
    kinds = {"startEvent": "start", "parallelGateway": "both", "inclusiveGateway": "any"}
    kind = kinds.get(element.kind, "choice")
    # With one way in there is nothing to wait for.
    return "choice" if arriving == 1 and kind in {"both", "any"} else kind


def _ways(
    element: Element, leaving: dict[str, set[int]], hanging: list[Element]
) -> set[frozenset[int]]:
    places = leaving[element.id]
    if element.kind in {"exclusiveGateway", "eventBasedGateway"}:
        return {frozenset({place}) for place in places} or {frozenset()}
    if element.kind == "inclusiveGateway":
        sizes = range(1, len(places) + 1) if len(places) <= _BRANCHES else (1, len(places))
        return {frozenset(some) for size in sizes for some in combinations(places, size)} or {
            frozenset()
        }
    ways = {frozenset(places)}
    for event in hanging:
        beside = frozenset(leaving[event.id])
        ways.add(beside if event.interrupting else beside | places)
    return ways


def _shrink(made: Net) -> None:
    """Melt choices that follow each other, and branches that meet again at once."""
    changed = True
    while changed:
        changed = False
        for node in list(made.nodes.values()):
            while node.name in made.nodes and (_melt(made, node) or _close(made, node)):
                changed = True


def _close(made: Net, node: Node) -> bool:
    """Leave out a join to which all branches of one way lead, and nothing else."""
    for way in node.ways:
        after = made.nodes[made.into[min(way)]] if way else node
        if after is node or after.kind != "both" or after.ins != way:
            continue
        if not any(way & other for other in node.ways if other != way):
            node.ways = (node.ways - {way}) | after.ways
            del made.nodes[after.name]
            return True
    return False


def _melt(made: Net, node: Node) -> bool:
    """Make ``node`` and what follows it smaller; say whether that was possible."""
    if node.kind != "choice" or any(len(way) != 1 for way in node.ways):
        return False
    by_target: dict[str, list[int]] = defaultdict(list)
    for place in sorted(place for way in node.ways for place in way):
        by_target[made.into[place]].append(place)
    smaller = False
    # All at once: a hub with thousands of branches is not gone through for each of them.
    for name, places in by_target.items():
        after = made.nodes[name]
        if after.kind != "choice" or after.ends:
            continue
        spare = places if after is node else places[1:]
        if spare:
            node.ways -= {frozenset({place}) for place in spare}
            after.ins -= set(spare)
            smaller = True
        elif len(after.ins) == 1:
            node.ways.discard(frozenset(places))
            node.ways |= after.ways
            del made.nodes[name]
            smaller = True
    if smaller:
        return True
    if len(node.ways) == 1:
        return _hand_on(made, node, made.nodes[next(iter(by_target))])
    return False


def _hand_on(made: Net, node: Node, after: Node) -> bool:
    """Let what enters ``node`` enter ``after`` instead, where that is the same."""
    if len(node.ins) != 1 and (after.kind != "choice" or after.ends):
        return False
    (way,) = node.ways
    after.ins = (after.ins - way) | node.ins
    made.into |= dict.fromkeys(node.ins, after.name)
    del made.nodes[node.name]
    return True
