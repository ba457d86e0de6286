"""Every operation of the HTTP interface, in the order of its documentation."""

from functools import cache

from webapp.api import accounts, administration, cases, files, missions, people, publication, tasks
from webapp.api.operations import Operation

_AREAS = (accounts, tasks, cases, missions, files, people, administration, publication)


@cache
def operations() -> tuple[Operation, ...]:
    """Return all operations."""
    return tuple(one for area in _AREAS for one in area.operations())
