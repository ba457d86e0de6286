"""Every activity a mission needs from proposal to certificate is drawn, with all it has to have."""

from typing import Final

import pytest

from engine.bpmn.elements import Element
from tests.unit.processes.test_references_1_2 import EVERY, table
from tests.unit.processes.test_references_3_5 import drawn

#: The activities of each step that the base must have, by their numbers.
STEPS: Final = {
    "P1": (1, 2, 3, 5, 6, 7, 9, 10, 11, 12, 13, 15, 16),
    "P2": (1, 2, 3, 4, 7, 8, 9, 10, 11, 12, 14, 16, 19),
    "P3A": (1, 2, 5),
    "P3B": (1,),
    "P3C": (1, 3, 4),
    "P3D": (1, 3),
    "P3E": (1, 2, 3, 4),
    "P4": (1, 2, 3, 4, 5, 8, 9, 10, 11, 13, 14, 15, 18),
    "P5": (1, 2, 3, 4, 5, 6, 7),
}
NEEDED: Final = [f"{step}-{one:02}" for step, numbers in STEPS.items() for one in numbers]
#: Done by the system when its turn comes: nobody fills in a form.
BY_ITSELF: Final = {"P4-14", "P5-05"}
#: The law gives these a term that is not a term of the task: it is the catch beside it, or the
#: request of the host is weighed by a table.
ELSEWHERE: Final = {"P2-01", "P2-02", "P3B-01", "P3C-01", "P3D-01", "P4-14"}


def element(activity: str) -> Element:
    wanted = activity.replace("-", "_")
    (found,) = [one for process in EVERY for one in drawn(process).elements if one.id == wanted]
    return found


@pytest.mark.parametrize("activity", NEEDED)
def test_an_activity_has_its_element_form_article_and_role(activity: str) -> None:
    found = element(activity)

    assert found.properties.get("legal"), activity
    assert found.role in {row["id"] for row in table("roles.csv")}
    assert found.kind == ("serviceTask" if activity in BY_ITSELF else "userTask")
    assert ("form" in found.properties) is (activity not in BY_ITSELF)


@pytest.mark.parametrize("activity", sorted(set(NEEDED) - ELSEWHERE))
def test_an_activity_is_due_when_the_law_says(activity: str) -> None:
    (row,) = [one for one in table("activities.csv") if one["id"] == activity]
    own = element(activity).properties

    if row["limit_amount"]:
        assert own["deadline.id"] == row["timer_id"], activity
        assert own["deadline.amount"] == row["limit_amount"]
        assert own["deadline.unit"] == row["limit_unit"]
        assert own.get("deadline.direction", "forward") == row["limit_direction"]


@pytest.mark.parametrize(
    ("catch", "activity"),
    [("P2_02_cho", "P2-01"), ("Den_ky_bao_cao", "P3B-01"), ("Den_ky_kiem_tra", "P3C-01")],
)
def test_what_is_called_for_or_comes_round_has_the_term_of_the_law(
    catch: str, activity: str
) -> None:
    (row,) = [one for one in table("activities.csv") if one["id"] == activity]
    (found,) = [one for process in EVERY for one in drawn(process).elements if one.id == catch]

    assert found.properties["deadline.id"] == row["timer_id"]
    assert found.properties["deadline.amount"].startswith(row["limit_amount"])
    assert found.properties["deadline.unit"] == row["limit_unit"]
