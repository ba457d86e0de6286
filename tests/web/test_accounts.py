"""Accounts in the hands of an administrator, as their pages do it."""

from collections.abc import Callable

import pytest

from engine.commands.cases.claim_task import ClaimTask
from engine.engine import Engine
from tests.builders import Office, new_id
from tests.web.reader import PASSWORD, Reader

Visit = Callable[..., Reader]
WHY = "Theo quyết định phân công"


@pytest.fixture
def admin(visit: Visit, office: Office) -> Reader:
    return visit("administrator")


def open_person(admin: Reader, name: str) -> Reader:
    admin.open("/quan-tri/nguoi-dung")
    (link,) = admin.page.xpath("//th/a[normalize-space()=$name]", name=name)
    return admin.open(link.get("href"))


def create(admin: Reader, **typed: object) -> Reader:
    admin.open("/quan-tri/nguoi-dung/moi")
    fields: dict[str, object] = {"login": "moi", "name": "Người Mới", "reason": WHY}
    return admin.press("Tạo tài khoản", **(fields | typed))


def one_time(admin: Reader) -> str:
    return str(admin.page.xpath("//code[@id='one-time']")[0].text)


def test_a_person_is_created_signs_in_and_must_choose_a_password(
    admin: Reader, visit: Visit
) -> None:
    password = one_time(create(admin))
    person = visit().open("/dang-nhap")

    person.press("Đăng nhập", login="moi", password=password)

    assert person.path == "/tai-khoan"
    assert person.open("/hop-viec").path == "/tai-khoan"
    chosen = "bon tu khong lien quan"
    person.press("Đổi mật khẩu", current=password, new=chosen, repeat=chosen)
    assert person.open("/hop-viec").path == "/hop-viec"


def test_what_is_missing_is_told_at_its_field_and_the_rest_is_kept(admin: Reader) -> None:
    create(admin, reason="", name="Người Mới")

    assert admin.status == 422
    assert admin.page.xpath("//input[@id='reason']/@aria-describedby") == [
        "reason-hint reason-error"
    ]
    assert admin.value("name") == "Người Mới"


def test_a_login_that_is_taken_is_told_at_the_login(admin: Reader) -> None:
    create(admin, login="officer")

    assert admin.status == 422
    assert admin.page.xpath("//p[@id='login-error']")


def test_a_locked_person_is_out_and_an_unlocked_one_is_in_again(
    admin: Reader, visit: Visit
) -> None:
    person = visit("officer")

    open_person(admin, "officer").press("Khóa tài khoản", reason_lock=WHY)

    assert person.open("/hop-viec").title == "Đăng nhập"
    assert "Đã khóa" in admin.text
    admin.press("Mở khóa tài khoản", reason_lock=WHY)
    assert visit("officer").open("/hop-viec").path == "/hop-viec"


def test_a_reset_shows_a_password_once(admin: Reader, visit: Visit) -> None:
    open_person(admin, "officer").press("Cấp lại mật khẩu", reason_reset=WHY)
    password = one_time(admin)

    person = visit().open("/dang-nhap")
    person.press("Đăng nhập", login="officer", password=password)
    assert person.path == "/tai-khoan"
    assert password not in open_person(admin, "officer").text


def test_a_role_is_given_with_its_dates_and_ended(admin: Reader, office: Office) -> None:
    open_person(admin, "m0").press(
        "Giao vai trò",
        role="leader",
        place=f"{office.authority_id}:",
        valid_from="2024-03-04",
        valid_to="2024-12-31",
        reason_grant=WHY,
    )
    assert "Lãnh đạo Sở" in admin.text
    assert "31/12/2024" in admin.text

    admin.press("Giao vai trò", role="leader", valid_to="2024-01-01", reason_grant=WHY)
    assert admin.status == 422
    assert admin.page.xpath("//p[@id='valid_to-error']")

    open_person(admin, "m0")
    (name,) = admin.page.xpath("//input[starts-with(@name,'last_day_')]/@name")
    reason = name.replace("last_day_", "reason_role")
    admin.press("Kết thúc vai trò", **{name: "2024-03-03", reason: WHY})
    assert "Lãnh đạo Sở" not in " ".join(admin.page.xpath("//table//th/text()"))


def test_who_leaves_hands_each_task_over_with_a_result(
    engine: Engine, admin: Reader, office: Office
) -> None:
    task_id = office.start()
    engine.do(ClaimTask(task_id, actor=office.officer, command_id=new_id()))
    open_person(admin, "officer")
    admin.open(admin.path + "/ket-thuc")

    admin.press("Kết thúc công tác", reason_end=WHY, colleague="")

    assert admin.title.startswith("Kết quả bàn giao")
    assert "Đã bàn giao" in admin.text


def test_an_act_without_a_reason_changes_nothing(admin: Reader) -> None:
    open_person(admin, "officer").press("Khóa tài khoản", reason_lock="")

    assert admin.status == 422
    assert "Đang hoạt động" in admin.text


def test_units_are_added_and_renamed(admin: Reader, office: Office) -> None:
    admin.open("/quan-tri/don-vi")
    admin.press("Thêm đơn vị", key="tckt", name="Tài chính", reason=WHY)
    (field,) = admin.page.xpath("//input[starts-with(@name,'name_')]/@name")

    admin.press("Lưu", **{field: "Kế hoạch", field.replace("name", "reason"): WHY})

    assert "Kế hoạch" in admin.text


def test_what_was_done_stands_with_its_reason(admin: Reader) -> None:
    open_person(admin, "officer").press("Khóa tài khoản", reason_lock=WHY)

    admin.open("/quan-tri/viec-quan-tri")

    assert WHY in admin.text
    assert "Khóa tài khoản" in admin.text


@pytest.mark.parametrize(
    "path",
    ["/quan-tri/nguoi-dung/moi", "/quan-tri/nguoi-dung/1", "/quan-tri/don-vi",
     "/quan-tri/viec-quan-tri", "/quan-tri/nguoi-dung/1/ket-thuc"],
)  # fmt: skip
def test_an_officer_sees_nothing_of_it(visit: Visit, office: Office, path: str) -> None:
    assert visit("officer").open(path).status == 403


def test_the_pages_speak_english(admin: Reader) -> None:
    admin.press("English")

    assert "End of service" in open_person(admin, "officer").text
    assert PASSWORD not in admin.text
