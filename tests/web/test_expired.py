"""A page or a session that has expired: nothing is filed, nothing that was typed is lost."""

from collections.abc import Callable

import pyotp
import pytest

from engine.commands.accounts.sign_out import SignOut
from engine.engine import Engine
from engine.questions.administration.access_log import AccessLog
from engine.questions.tasks.task_page import TaskPage
from tests.builders import Office, new_id
from tests.conftest import Clock
from tests.web.reader import PASSWORD, Reader
from tests.web.test_second_factor import enrol

Visit = Callable[..., Reader]
TYPED = {"title": "Lúa chịu mặn", "amount": "1.500.000", "overall": "DAT"}
OURS = {"Origin": "http://localhost"}
#: Somewhere else, and a browser that does not tell.
ELSEWHERE = [{"Origin": "https://example.org"}, {}]


@pytest.fixture
def place(office: Office) -> str:
    return office.start()


@pytest.fixture
def reader(visit: Visit, place: str) -> Reader:
    return visit("officer").open(f"/cong-viec/{place}")


def test_an_expired_page_is_shown_again_as_it_was_typed(
    reader: Reader, engine: Engine, office: Office, place: str
) -> None:
    reader.press("Hoàn thành", OURS, **TYPED, csrf_token="cu")

    assert reader.status == 400
    assert "Trang đã mở quá lâu nên chưa gửi được." in reader.text
    assert reader.value("title") == TYPED["title"]
    assert engine.ask(TaskPage(office.officer, place)).state == "open"
    assert engine.ask(AccessLog(office.administrator)).rows[0].code == "page-expired"

    assert reader.press("Hoàn thành").title == "B"


def test_what_was_typed_comes_along_through_signing_in(
    reader: Reader, engine: Engine, office: Office, place: str
) -> None:
    sign_out_elsewhere(reader, engine, office)

    reader.press("Hoàn thành", OURS, **TYPED)
    assert (reader.status, reader.title) == (401, "Đăng nhập")
    assert "Nội dung đã nhập được giữ lại" in reader.text
    reader.press("Đăng nhập", login="officer", password="sai")
    reader.press("Đăng nhập", login="officer", password=PASSWORD)

    assert reader.path == f"/cong-viec/{place}"
    assert "được giữ làm bản nháp" in reader.text
    assert reader.value("title") == TYPED["title"]
    assert engine.ask(TaskPage(office.officer, place)).state == "open"
    assert reader.press("Hoàn thành").title == "B"


def test_it_comes_along_through_the_page_of_the_code(
    reader: Reader, engine: Engine, office: Office, place: str, clock: Clock
) -> None:
    secret, _ = enrol(reader, clock)
    reader.open(f"/cong-viec/{place}")
    sign_out_elsewhere(reader, engine, office)

    reader.press("Hoàn thành", OURS, **TYPED)
    reader.press("Đăng nhập", login="officer", password=PASSWORD)
    assert reader.title == "Nhập mã xác thực"
    reader.press("Đăng nhập", code="abc")
    reader.press("Đăng nhập", code=pyotp.TOTP(secret).at(clock.at))

    assert reader.path == f"/cong-viec/{place}"
    assert reader.value("title") == TYPED["title"]


def test_it_comes_along_where_the_browser_has_forgotten_everything(
    reader: Reader, place: str
) -> None:
    for cookie in ("phien", "trang"):
        reader.client.delete_cookie(cookie)

    reader.press("Hoàn thành", OURS, **TYPED)
    reader.press("Đăng nhập", login="officer", password=PASSWORD)

    assert reader.value("title") == TYPED["title"]


def test_it_is_not_kept_for_somebody_else_who_signs_in(
    reader: Reader, visit: Visit, engine: Engine, office: Office, place: str
) -> None:
    visit("administrator")
    sign_out_elsewhere(reader, engine, office)

    reader.press("Hoàn thành", OURS, **TYPED)
    reader.press("Đăng nhập", login="administrator", password=PASSWORD)

    assert TYPED["title"] not in reader.text
    assert engine.ask(TaskPage(office.officer, place)).draft is None


@pytest.mark.parametrize("brought", ["", "{", "[]", '{"place": "1"}', '{"place":1,"typed":[[]]}'])
def test_a_spoilt_text_does_not_keep_anybody_from_signing_in(
    reader: Reader, engine: Engine, office: Office, brought: str
) -> None:
    sign_out_elsewhere(reader, engine, office)

    reader.open("/dang-nhap")
    reader.press("Đăng nhập", login="officer", password=PASSWORD, typed=brought)

    assert reader.path == "/hop-viec"


@pytest.mark.parametrize("headers", ELSEWHERE)
def test_another_site_puts_no_words_into_a_form(
    reader: Reader, engine: Engine, office: Office, place: str, headers: dict[str, str]
) -> None:
    reader.press("Hoàn thành", headers, **TYPED, csrf_token="gia")
    assert reader.status == 400
    assert TYPED["title"] not in reader.text

    reader.client.delete_cookie("phien")
    reader.open("/dang-nhap")
    posted = reader.client.post(f"/cong-viec/{place}", data=TYPED, headers=headers)

    assert TYPED["title"] not in posted.get_data(as_text=True)
    assert engine.ask(TaskPage(office.officer, place)).draft is None


def sign_out_elsewhere(reader: Reader, engine: Engine, office: Office) -> None:
    token = reader.client.get_cookie("phien")
    assert token is not None
    engine.do(SignOut(token=token.value, actor=office.officer, command_id=new_id()))
