"""What would fail while specs are connected, or leave a token without a way, is refused first.

The rules of ``engine.bpmn`` say the same with more words; this is the last door, for whoever
compiles without having asked them.
"""

from collections.abc import Mapping
from typing import Any, Final

from engine.bpmn.elements import EVENT_GATEWAY_TARGETS, Element, Process
from engine.runtime.errors import BundleBroken

_NEVER_ENTERED: Final = frozenset({"startEvent", "boundaryEvent"})
_CHOOSING: Final = frozenset({"exclusiveGateway", "inclusiveGateway"})


def check_scope(
    process: Process, scope: str, elements: Mapping[str, Element], flows: list[list[Any]]
) -> None:
    """Refuse a scope whose elements do not fit together."""
    if sum(element.kind == "startEvent" for element in elements.values()) != 1:
        raise BundleBroken(process.id, scope, "It needs exactly one start event.")
    for _, target, *_ in flows:
        if elements[target].kind in _NEVER_ENTERED:
            raise BundleBroken(process.id, target, "A flow leads to it.")
    for element in elements.values():
        if element.kind == "boundaryEvent" and element.attached_to not in elements:
            raise BundleBroken(process.id, element.id, "It hangs on nothing.")
        if element.kind == "eventBasedGateway":
            _check_choice(process, element, elements, flows)
        elif element.kind in _CHOOSING and not _has_default(
            [flow for flow in flows if flow[0] == element.id]
        ):
            raise BundleBroken(process.id, element.id, "It has no default flow.")


def _check_choice(
    process: Process, gateway: Element, elements: Mapping[str, Element], flows: list[list[Any]]
) -> None:
    targets = [target for source, target, *_ in flows if source == gateway.id]
    if not targets:
        raise BundleBroken(process.id, gateway.id, "Nothing follows it.")
    for target in targets:
        entered = sum(flow[1] == target for flow in flows)
        if elements[target].kind not in EVENT_GATEWAY_TARGETS or entered > 1:
            raise BundleBroken(process.id, target, "It cannot follow an event gateway.")


def _has_default(leaving: list[list[Any]]) -> bool:
    """Say whether a gateway always finds a way: one is the default, or there is only one."""
    if len(leaving) == 1:
        return True
    without = [flow for flow in leaving if flow[2] is None and not flow[3]]
    return not without and any(flow[3] for flow in leaving)
