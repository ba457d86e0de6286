"""What a supervisor and a collector ask; nobody signs in, and no person stands in the answers."""

from typing import Final

from flask import Blueprint, Response, abort, current_app, jsonify, request
from flask.typing import ResponseReturnValue
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, Gauge
from prometheus_client import generate_latest as written

from engine.installation import readiness
from engine.questions.watching.backlog import WorkBehind
from webapp.visitors import engine

pages = Blueprint("watch", __name__)
_UNREADY: Final = 503
#: What a proxy adds. Behind one, every request comes from this machine, so that an address alone
#: would prove nothing.
_PASSED_ON: Final = ("Forwarded", "X-Forwarded-For", "X-Real-Ip", "Via")


@pages.get("/healthz")
def alive() -> ResponseReturnValue:
    return jsonify(alive=True)


@pages.get("/readyz")
def ready() -> ResponseReturnValue:
    found = readiness(engine())
    return jsonify(ready=found.ready, **found.parts), 200 if found.ready else _UNREADY


@pages.get("/metrics")
def metrics() -> ResponseReturnValue:
    asked = current_app.config["METRICS"]
    if not asked or any(name in request.headers for name in _PASSED_ON):
        abort(404)
    backlog = CollectorRegistry()
    for name, value in vars(engine().ask(WorkBehind())).items():
        Gauge(f"nhiemvu_{name}", name.replace("_", " "), registry=backlog).set(value)
    return Response(written(REGISTRY) + written(backlog), content_type=CONTENT_TYPE_LATEST)
