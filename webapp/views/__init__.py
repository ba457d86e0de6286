"""The pages: one file per thing a person comes to see or to do."""

from typing import cast

from flask import Flask
from flask.typing import RouteCallable
from flask_limiter import Limiter

from webapp.views import (
    account,
    administration,
    call,
    case,
    council,
    files,
    home,
    inbox,
    leaving,
    mine,
    mission,
    office,
    people,
    people_sheet,
    provider,
    public,
    sample,
    second_factor,
    sessions,
    sign_in,
    starting,
    submission,
    task,
    tokens,
    watch,
)

_PAGES = (
    home, sign_in, account, second_factor, sessions, provider, tokens, inbox, task, case, starting,
    mission, call, mine, council, submission, files, administration, people, people_sheet,
    leaving, office, sample, public, watch,
)  # fmt: skip
_REFUSED = 401


def install(app: Flask, limiter: Limiter) -> None:
    """Register every page; wrong passwords are limited by address, right ones are not."""
    for module in _PAGES:
        app.register_blueprint(module.pages)
    tried = limiter.limit(
        "10 per minute; 100 per hour", deduct_when=lambda answer: answer.status_code == _REFUSED
    )
    for endpoint in ("sign_in.enter", "sign_in.enter_code"):
        enter = tried(app.view_functions[endpoint])
        app.view_functions[endpoint] = cast("RouteCallable", enter)
