"""How things stand, as no page shows it at one glance."""

from sqlalchemy import Connection, select

from engine.store.tables import cases, missions, requests


def every_case(connection: Connection) -> list[tuple[int, str, str | None]]:
    """Return every case as it began: its id, its process, its ending."""
    query = select(cases.c.case_id, cases.c.process_id, cases.c.ending).order_by(cases.c.case_id)
    return [(row.case_id, row.process_id, row.ending) for row in connection.execute(query)]


def missions_by_title(connection: Connection) -> dict[str, int]:
    query = select(missions.c.title, missions.c.mission_id)
    return {row.title: row.mission_id for row in connection.execute(query)}


def incidents(connection: Connection) -> list[tuple[str, str | None]]:
    """Return the operations that failed."""
    query = select(requests.c.name, requests.c.error).where(requests.c.state == "failed")
    return [(row.name, row.error) for row in connection.execute(query)]
