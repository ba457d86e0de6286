"""Enrolling a second factor and signing in with it, as the pages do it."""

from collections.abc import Callable

import pyotp
import pytest

from engine.engine import Engine
from tests.builders import Office
from tests.conftest import Clock
from tests.web.reader import PASSWORD, Reader
from webapp.browsers import browser_of

Visit = Callable[..., Reader]


def enrol(reader: Reader, clock: Clock) -> tuple[str, list[str]]:
    """Switch it on; return the secret and the recovery codes."""
    reader.open("/tai-khoan/hai-lop").press("Bật xác thực hai lớp")
    secret = reader.page.xpath("//code[@id='secret']")[0].text.replace(" ", "")
    assert reader.page.xpath("//div[@role='img']/*[local-name()='svg']")
    reader.press("Xác nhận", code=pyotp.TOTP(secret).at(clock.at))
    codes = [one.text for one in reader.page.xpath("//ul[@id='codes']//code")]
    clock.move(seconds=60)
    return secret, codes


def half_way(visit: Visit) -> Reader:
    reader = visit().open("/dang-nhap?tiep=/nhiem-vu")
    return reader.press("Đăng nhập", login="officer", password=PASSWORD)


def test_signing_in_asks_for_the_code_and_then_goes_on(
    visit: Visit, office: Office, clock: Clock
) -> None:
    secret, codes = enrol(visit("officer"), clock)
    reader = half_way(visit)
    assert reader.title == "Nhập mã xác thực"
    assert visit().open("/hop-viec").title == "Đăng nhập"

    reader.press("Đăng nhập", code=pyotp.TOTP(secret).at(clock.at))

    assert reader.path == "/nhiem-vu"
    assert len(set(codes)) == 10


def test_a_wrong_code_is_told_at_the_field_and_a_recovery_code_helps(
    visit: Visit, office: Office, clock: Clock
) -> None:
    _, codes = enrol(visit("officer"), clock)
    reader = half_way(visit)

    reader.press("Đăng nhập", code="abc")
    assert reader.status == 401
    assert reader.page.xpath("//p[@id='code-error']")
    reader.press("Đăng nhập", code=codes[0])

    assert reader.path == "/nhiem-vu"


def test_after_five_wrong_codes_the_password_is_asked_for_again(
    visit: Visit, office: Office, clock: Clock
) -> None:
    enrol(visit("officer"), clock)
    reader = half_way(visit)

    for _ in range(5):
        reader.press("Đăng nhập", code="abc")

    assert reader.title == "Đăng nhập"
    assert reader.open("/dang-nhap/ma").title == "Đăng nhập"


def test_it_is_switched_off_with_password_and_code(
    visit: Visit, office: Office, clock: Clock
) -> None:
    reader = visit("officer")
    _, codes = enrol(reader, clock)
    reader.open("/tai-khoan/hai-lop")

    reader.press("Tắt xác thực hai lớp", password="sai", off_code=codes[0])
    assert reader.status == 422
    reader.press("Tắt xác thực hai lớp", password=PASSWORD, off_code=codes[0])

    assert "Đã tắt xác thực hai lớp." in reader.text


def test_a_demanded_factor_comes_before_any_work(
    visit: Visit, office: Office, clock: Clock
) -> None:
    officer, admin = visit("officer"), visit("administrator")
    admin.open("/quan-tri/hai-lop")
    reason = f"reason_{office.authority_id}"
    admin.press("Lưu", roles=["task_unit"], **{reason: "Theo quy chế"})

    assert officer.open("/hop-viec").path == "/tai-khoan"
    enrol(officer, clock)
    assert officer.open("/hop-viec").path == "/hop-viec"
    officer.open("/tai-khoan/hai-lop")
    assert "Tắt xác thực hai lớp" not in officer.buttons


def test_the_account_page_lists_sessions_and_ends_the_others(
    visit: Visit, office: Office, engine: Engine
) -> None:
    here, elsewhere = visit("officer"), visit("officer")
    here.open("/tai-khoan")
    assert "Phiên này" in here.text

    here.press("Kết thúc mọi phiên khác")

    assert elsewhere.open("/hop-viec").title == "Đăng nhập"
    assert here.open("/hop-viec").path == "/hop-viec"


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 Safari/537.36 Edg/140.0", ("Edge", "Windows")),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604", ("Safari", "iPhone")),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/140.0 Mobile Safari", ("Chrome", "Android")),
        ("curl/8.0", ("", "")),
    ],
)
def test_a_browser_is_named_in_words(agent: str, words: tuple[str, str]) -> None:
    assert browser_of(agent) == words
