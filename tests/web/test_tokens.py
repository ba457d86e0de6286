"""Tokens on the account page: made, shown once, revoked."""

from collections.abc import Callable

import pytest

from engine.engine import Engine
from engine.questions.accounts.bearer_of import BearerOf
from engine.questions.accounts.tokens_of import TokensOf
from tests.builders import Office
from tests.web.reader import Reader

Visit = Callable[..., Reader]
PAGE = "/tai-khoan"
CREATE = "Tạo mã truy cập"


def secret_on(reader: Reader) -> str:
    return str(reader.page.xpath("string(//*[@id='secret'])"))


def test_a_secret_is_shown_once_and_opens_what_was_chosen(
    visit: Visit, office: Office, engine: Engine
) -> None:
    reader = visit("officer").open(PAGE)

    reader.press(CREATE, name="Kho dữ liệu", scope="write", expires_on="2024-06-01")
    secret = secret_on(reader)
    held = engine.ask(BearerOf(secret))
    reader.open(PAGE)

    assert held is not None
    assert (held.actor.user_id, held.scope) == (office.officer.user_id, "write")
    assert "Kho dữ liệu" in reader.text
    assert "đến hết 01/06/2024" in reader.text
    assert secret not in reader.response.get_data(as_text=True)


def test_a_revoked_token_is_gone(visit: Visit, office: Office, engine: Engine) -> None:
    reader = visit("officer").open(PAGE)
    reader.press(CREATE, name="Kho", scope="read", expires_on="2024-06-01")
    secret = secret_on(reader)

    reader.press("Thu hồi Kho")

    assert "Đã thu hồi mã truy cập." in reader.text
    assert engine.ask(BearerOf(secret)) is None


def test_a_double_click_makes_one_token_and_shows_one_secret(
    visit: Visit, office: Office, engine: Engine
) -> None:
    reader = visit("officer").open(PAGE)
    typed = {"name": "Kho", "scope": "read", "expires_on": "2024-06-01", "command_id": "0" * 36}

    reader.press(CREATE, **typed)
    first = secret_on(reader)
    reader.press(CREATE, **typed)

    assert "đã được tạo và đã hiện một lần" in reader.text
    assert secret_on(reader) == ""
    assert len(engine.ask(TokensOf(office.officer))) == 1
    assert engine.ask(BearerOf(first)) is not None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"name": " "}, "Nhập tên mã, nhiều nhất 80 ký tự."),
        ({"scope": "all"}, "Chọn phạm vi của mã."),
        ({"expires_on": "2024-02-30"}, "Nhập ngày hết hạn từ hôm nay đến một năm sau."),
        ({"expires_on": "2025-04-01"}, "Nhập ngày hết hạn từ hôm nay đến một năm sau."),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_nothing_is_lost(
    visit: Visit, office: Office, engine: Engine, typed: dict[str, str], said: str
) -> None:
    reader = visit("officer").open(PAGE)
    sent = {"name": "Kho", "scope": "read", "expires_on": "2024-06-01"} | typed

    reader.press(CREATE, **sent)

    assert reader.status == 422
    assert said in reader.text
    assert reader.value("expires_on") == sent["expires_on"]
    assert engine.ask(TokensOf(office.officer)) == ()


def test_anothers_token_cannot_be_revoked(visit: Visit, office: Office, engine: Engine) -> None:
    visit("officer").open(PAGE).press(CREATE, name="Kho", scope="read", expires_on="2024-06-01")
    (row,) = engine.ask(TokensOf(office.officer))
    stranger = visit("m0").open(PAGE)
    token = stranger.value("csrf_token")

    answer = stranger.client.post(f"{PAGE}/ma-truy-cap/{row.token_id}/thu-hoi",
                                  data={"csrf_token": token})  # fmt: skip

    assert answer.status_code == 404
    assert len(engine.ask(TokensOf(office.officer))) == 1


@pytest.mark.parametrize(
    ("button", "typed"),
    [
        (CREATE, {"name": "Kho", "scope": "read", "expires_on": "2024-06-01"}),
        ("Đổi mật khẩu", {"current": "sai", "new": "ngắn", "repeat": "ngắn"}),
    ],
)
def test_the_language_can_be_changed_after_a_form_was_sent(
    visit: Visit, office: Office, button: str, typed: dict[str, str]
) -> None:
    reader = visit("officer").open(PAGE)

    reader.press(button, **typed)
    reader.press("English")

    assert (reader.status, reader.title) == (200, "My account")
