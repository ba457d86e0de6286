"""Reads pages as a person would: headings, links, fields, buttons, what is wrong."""

from collections.abc import Mapping
from functools import cache
from typing import cast

from flask.testing import FlaskClient
from lxml import html
from lxml.html import FormElement, HtmlElement
from sqlalchemy import update
from werkzeug.test import TestResponse

from engine.commands.accounts.passwords import hashed
from engine.engine import Engine
from engine.store.tables import users

PASSWORD = "mat-khau-trong-thu-nghiem"


class Reader:
    """One browser and the page it shows."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client
        self.response: TestResponse
        self.page: HtmlElement

    def open(self, path: str) -> "Reader":
        return self._show(self.client.get(path, follow_redirects=True))

    def sign_in(self, engine: Engine, login: str) -> "Reader":
        give_password(engine, login)
        self.open("/dang-nhap")
        return self.press("Đăng nhập", login=login, password=PASSWORD)

    def press(
        self, label: str, headers: Mapping[str, str] | None = None, /, **typed: object
    ) -> "Reader":
        """Fill in fields by name and press the button of that label, in its own form."""
        button = self._button(label)
        form = cast("FormElement", button.getparent())
        while form.tag != "form":
            form = cast("FormElement", form.getparent())
        sent: dict[str, object] = {}
        for name, value in form.form_values():
            sent.setdefault(name, []).append(value)  # type: ignore[attr-defined]
        sent.update(typed)
        if button.get("name"):
            sent[button.get("name", "")] = button.get("value", "")
        path = form.get("action") or self.response.request.path
        if form.get("method", "get") == "get":
            return self._show(self.client.get(path, query_string=sent, follow_redirects=True))
        return self._show(self.client.post(path, data=sent, headers=headers, follow_redirects=True))

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def path(self) -> str:
        return self.response.request.path

    @property
    def text(self) -> str:
        return " ".join(self.page.text_content().split())

    @property
    def title(self) -> str:
        return " ".join(self.page.findtext(".//h1", "").split())

    def value(self, name: str) -> str:
        field = self.page.xpath("//*[@name=$name]", name=name)[-1]
        return str(field.value or "")

    def all(self, css_class: str) -> list[str]:
        found = self.page.xpath(f"//*[contains(concat(' ', @class, ' '), ' {css_class} ')]")
        return [" ".join(one.text_content().split()) for one in found]

    @property
    def buttons(self) -> list[str]:
        return [" ".join(one.text_content().split()) for one in self.page.iter("button")]

    def _button(self, label: str) -> HtmlElement:
        for one in self.page.iter("button"):
            if " ".join(one.text_content().split()) == label:
                return one
        raise AssertionError(f"no button {label!r}, only {self.buttons}")

    def _show(self, response: TestResponse) -> "Reader":
        self.response = response
        if response.mimetype == "text/html":
            self.page = html.fromstring(response.get_data(as_text=True))
        return self


@cache
def _hashed() -> str:
    """Hash once for all: that it is slow is the point of it."""
    return hashed(PASSWORD)


def give_password(engine: Engine, login: str) -> None:
    with engine.database.transaction() as connection:
        connection.execute(
            update(users).where(users.c.login == login).values(password_hash=_hashed())
        )
