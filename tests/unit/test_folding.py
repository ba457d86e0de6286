from hypothesis import given
from hypothesis import strategies as st

from engine.model.folding import fold


def test_vietnamese_text_is_found_without_its_marks() -> None:
    assert fold("Đề tài: Bảo tồn  Nhã nhạc Huế") == "de tai: bao ton nha nhac hue"


def test_composed_and_decomposed_text_fold_alike() -> None:
    assert fold("ở đâu") == fold("ở đâu")


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
