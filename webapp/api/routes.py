"""From a request to an answer: one way for every operation."""

from collections.abc import Mapping, Sequence
from typing import Final, cast

from flask import Blueprint, Flask, Response, request
from flask.typing import ResponseReturnValue, RouteCallable
from flask_wtf.csrf import CSRFProtect

from engine.model.values import Value, dumps
from engine.questions.answer_given import AnswerGiven
from webapp.api import bearers, cursors, document, rates
from webapp.api.cursors import Window
from webapp.api.errors import Misfit, RequestRejected
from webapp.api.operations import Call, Operation
from webapp.api.places import BASE
from webapp.api.requests import JSON, read_call
from webapp.api.tables import operations
from webapp.language import text
from webapp.visitors import ask, language

_NOTHING: Final = 204
_UNCHANGED: Final = 304


def install(app: Flask, csrf: CSRFProtect, rate: str) -> None:
    """Register every operation. No cookie is read here, so that no page can forge a request."""
    rates.install(app, rate)
    room = Blueprint("api", __name__, url_prefix=BASE)
    for operation in operations():
        room.add_url_rule(
            operation.path.replace("{", "<").replace("}", ">"),
            operation.operation_id,
            _view(operation),
            methods=[operation.method],
            provide_automatic_options=False,
        )
    room.add_url_rule("/openapi.json", "openapi", _openapi, provide_automatic_options=False)
    room.after_request(_finish)
    csrf.exempt(room)
    app.register_blueprint(room)


def _view(operation: Operation) -> RouteCallable:
    def view(**in_path: str) -> ResponseReturnValue:
        return _answer(operation, in_path)

    return view


def _answer(operation: Operation, in_path: Mapping[str, str]) -> ResponseReturnValue:
    rates.count(bearers.identify())
    if not operation.public:
        bearers.require(to_write=operation.changes)
    call = read_call(operation, in_path)
    if operation.changes:
        given = ask(AnswerGiven(call.actor, call.command_id, call.payload or ""))
        if given is not None:
            return _written(operation, given.answer)
        return _written(operation, operation.run(operation, call))
    if operation.mark is not None:
        return _marked(operation, call)
    if operation.paged:
        return _page(operation, call)
    return _written(operation, operation.run(operation, call))


def _written(operation: Operation, told: object) -> ResponseReturnValue:
    if isinstance(told, Response):
        return told
    schema = operation.answer_schema
    if schema is None:
        return Response(status=_NOTHING)
    body = cast("Mapping[str, object]", schema().dump(told))
    answer = _json(body, operation.status)
    if operation.leads_to:
        answer.headers["Location"] = BASE + operation.leads_to.format(**body)
    return answer


def _marked(operation: Operation, call: Call) -> ResponseReturnValue:
    """Answer with a tag, or say that nothing has changed without building the page."""
    assert operation.mark is not None  # noqa: S101 - asked before
    mark = operation.mark(call)
    tag = f"{mark.stream_id}.{mark.seq}.{mark.around}"
    if request.if_none_match.contains_weak(tag):
        answer = Response(status=_UNCHANGED)
    else:
        answer = cast("Response", _written(operation, operation.run(operation, call)))
    answer.set_etag(tag)
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


def _page(operation: Operation, call: Call) -> ResponseReturnValue:
    window = cursors.read(operation.operation_id, call.values, request.args.get("cursor"), _limit())
    rows, behind = _rows(operation, call, window)
    onward = None
    if behind is not None:
        following = Window(window.size, behind)
        onward = cursors.write(operation.operation_id, call.values, following)
    schema = operation.answer_schema
    assert schema is not None  # noqa: S101 - a list always tells something
    return _json(schema().dump({"items": rows, "next": onward}), operation.status)


def _rows(operation: Operation, call: Call, window: Window) -> tuple[Sequence[object], int | None]:
    """Return the rows of a window, and behind what the next one begins, if there is one."""
    size, behind = window.size, window.behind
    more: dict[str, object] = {}
    if operation.paged == "pages":
        more = {"page": behind // size + 1, "size": size}
    elif operation.paged == "entries":
        more = {"size": size, "before": behind or None}
    found = operation.run(operation, Call({**call.values, **more}))
    if operation.paged == "whole":
        rows = cast("Sequence[object]", found)
        end = behind + size
        return rows[behind:end], end if end < len(rows) else None
    rows, total = cast("Sequence[object]", vars(found)["rows"]), cast("int", vars(found)["total"])
    if operation.paged == "entries":
        return rows, cast("int", vars(rows[-1])["entry_id"]) if total > len(rows) else None
    end = behind + size
    return rows, end if end < total else None


def _limit() -> int:
    said = request.args.get("limit", str(cursors.USUAL))
    if said.isascii() and said.isdigit() and 0 < len(said) < 4 and 0 < int(said) <= cursors.MOST:  # noqa: PLR2004
        return int(said)
    told = Misfit("out-of-range", text(language(), "misfit.out-of-range"))
    raise RequestRejected({"limit": (told,)})


def _json(body: object, status: int) -> Response:
    return Response(dumps(cast("Value", body)), status, mimetype=JSON)


def _openapi() -> ResponseReturnValue:
    rates.count(bearers.identify())
    return Response(document.text(), mimetype=JSON)


def _finish(response: Response) -> Response:
    rates.tell(response)
    response.vary.update(["Authorization", "Accept-Language"])
    return response
