"""Which processes somebody may begin here by hand."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from engine.model.actors import Actor
from engine.permissions import Holders, may_start, statuses
from engine.questions.registry import Reading
from engine.store.bundles import Bundle
from engine.store.reading import in_force


@dataclass(frozen=True)
class Startable:
    """A process the asking person may begin."""

    process_id: str
    name: str
    name_en: str


def in_authority(reading: Reading, actor: Actor, authority_id: int) -> tuple[Startable, ...]:
    """Return what may be begun in an authority out of nothing: a new list of missions."""
    return _found(reading, actor, Holders(authority_id), "authority", lambda _: True)


def on_call(reading: Reading, actor: Actor, authority_id: int, step: int) -> tuple[Startable, ...]:
    """Return what answers an open call of that step: a proposal, an application."""
    return _found(
        reading,
        actor,
        Holders(authority_id),
        "call",
        lambda bundle: bundle.process.properties.get("step") == str(step),
    )


def on_mission(
    reading: Reading, actor: Actor, holders: Holders, status: str, running: Collection[str]
) -> tuple[Startable, ...]:
    """Return what may be begun on a mission of that status, where it is not running yet."""
    return _found(
        reading,
        actor,
        holders,
        "mission",
        lambda bundle: (
            bundle.process_id not in running and status in statuses(bundle.process.properties)
        ),
    )


def _found(
    reading: Reading,
    actor: Actor,
    holders: Holders,
    start_from: str,
    fits: Callable[[Bundle], bool],
) -> tuple[Startable, ...]:
    return tuple(
        Startable(bundle.process_id, bundle.process.name, bundle.process.name_en)
        for bundle in in_force.processes(reading.connection, holders.authority_id, reading.today)
        if bundle.process.properties.get("start.from") == start_from
        and fits(bundle)
        and may_start(actor, _roles(bundle), start_from, holders)
    )


def _roles(bundle: Bundle) -> list[str]:
    said = bundle.process.properties.get("start.role", "")
    return [role.strip() for role in said.split(",") if role.strip()]
