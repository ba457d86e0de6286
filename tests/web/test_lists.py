"""The way to a list of missions that is being made, which no inbox shows."""

from collections.abc import Callable

from tests.builders import Office
from tests.web.reader import Reader

Visit = Callable[..., Reader]


def test_a_case_without_a_mission_is_found_among_the_lists(visit: Visit, office: Office) -> None:
    case_id = office.begin().case_id

    reader = visit("officer").open("/nhiem-vu")

    assert "Các đợt xây dựng danh mục" in reader.text
    assert reader.page.xpath(f"//a[@href='/ho-so/{case_id}']")
    assert "Các đợt xây dựng danh mục" not in visit("m0").open("/nhiem-vu").text
