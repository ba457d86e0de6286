"""Requests that failed, kept as they were asked so that they can be asked again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import Connection, insert, select, update

from engine.model.steps import Request
from engine.model.values import Value, dumps, loads
from engine.store.tables import requests


@dataclass(frozen=True)
class Incident:
    """A failed request: where, why and when."""

    request_id: str
    case_id: int
    request: Request
    error_code: str
    error: str
    at: datetime


def add(connection: Connection, incident: Incident) -> None:
    """Keep a failed request."""
    request = incident.request
    connection.execute(
        insert(requests).values(
            request_id=incident.request_id,
            case_id=incident.case_id,
            activity_key=request.key,
            element=request.element,
            kind=request.kind,
            name=request.name,
            asked=dumps({"with": request.parameters, "properties": request.properties}),
            state="failed",
            error_code=incident.error_code,
            error=incident.error,
            at=incident.at,
        )
    )


def failed(connection: Connection, request_id: str) -> Request | None:
    """Return the request of an incident that is still open, or ``None``."""
    row = connection.execute(
        select(requests).where(requests.c.request_id == request_id, requests.c.state == "failed")
    ).first()
    if row is None:
        return None
    asked = cast("Mapping[str, Mapping[str, Value]]", loads(row.asked))
    return Request(
        key=row.activity_key,
        element=row.element,
        kind="operation" if row.kind == "operation" else "decision",
        name=row.name,
        parameters=asked["with"],
        properties=cast("Mapping[str, str]", asked["properties"]),
    )


def settle(connection: Connection, request_id: str, state: str) -> None:
    """Say what became of an incident: retried or cancelled."""
    connection.execute(
        update(requests).where(requests.c.request_id == request_id).values(state=state)
    )
