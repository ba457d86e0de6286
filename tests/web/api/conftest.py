"""Programs that act for the people of an office."""

from collections.abc import Callable

import pytest
from flask import Flask

from engine.engine import Engine
from engine.model.actors import Actor
from engine.settings import Settings
from tests.web.api.program import Program, token_of
from webapp.application import create_app

Programs = Callable[..., Program]


@pytest.fixture
def app(engine: Engine, settings: Settings) -> Flask:
    return create_app(engine, settings)


@pytest.fixture
def program(app: Flask, engine: Engine) -> Programs:
    """Give a program that acts for ``actor``, or for nobody."""

    def opened(actor: Actor | None = None, scope: str = "write") -> Program:
        secret = token_of(engine, actor, scope) if actor else ""
        return Program(app.test_client(), secret)

    return opened
