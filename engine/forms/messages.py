"""What a person is told about an answer, by stable code, in Vietnamese and English.

Each sentence says what to do, names the field, and repeats nothing that was typed.
"""

from collections.abc import Mapping
from typing import Final

from engine.forms.parts import CHOICES
from engine.forms.rules import Language

MESSAGES: Final[Mapping[str, tuple[str, str]]] = {
    "required": ("Nhập “{label}”.", "Enter “{label}”."),
    "required-choice": ("Chọn “{label}”.", "Choose “{label}”."),
    "required-consent": ("Đánh dấu “{label}” để tiếp tục.", "Tick “{label}” to go on."),
    "required-file": ("Đính kèm tệp cho “{label}”.", "Attach a file for “{label}”."),
    "required-rows": (
        "“{label}” cần có ít nhất {limit} dòng. Thêm dòng còn thiếu.",
        "“{label}” needs at least {limit} row(s). Add what is missing.",
    ),
    "too-many-rows": (
        "“{label}” chỉ nhận tối đa {limit} dòng. Xóa bớt dòng.",
        "“{label}” takes at most {limit} rows. Remove some.",
    ),
    "too-short": (
        "“{label}” cần ít nhất {limit} ký tự. Viết đầy đủ hơn.",
        "“{label}” needs at least {limit} characters. Write more.",
    ),
    "too-long": (
        "“{label}” dài quá {limit} ký tự. Rút gọn nội dung.",
        "“{label}” is longer than {limit} characters. Shorten it.",
    ),
    "too-small": ("Nhập “{label}” từ {limit} trở lên.", "Enter “{label}” of {limit} or more."),
    "too-large": ("Nhập “{label}” không quá {limit}.", "Enter “{label}” of {limit} or less."),
    "not-text": ("Nhập “{label}” bằng chữ.", "Enter “{label}” as text."),
    "bad-characters": (
        "“{label}” có ký tự không in được. Gõ lại thay vì dán.",
        "“{label}” has characters that cannot be printed. Type it instead of pasting.",
    ),
    "not-a-number": (
        "Nhập “{label}” bằng số, ví dụ 1250 hoặc 12,5.",
        "Enter “{label}” as a number, such as 1250 or 12,5.",
    ),
    "ambiguous-number": (
        "“{label}” có thể hiểu theo hai cách. Viết liền 1500, hoặc dùng dấu phẩy thập phân 1,5.",
        "“{label}” can be read in two ways. Write 1500 without a sign, or 1,5 with a comma.",
    ),
    "not-whole": ("Nhập “{label}” bằng số nguyên.", "Enter “{label}” as a whole number."),
    "too-many-decimals": (
        "Làm tròn “{label}” đến {limit} chữ số sau dấu phẩy.",
        "Round “{label}” to {limit} decimals.",
    ),
    "not-money": (
        "Nhập “{label}” bằng đồng, ví dụ 1.500.000.",
        "Enter “{label}” in đồng, such as 1.500.000.",
    ),
    "not-a-date": (
        "Nhập “{label}” theo dạng ngày/tháng/năm, ví dụ 05/03/2024.",
        "Enter “{label}” as day/month/year, such as 05/03/2024.",
    ),
    "not-a-time": (
        "Nhập “{label}” theo dạng giờ:phút, ví dụ 14:30.",
        "Enter “{label}” as hour:minute, such as 14:30.",
    ),
    "not-a-moment": (
        "Nhập “{label}” gồm ngày và giờ, ví dụ 05/03/2024 14:30.",
        "Enter “{label}” as date and time, such as 05/03/2024 14:30.",
    ),
    "not-a-month": (
        "Nhập “{label}” theo dạng tháng/năm, ví dụ 03/2024.",
        "Enter “{label}” as month/year, such as 03/2024.",
    ),
    "in-the-past": (
        "Nhập “{label}” từ hôm nay trở đi.",
        "Enter “{label}” of today or later.",
    ),
    "not-an-option": (
        "Chọn “{label}” trong các mục đã cho.",
        "Choose “{label}” from the items offered.",
    ),
    "not-a-truth": (
        "Đánh dấu hoặc bỏ trống “{label}”.",
        "Tick “{label}” or leave it empty.",
    ),
    "not-email": (
        "Nhập “{label}” là một địa chỉ thư điện tử, ví dụ ten@coquan.vn.",
        "Enter “{label}” as an e-mail address, such as name@office.vn.",
    ),
    "not-phone": (
        "Nhập “{label}” là một số điện thoại, ví dụ 0234 3822 123.",
        "Enter “{label}” as a telephone number, such as 0234 3822 123.",
    ),
    "does-not-match": (
        "Sửa “{label}” cho đúng mẫu nêu ở hướng dẫn của ô.",
        "Write “{label}” in the form that the hint of the field shows.",
    ),
    "not-a-file": (
        "Đính kèm lại tệp của “{label}”.",
        "Attach the file of “{label}” again.",
    ),
    "too-many-files": (
        "“{label}” có quá nhiều tệp. Bỏ bớt tệp.",
        "“{label}” has too many files. Remove some.",
    ),
    "check-failed": (
        "Kiểm tra lại “{label}”: nội dung không khớp với các ô khác.",
        "Check “{label}”: it does not agree with other fields.",
    ),
    "computation-failed": (
        "Không tính được “{label}”. Giảm số dòng rồi thử lại.",
        "“{label}” cannot be computed. Use fewer rows and try again.",
    ),
    "not-a-code": (
        "“{label}” chỉ được tính ra số, ngày hoặc mã ngắn. Báo người quản trị biểu mẫu.",
        "“{label}” may only come to a number, date or short code. Tell the form's administrator.",
    ),
    "unknown-field": (
        "Biểu mẫu không có ô này. Tải lại trang.",
        "The form has no such field. Load the page again.",
    ),
    "not-a-list": (
        "Không đọc được danh sách “{label}”. Tải lại trang.",
        "The list “{label}” cannot be read. Load the page again.",
    ),
    "not-a-group": (
        "Không đọc được một dòng hoặc nhóm. Tải lại trang.",
        "A row or a group cannot be read. Load the page again.",
    ),
    "unknown-row": (
        "“{label}” có dòng không còn trong hồ sơ. Tải lại trang.",
        "“{label}” has rows that are no longer in the case. Load the page again.",
    ),
}


def required_code(kind: str) -> str:
    """Return which of the sentences about a missing answer fits ``kind``."""
    if kind in CHOICES:
        return "required-choice"
    return {"checkbox": "required-consent", "file": "required-file"}.get(kind, "required")


def sentence(code: str, label: str, limit: str, language: Language) -> str:
    vietnamese, english = MESSAGES[code]
    template = english if language == "en" else vietnamese
    return template.replace("{limit}", limit).replace("{label}", label)
