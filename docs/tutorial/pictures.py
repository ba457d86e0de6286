"""Takes the pictures of the tutorial while the tested story is told in a real browser.

Run it with ``make pictures`` (some minutes, needs Chromium). The
story is the one of ``tests/web/browser/test_story.py``, so the pictures cannot show what the
product does not do.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from playwright.sync_api import Page

from engine.questions.missions.mission_page import MissionPage
from tests.web.browser import test_story as story
from tests.web.browser.conftest import Site
from tests.web.browser.stage import Said, Stage

PICTURES = Path(__file__).parent / "pictures"
#: A task's picture is taken when its form is filled in, before it is completed.
FILLED = {
    "P1_01": "thong-bao",
    "P1_02": "de-xuat",
    "P1_07": "thanh-lap-hoi-dong",
    "P1_11": "phieu-danh-gia",
    "P1_15": "phe-duyet",
    "P2_02": "ho-so-dang-ky",
    "P2_08_cham_diem": "cham-diem",
    "P2_19": "hop-dong",
    "P3B_01": "bao-cao",
    "P4_10": "nghiem-thu",
    "P5_04": "cap-giay-chung-nhan",
}
#: Of a panel, the page on which its secretary counts.
COUNTED = {"P1_11": "kiem-phieu"}


class Pictured(Stage):
    """The stage of the story, with somebody who takes pictures."""

    def does(self, login: str, case_id: int, element: str, **said: object) -> None:
        self.element = element
        super().does(login, case_id, element, **said)

    def everybody_files(
        self, case_id: int, element: str, members: Iterable[str], said: Mapping[int | None, Said]
    ) -> None:
        self.element = element
        super().everybody_files(case_id, element, members, said)

    def closes(self, login: str, case_id: int, element: str) -> None:
        if element in COUNTED:
            page = self.window(login)
            page.goto(f"/cong-viec/{self._open(case_id, element).place}")
            take(page, COUNTED[element])
        super().closes(login, case_id, element)

    def _type(self, page: Page, login: str, place: str, said: Said) -> None:
        super()._type(page, login, place, said)
        if self.element in FILLED:
            take(page, FILLED[self.element])


def take(page: Page, name: str, part: str = "header") -> None:
    """Keep what the window shows when ``part`` of the page is at its top, once in a story."""
    kept = PICTURES / f"{name}.png"
    if kept not in TAKEN:
        page.locator(part).first.evaluate("part => part.scrollIntoView()")
        page.wait_for_load_state("networkidle")
        page.screenshot(path=kept, animations="disabled")
        TAKEN.add(kept)


TAKEN: set[Path] = set()


def test_the_story_is_pictured(new_site: Site, tmp_path: Path) -> None:
    stage = Pictured(new_site, tmp_path)
    visitor = new_site.visit()
    visitor.goto("/dang-nhap")
    take(visitor, "dang-nhap")

    story.three_are_proposed_and_two_approved(stage)
    mission = stage.missions()[story.TITLES[story.HOST]]
    story.three_apply_and_the_best_wins(stage, mission)
    story.a_report_and_an_extension(stage, mission)
    stage.window("quanly1").goto(f"/nhiem-vu/{mission}")
    take(stage.window("quanly1"), "nhiem-vu")
    story.nine_accept_it(stage, mission)
    number = story.it_is_registered(stage, mission)

    visitor.goto("/cong-khai/ket-qua")
    take(visitor, "ket-qua")
    visitor.goto(f"/cong-khai/giay-chung-nhan?so={number}")
    take(visitor, "giay-chung-nhan")


def test_the_sample_is_pictured(site: Site, tmp_path: Path) -> None:
    page = site.visit("quanly1")
    take(page, "hop-viec")
    # The mission of the sample that is carried out just now has a selection behind it.
    stage = Stage(site, tmp_path)
    for mission in stage.missions().values():
        work = site.engine.ask(MissionPage(stage.actor("quanly1"), mission)).cases
        if any(case.process_id == "P3" and case.state == "open" for case in work):
            page.goto(f"/ho-so/{stage.case_of(mission, 'P2')}")
            page.locator(".djs-container").wait_for()
            take(page, "duong-da-di", ".app-diagram")
