"""Every table, by the room's own names; the only place that names columns."""

from engine.store.tables.answers import drafts, submissions
from engine.store.tables.cases import (
    cases,
    catches,
    deadlines,
    links,
    messages,
    panel_items,
    parties,
    requests,
    search_hits,
    tasks,
)
from engine.store.tables.columns import metadata
from engine.store.tables.definitions import bundles, forms, versions
from engine.store.tables.history import TALLIED, access_log, events, remembered, streams
from engine.store.tables.people import (
    authorities,
    grants,
    identities,
    installation,
    organisations,
    reasons,
    recovery_codes,
    second_factors,
    sessions,
    tokens,
    units,
    users,
)
from engine.store.tables.registry import (
    case_files,
    councils,
    files,
    missions,
    notices,
    numbers,
    records,
    registers,
    seats,
    uploads,
)

__all__ = [
    "TALLIED", "access_log", "authorities", "bundles", "case_files", "cases", "catches", "councils",
    "deadlines", "drafts", "events", "files", "forms", "grants", "identities", "installation",
    "links", "messages", "metadata", "missions", "notices", "numbers",
    "organisations", "panel_items", "parties", "reasons", "records", "recovery_codes", "registers",
    "remembered", "requests", "search_hits", "seats", "second_factors", "sessions",
    "streams", "submissions", "tasks", "tokens", "units", "uploads", "users", "versions",
]  # fmt: skip
