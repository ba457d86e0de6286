"""Each request as one line of the log and one count: its route, never its address or its query."""

import uuid
from time import perf_counter
from types import TracebackType
from typing import Final

import structlog
from flask import Flask, Response, g, request

from engine.telemetry import measures
from engine.telemetry.logs import log

#: Asked every few seconds by a supervisor; a line for each would bury the others.
_UNTOLD: Final = frozenset({"static", "watch.alive", "watch.ready", "watch.metrics"})
_METHODS: Final = frozenset({"GET", "HEAD", "POST", "OPTIONS"})


class Application(Flask):
    """Flask, but a bug is told by its class and its place: its message may quote an answer."""

    def log_exception(
        self,
        exc_info: tuple[type, BaseException, TracebackType] | tuple[None, None, None],
    ) -> None:
        """Tell a bug in the same form as everything else."""
        measures.BUGS.inc()
        log().error("failed", code="broken", method=_method(), route=_route(), exc_info=exc_info)


def begin() -> None:
    """Give the request an id that every line about it carries."""
    g.begun = perf_counter()
    g.request_id = uuid.uuid4().hex[:16]
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request_id=g.request_id)


def end(response: Response) -> Response:
    """Tell and count the answer; its id goes to the browser, so that a person can quote it."""
    if "begun" not in g:
        return response
    seconds = perf_counter() - g.begun
    measures.REQUESTS.labels(_method(), _route(), response.status_code).inc()
    measures.REQUEST_SECONDS.labels(_route()).observe(seconds)
    response.headers["X-Request-Id"] = g.request_id
    if request.endpoint not in _UNTOLD:
        log().info(
            "answered",
            method=_method(),
            route=_route(),
            status=response.status_code,
            milliseconds=round(seconds * 1000),
        )
    structlog.contextvars.clear_contextvars()
    return response


def _route() -> str:
    return request.url_rule.rule if request.url_rule else "-"


def _method() -> str:
    return request.method if request.method in _METHODS else "-"
