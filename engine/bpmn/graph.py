"""The flow graph of one process or sub-process, as the rules walk it.

What hangs on a boundary counts as following its host. Every walk keeps its own stack, because
a hostile file is deeper than Python's.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from engine.bpmn.elements import SCOPES, Element, Flow, Process


@dataclass(frozen=True)
class Graph:
    """Elements of one scope and the flows whose both ends stand in it."""

    scope: str
    elements: dict[str, Element]
    flows: tuple[Flow, ...]
    following: dict[str, list[str]]

    def starts(self) -> list[Element]:
        return [e for e in self.elements.values() if e.kind == "startEvent"]

    def reached(self, begin: Iterable[str]) -> set[str]:
        """Return everything that can be reached from ``begin``, itself included."""
        seen, pending = set(), list(begin)
        while pending:
            name = pending.pop()
            if name not in seen:
                seen.add(name)
                pending.extend(self.following[name])
        return seen


def graphs(process: Process) -> Iterator[Graph]:
    """Yield the graph of the process and of each sub-process in it."""
    inside: dict[str, dict[str, Element]] = defaultdict(dict)
    for element in process.elements:
        inside[element.scope].setdefault(element.id, element)
    flows: dict[str, list[Flow]] = defaultdict(list)
    for flow in process.flows:
        if flow.source in inside[flow.scope] and flow.target in inside[flow.scope]:
            flows[flow.scope].append(flow)
    scopes = [process.id, *(e.id for e in process.elements if e.kind in SCOPES)]
    for scope in dict.fromkeys(scopes):
        following: dict[str, list[str]] = defaultdict(list)
        for element in inside[scope].values():
            if element.kind == "boundaryEvent" and element.attached_to in inside[scope]:
                following[element.attached_to].append(element.id)
        for flow in flows[scope]:
            following[flow.source].append(flow.target)
        yield Graph(scope, inside[scope], tuple(flows[scope]), following)


def rings(nodes: Iterable[str], following: Callable[[str], Iterable[str]]) -> list[list[str]]:
    """Return the groups of nodes that lead to each other, single self-loops included."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []
    for root in nodes:
        if root in index:
            continue
        index[root] = low[root] = len(index)
        stack.append(root)
        path = [(root, iter(following(root)))]
        while path:
            node, ahead = path[-1]
            target = next(ahead, None)
            if target is None:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[node])
                if low[node] == index[node]:
                    _close(node, stack, low, following, found)
            elif target not in index:
                index[target] = low[target] = len(index)
                stack.append(target)
                path.append((target, iter(following(target))))
            elif low[target] >= 0:
                low[node] = min(low[node], index[target])
    return found


def _close(
    node: str,
    stack: list[str],
    low: dict[str, int],
    following: Callable[[str], Iterable[str]],
    found: list[list[str]],
) -> None:
    group: list[str] = []
    while not group or group[-1] != node:
        group.append(stack.pop())
        # Closed: no longer on the stack, so it lowers nobody.
        low[group[-1]] = -1
    if len(group) > 1 or node in following(node):
        found.append(group[::-1])


def without_rings(graph: Graph) -> dict[str, list[str]]:
    """Return the edges without those that lead back, for walks that must end."""
    kept: dict[str, list[str]] = defaultdict(list)
    state: dict[str, int] = {}
    for root in [*(e.id for e in graph.starts()), *graph.elements]:
        if root in state:
            continue
        state[root] = 1
        path = [(root, iter(graph.following[root]))]
        while path:
            node, ahead = path[-1]
            target = next(ahead, None)
            if target is None:
                state[node] = 2
                path.pop()
            elif target not in state:
                kept[node].append(target)
                state[target] = 1
                path.append((target, iter(graph.following[target])))
            elif state[target] == 2:  # noqa: PLR2004 - done, so no way back
                kept[node].append(target)
    return kept


def backwards(graph: Graph, edges: dict[str, list[str]]) -> list[str]:
    """Return the elements so that each stands after everything it leads to."""
    order: list[str] = []
    seen: set[str] = set()
    for root in graph.elements:
        if root in seen:
            continue
        seen.add(root)
        path = [(root, iter(edges[root]))]
        while path:
            node, ahead = path[-1]
            target = next(ahead, None)
            if target is None:
                order.append(node)
                path.pop()
            elif target not in seen:
                seen.add(target)
                path.append((target, iter(edges[target])))
    return order
