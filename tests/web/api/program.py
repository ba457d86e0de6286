"""A program that holds a token, and what it was answered."""

import json
from datetime import date
from typing import Any
from uuid import uuid4

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from engine.commands.accounts.create_token import CreateToken
from engine.engine import Engine
from engine.model.actors import Actor

BASE = "/api/v1"


def token_of(engine: Engine, actor: Actor, scope: str = "write") -> str:
    asked = CreateToken("thử", scope, date(2024, 12, 31), actor=actor, command_id=str(uuid4()))
    engine.do(asked)
    return asked.secret


class Program:
    """Asks one address after another in somebody's name."""

    def __init__(self, client: FlaskClient, secret: str = "") -> None:
        self.client = client
        self.secret = secret

    def get(self, path: str, **headers: str) -> "Answer":
        return self._send("GET", path, headers, None)

    def do(
        self, path: str, body: object = None, *, method: str = "POST", key: str = "",
        **headers: str,
    ) -> "Answer":  # fmt: skip
        headers["Idempotency-Key"] = key or str(uuid4())
        return self._send(method, path, headers, body)

    def _send(self, method: str, path: str, headers: dict[str, str], body: object) -> "Answer":
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if self.secret:
            sent["Authorization"] = f"Bearer {self.secret}"
        data = body if isinstance(body, bytes) else None
        if body is not None and data is None:
            data = json.dumps(body).encode()
            sent.setdefault("Content-Type", "application/json")
        return Answer(
            self.client.open(BASE + path, method=method, headers=sent, data=data, buffered=True)
        )


class Answer:
    """What came back."""

    def __init__(self, response: TestResponse) -> None:
        self.response = response
        self.status = response.status_code
        self.headers = response.headers

    @property
    def body(self) -> Any:
        return json.loads(self.response.get_data())

    @property
    def code(self) -> str:
        """Return the code of a problem, empty for what is none."""
        is_problem = self.response.mimetype == "application/problem+json"
        return str(self.body["code"]) if is_problem else ""

    @property
    def items(self) -> list[Any]:
        return list(self.body["items"])
