"""The Flask application: who may pass, what every page can say, and the pages themselves."""

import json
import uuid
from functools import cache
from pathlib import Path
from typing import Final

from flask import Flask, get_flashed_messages, request, url_for
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_wtf.csrf import CSRFProtect
from jinja2 import ChoiceLoader, PackageLoader, PrefixLoader, StrictUndefined

from engine.commands.publication.publish_process import EVER
from engine.engine import Engine
from engine.secret import secret_key
from engine.settings import Settings
from webapp import (
    display,
    errors,
    expired,
    history,
    language,
    provider,
    security,
    views,
    visitors,
    watching,
)
from webapp.api import routes
from webapp.browsers import browser_of
from webapp.citations import cited
from webapp.navigation import navigation
from webapp.samples import is_sample
from webapp.wording import called, titled, vietnamese

_BUILD: Final = Path(__file__).parent / "static" / "build"
_YEAR_SECONDS: Final = 31_536_000
#: A form may carry several files; each one is judged by the engine, which also records it.
_FILES_IN_ONE_FORM: Final = 4


def create_app(engine: Engine, settings: Settings) -> Flask:
    """Build the application that serves ``engine``."""
    app = watching.Application(__name__)
    app.config.update(
        SECRET_KEY=secret_key(settings),
        SESSION_COOKIE_NAME="trang",
        SESSION_COOKIE_SAMESITE="Lax",
        SEND_FILE_MAX_AGE_DEFAULT=_YEAR_SECONDS,
        MAX_CONTENT_LENGTH=settings.max_file_bytes * _FILES_IN_ONE_FORM,
        MAX_FORM_MEMORY_SIZE=8 * 1024 * 1024,
        MAX_FORM_PARTS=20_000,
        WTF_CSRF_TIME_LIMIT=None,
        METRICS=settings.metrics,
        RATELIMIT_STORAGE_URI="memory://",
    )
    app.extensions["nhiemvu"] = engine
    app.before_request(watching.begin)
    app.before_request(visitors.visit)
    app.after_request(watching.end)
    app.after_request(security.harden)
    csrf = CSRFProtect(app)
    limiter = Limiter(get_remote_address, app=app)
    provider.install(app, settings.provider)
    views.install(app, limiter)
    routes.install(app, csrf, settings.api_rate)
    errors.install(app)
    expired.install(app)
    _prepare_templates(app)
    return app


def _prepare_templates(app: Flask) -> None:
    environment = app.jinja_env
    environment.undefined = StrictUndefined
    environment.trim_blocks = environment.lstrip_blocks = True
    own = environment.loader or PackageLoader("webapp")
    govuk = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    environment.loader = ChoiceLoader([own, govuk])
    for write in (cited, display.day, display.moment, display.money, display.number, display.size):
        environment.filters[write.__name__] = write
    environment.filters["vi"] = vietnamese
    environment.globals.update(
        asset=_asset,
        shows_diagram=security.shows_diagram,
        new_command_id=lambda: str(uuid.uuid4()),
        t=_text,
        t_or=_text_or,
        language=visitors.language,
        called=called,
        titled=titled,
        visitor=visitors.session,
        ever=EVER,
        today=lambda: visitors.engine().today(),
        here=_here,
        notices=lambda: get_flashed_messages(with_categories=True),
        navigation=navigation,
        history=history.history,
        paper_lines=history.papers,
        sample_clock=is_sample,
        browser_of=browser_of,
    )


def _text(key: str, **values: object) -> str:
    return language.text(visitors.language(), key, **values)


def _text_or(key: str, otherwise: str) -> str:
    return language.text_or(visitors.language(), key, otherwise)


def _here() -> str:
    return request.full_path.rstrip("?") if request.method == "GET" else request.path


@cache
def _built() -> dict[str, str]:
    manifest: dict[str, str] = json.loads((_BUILD / "manifest.json").read_text("utf-8"))
    return manifest


def _asset(name: str) -> str:
    return url_for("static", filename=f"build/{_built()[name]}")
