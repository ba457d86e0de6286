"""People from a spreadsheet, as the pages do it."""

import io
from collections.abc import Callable

import openpyxl

from tests.builders import Office
from tests.unit.exchange.sheets import person, sheet_of
from tests.web.reader import Reader

Visit = Callable[..., Reader]
WHY = "Theo danh sách của Phòng Tổ chức"


def try_out(admin: Reader, data: bytes) -> Reader:
    admin.open("/quan-tri/nguoi-dung/bang-tinh")
    return admin.press("Thử bảng tính", sheet=(io.BytesIO(data), "nguoi-dung.xlsx"))


def test_a_clean_sheet_is_shown_first_and_creates_everybody_when_confirmed(
    visit: Visit, office: Office
) -> None:
    admin = visit("administrator")
    try_out(admin, sheet_of(person("cuong", "Lê Cường"), person("dung", "Phạm Dũng")))
    assert admin.status == 200
    assert "Lê Cường" in admin.text
    assert "Lê Cường" not in visit("administrator").open("/quan-tri/nguoi-dung").text

    admin.press("Tạo các tài khoản này", reason="")
    assert admin.status == 422
    admin.press("Tạo các tài khoản này", reason=WHY)

    codes = [one.text for one in admin.page.xpath("//td/code")]
    newcomer = visit().open("/dang-nhap")
    newcomer.press("Đăng nhập", login="dung", password=codes[1])
    assert newcomer.path == "/tai-khoan"
    assert "Lê Cường" in admin.open("/quan-tri/nguoi-dung").text


def test_every_cell_to_be_mended_is_named_and_nothing_can_be_confirmed(
    visit: Visit, office: Office
) -> None:
    admin = visit("administrator")

    try_out(admin, sheet_of(person("officer"), person("moi", "", email="x")))

    assert admin.status == 422
    cells = [one.text for one in admin.page.xpath("//tbody/tr/th")]
    assert cells == ["Người dùng!B2", "Người dùng!A3", "Người dùng!C3"]
    assert "Tạo các tài khoản này" not in admin.buttons


def test_a_file_that_is_no_sheet_is_told_at_the_field(visit: Visit, office: Office) -> None:
    admin = visit("administrator")

    for data in (b"", b"no workbook"):
        try_out(admin, data)
        assert admin.status == 422
        assert admin.page.xpath("//p[@id='sheet-error']")


def test_the_template_lists_the_codes_in_the_language_of_the_reader(
    visit: Visit, office: Office
) -> None:
    admin = visit("administrator")
    admin.open(f"/quan-tri/nguoi-dung/bang-tinh/mau-{office.authority_id}.xlsx")

    book = openpyxl.load_workbook(io.BytesIO(admin.response.get_data()))

    assert book.worksheets[0]["A1"].value == "Họ và tên"
    assert "Lãnh đạo Sở" in [row[1].value for row in book.worksheets[1].iter_rows()]


def test_an_officer_imports_nobody(visit: Visit, office: Office) -> None:
    assert visit("officer").open("/quan-tri/nguoi-dung/bang-tinh").status == 403
