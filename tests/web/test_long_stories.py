"""Pages of cases in which much has happened, and the way to a case no inbox shows."""

from collections.abc import Callable

from tests.builders import Office, many_tasks
from tests.web.reader import Reader

Visit = Callable[..., Reader]


def test_the_newest_facts_stand_open_and_earlier_ones_fold_away(
    visit: Visit, office: Office
) -> None:
    office.publish(many_tasks(25, "Long"))
    started = office.begin("Long")
    task_id = started.task_id
    while task_id is not None:
        task_id = office.complete(task_id).next_task_id

    reader = visit("officer").open(f"/ho-so/{started.case_id}")

    (earlier,) = reader.page.xpath("//details[contains(., 'Các bước trước đó')]")
    (newest,) = reader.page.xpath("//ol[@class='app-timeline'][not(ancestor::details)]")
    assert len(newest) == 20
    assert len(earlier.findall(".//li")) > 0


def test_a_case_without_a_mission_is_found_among_the_lists(visit: Visit, office: Office) -> None:
    case_id = office.begin().case_id

    reader = visit("officer").open("/nhiem-vu")

    assert "Các đợt xây dựng danh mục" in reader.text
    assert reader.page.xpath(f"//a[@href='/ho-so/{case_id}']")
    assert "Các đợt xây dựng danh mục" not in visit("m0").open("/nhiem-vu").text
