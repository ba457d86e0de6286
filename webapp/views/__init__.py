"""The pages: one file per thing a person comes to see or to do."""

from flask import Flask
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
    mine,
    mission,
    public,
    sample,
    sign_in,
    starting,
    submission,
    task,
)

_PAGES = (
    home, sign_in, account, inbox, task, case, starting, mission, call, mine, council,
    submission, files, administration, sample, public,
)  # fmt: skip


def install(app: Flask, limiter: Limiter) -> None:
    """Register every page; trying passwords is limited by address."""
    for module in _PAGES:
        app.register_blueprint(module.pages)
    tried = limiter.limit("20 per minute; 100 per hour", methods=["POST"])
    app.view_functions["sign_in.enter"] = tried(app.view_functions["sign_in.enter"])
