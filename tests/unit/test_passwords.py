"""Which passwords are too easily guessed."""

import unicodedata

import pytest

from engine.commands.accounts.errors import PasswordRefused
from engine.commands.accounts.passwords import common, hashed, matches, require_fit


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("ngắn quá", "short"),
        ("x" * 257, "long"),
        ("Nguyễn Văn An", "personal"),
        ("nguyenvanan2024!", "personal"),
        ("annguyen.annguyen", "personal"),
        ("Matkhau@2024!!", "common"),
        ("123456789012", "common"),
        ("qwertyuiop12345", "common"),
        ("Mật khẩu của tôi 1", "common"),
    ],
)
def test_what_is_guessed_first_is_refused(password: str, why: str) -> None:
    with pytest.raises(PasswordRefused) as refusal:
        require_fit(password, "annguyen", "Nguyễn Văn An")

    assert refusal.value.why == why


@pytest.mark.parametrize(
    "password", ["bốn từ không liên quan", "839201746523", "An di cau ca dem trang"]
)
def test_no_rule_of_composition_stands_in_the_way(password: str) -> None:
    require_fit(password, "annguyen", "Nguyễn Văn An")


def test_every_line_of_the_list_is_written_as_it_is_compared() -> None:
    assert [line for line in common() if line != line.casefold() or " " in line] == []
    assert len(common()) > 180


def test_a_password_typed_on_another_keyboard_is_the_same() -> None:
    composed = "mật khẩu tiếng Việt"
    decomposed = unicodedata.normalize("NFD", composed)

    assert composed != decomposed
    assert matches(decomposed, hashed(composed))
