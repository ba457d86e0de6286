"""Where a visitor can go from any page."""

from dataclasses import dataclass
from typing import Final

from flask import request, url_for

from engine.model.actors import Actor
from webapp.visitors import session

_PUBLIC: Final = (
    ("home.page", "nav.home"),
    ("public.calls", "nav.public_calls"),
    ("public.missions", "nav.public_missions"),
    ("public.results", "nav.public_results"),
    ("public.certificate", "nav.certificate"),
)
_SIGNED_IN: Final = (
    ("inbox.page", "nav.inbox"),
    ("mission.index", "nav.missions"),
    ("call.index", "nav.calls"),
    ("mine.page", "nav.mine"),
    ("council.index", "nav.councils"),
)
_ADMINISTRATION: Final = ("administration.versions", "nav.administration")
#: Pages stand under the entry from which people reach them.
_UNDER: Final = {
    "task": "inbox",
    "case": "mission",
    "submission": "mission",
    "people": "administration",
    "people_sheet": "administration",
    "leaving": "administration",
    "office": "administration",
}


@dataclass(frozen=True)
class Entry:
    """One entry of the navigation."""

    url: str
    key: str
    current: bool


def navigation() -> tuple[Entry, ...]:
    """Return the entries for this visitor, the current one marked."""
    found = session()
    entries: tuple[tuple[str, str], ...] = _PUBLIC if found is None else _SIGNED_IN
    if found is not None and administers(found.actor):
        entries = (*entries, _ADMINISTRATION)
    return tuple(Entry(url_for(place), key, _is_here(place)) for place, key in entries)


def administers(actor: Actor) -> bool:
    """Say whether ``actor`` administers or audits some authority."""
    return any(grant.role in {"administrator", "auditor"} for grant in actor.grants)


def _is_here(place: str) -> bool:
    endpoint = request.endpoint or ""
    area = endpoint.partition(".")[0]
    area = _UNDER.get(area, area)
    if area == "public":
        return place in {endpoint, f"{endpoint}s"}
    return area == place.partition(".")[0]
