"""What requires what: nothing may be missing, and nothing may require itself."""

from collections.abc import Mapping, Sequence

from engine.decisions.errors import BadModel
from engine.decisions.model import Decision, Element, Key, Knowledge, OfferedDecisions, Requirement


def requirements_of(element: Element) -> Sequence[Requirement]:
    if isinstance(element, Decision | Knowledge):
        return element.requires
    return (*element.outputs, *element.inputs) if isinstance(element, OfferedDecisions) else ()


def refuse_cycles(elements: Mapping[Key, Element]) -> None:
    """Refuse a model in which an element requires itself or what is not there.

    Elements all of whose requirements are settled are settled, again and again; whatever is
    left over stands on a cycle.
    """
    waiting: dict[Key, set[Key]] = {}
    needed_by: dict[Key, list[Key]] = {key: [] for key in elements}
    for key, element in elements.items():
        needs = {one.key for one in requirements_of(element)}
        for need in needs:
            if need not in elements:
                raise BadModel(f"'{element.name}' requires '{need[1]}', which is not there.")
            needed_by[need].append(key)
        waiting[key] = needs
    settled = [key for key, needs in waiting.items() if not needs]
    while settled:
        done = settled.pop()
        del waiting[done]
        for key in needed_by[done]:
            waiting[key].discard(done)
            if not waiting[key]:
                settled.append(key)
    if waiting:
        names = ", ".join(sorted(elements[key].name for key in waiting))
        raise BadModel(f"These elements require each other in a circle: {names}.")
