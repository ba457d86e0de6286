"""Coming in and going out."""

from collections.abc import Callable

from engine.engine import Engine
from tests.builders import Office
from tests.web.reader import PASSWORD, Reader, give_password

Visit = Callable[..., Reader]


def test_a_page_for_people_asks_for_a_name_and_then_shows_itself(
    visit: Visit, office: Office
) -> None:
    give_password(office.engine, "officer")
    reader = visit().open("/nhiem-vu")
    assert reader.title == "Đăng nhập"

    reader.press("Đăng nhập", login="officer", password=PASSWORD)

    assert reader.path == "/nhiem-vu"


def test_a_wrong_password_is_refused_without_saying_what_is_wrong(
    visit: Visit, office: Office
) -> None:
    give_password(office.engine, "officer")
    reader = visit().open("/dang-nhap")

    known = reader.press("Đăng nhập", login="officer", password="sai").all("govuk-error-summary")
    unknown = reader.press("Đăng nhập", login="nobody", password="sai").all("govuk-error-summary")

    assert reader.status == 401
    assert known == unknown


def test_the_login_stays_in_the_form_and_the_password_does_not(
    visit: Visit, office: Office
) -> None:
    reader = visit().open("/dang-nhap")

    reader.press("Đăng nhập", login="officer", password="sai")

    assert reader.value("login") == "officer"
    assert reader.value("password") == ""


def test_signing_in_gives_a_new_session_that_scripts_cannot_read(
    visit: Visit, office: Office
) -> None:
    give_password(office.engine, "officer")
    reader = visit()
    reader.client.set_cookie("phien", "chosen-by-somebody-else")
    page = reader.open("/dang-nhap").page
    token = page.xpath("//input[@name='csrf_token']")[0].value

    response = reader.client.post(
        "/dang-nhap", data={"login": "officer", "password": PASSWORD, "csrf_token": token}
    )

    (cookie,) = [c for c in response.headers.getlist("Set-Cookie") if c.startswith("phien=")]
    assert "chosen-by-somebody-else" not in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_after_signing_out_the_old_token_opens_nothing(visit: Visit, office: Office) -> None:
    reader = visit("officer")
    token = reader.client.get_cookie("phien")
    assert token is not None
    reader.press("Đăng xuất")

    thief = visit()
    thief.client.set_cookie("phien", token.value)

    assert thief.open("/hop-viec").title == "Đăng nhập"


def test_nobody_is_led_to_another_site(visit: Visit, office: Office) -> None:
    give_password(office.engine, "officer")
    for elsewhere in ("https://example.org/", "//example.org", "/\\example.org", "\thttp:x"):
        reader = visit().open("/dang-nhap")

        reader.press("Đăng nhập", login="officer", password=PASSWORD, tiep=elsewhere)

        assert reader.path == "/hop-viec"


def test_trying_passwords_is_slowed_down(engine: Engine, visit: Visit, office: Office) -> None:
    reader = visit()
    reader.open("/dang-nhap")

    statuses = [
        reader.press("Đăng nhập", login="officer", password="sai").status
        for _ in range(11)
        if "Đăng nhập" in reader.buttons
    ]

    assert statuses[-1] == 429


def test_english_is_one_press_away_and_is_remembered_for_the_account(
    visit: Visit, office: Office
) -> None:
    reader = visit("officer")

    assert reader.press("English").title == "Inbox"
    assert visit("officer").open("/hop-viec").title == "Inbox"


def test_the_password_is_changed_only_with_the_current_one(visit: Visit, office: Office) -> None:
    reader = visit("officer").open("/tai-khoan")
    new = "mot-mat-khau-khac"

    reader.press("Đổi mật khẩu", current="sai", new=new, repeat=new)
    assert reader.status == 422

    reader.press("Đổi mật khẩu", current=PASSWORD, new=new, repeat=new)
    assert "Đã đổi mật khẩu." in reader.text
