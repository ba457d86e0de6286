"""The missions of the sample: one stands in each of the five steps, and one has arrived."""

from collections.abc import Callable
from datetime import date
from typing import Final

from engine.sample.ideas import OF_2022, OF_2024, OPEN_CALL, Idea
from engine.sample.sayings import Sayings
from engine.sample.telling import Teller
from engine.store.reading.waits import TaskLine

#: Who proposed the ideas of 2022, in their order.
_PROPOSERS: Final = ("nguoidexuat", "vien1", "congty1", "donvidathang", "daihoc1", "congty2")
#: Who applied to carry them out; the first of each wins.
_APPLICANTS: Final = (
    ("daihoc1", "vien2"),
    ("vien1",),
    ("congty1",),
    ("daihoc2",),
    ("vien2", "daihoc1"),
)
#: Where each stands when the sample is first looked at: the task that is left undone.
_STANDS: Final = (None, "P5_03", "P4_08", None, "P2_08_cham_diem")
#: What applicants fill in before anybody knows of them.
_APPLYING: Final = ("P1_02", "P2_02")
#: Done at leisure by applicants, and never needed in these stories.
_OPTIONAL: Final = "P2_02_thay_rut"


class Chronicle:
    """What happened in the sample from 2022 on."""

    def __init__(
        self, teller: Teller, sayings: Sayings, shows: date, say: Callable[[str], None]
    ) -> None:
        self.teller = teller
        self.sayings = sayings
        self.shows = shows
        self.say = say
        #: (case or mission, element): what nobody does.
        self.left: set[tuple[int | None, str]] = set()
        self.lists: set[int] = set()

    def tell(self) -> None:
        """Tell it all, in the order in which it happened."""
        missions = self._list_of_2022()
        self._until(date(2022, 3, 14))
        self._select(missions, 0)
        self._until(date(2022, 3, 30))
        self._select(missions, 1)
        self._select(missions, 2)
        self._until(date(2022, 6, 27))
        self._select(missions, 3)
        self._until(date(2023, 11, 27))
        self._list_of_2024()
        self._until(date(2024, 1, 15))
        self._select(missions, 4)
        self._until(date(2024, 2, 5))
        self._open_call()
        self._until(self.shows)
        self.teller.begin_panel("P4_08", 3)

    def _until(self, day: date) -> None:
        self.say(f"missions until {day}")
        self.teller.until(day, self._leave)

    def _leave(self, task: TaskLine) -> bool:
        where = {task.case_id, self.teller.mission_of(task.case_id)} - {None}
        if task.element == _OPTIONAL or not self._is_known(task, where):
            return True
        if any((place, task.element) in self.left for place in where):
            return True
        # The report that is due when the sample is looked at waits for its author.
        return task.element == "P3B_01" and task.opened_on.year == self.shows.year

    def _is_known(self, task: TaskLine, where: set[int | None]) -> bool:
        """Say whether the story has come to it: an interrupted telling got further before."""
        said = self.sayings
        if task.element.startswith(_APPLYING):
            return task.case_id in said.ideas
        return bool(where & (set(said.ideas) | set(said.missions) | self.lists))

    def _list_of_2022(self) -> list[int]:
        case_id, proposals = self._list(OF_2022, _PROPOSERS)
        self.sayings.weak.add(proposals[-1])
        self._until(date(2022, 3, 13))
        approved = self.teller.approved(case_id)
        return [approved[one] for one in proposals if one in approved]

    def _list_of_2024(self) -> None:
        self._list(OF_2024, ("daihoc2", "donvidathang"), stands="P1_11")

    def _open_call(self) -> None:
        case_id, (proposal,) = self._list((OPEN_CALL,), ("nguoidexuat",))
        self.left.add((proposal, "P1_03"))
        begun = self.teller.start("congty2", "P1_de_xuat", on=case_id)
        self.left.add((begun, "P1_02"))

    def _list(
        self, ideas: tuple[Idea, ...], logins: tuple[str, ...], stands: str = ""
    ) -> tuple[int, list[int]]:
        case_id = self.teller.start("quanly1", "P1", label=ideas[0].title)
        self.lists.add(case_id)
        self.left.add((case_id, stands))
        self.teller.work(self._leave)
        proposals = []
        for idea, login in zip(ideas, logins, strict=True):
            proposals.append(self.teller.start(login, "P1_de_xuat", on=case_id))
            self.sayings.ideas[proposals[-1]] = idea
        return case_id, proposals

    def _select(self, missions: list[int], place: int) -> None:
        mission_id, idea = missions[place], OF_2022[place]
        stands = _STANDS[place]
        if stands is not None:
            self.left.add((mission_id, stands))
        self.sayings.missions[mission_id] = idea
        case_id = self.teller.start("quanly2", "P2", mission=mission_id)
        self.teller.work(self._leave)
        for rank, login in enumerate(_APPLICANTS[place]):
            applied = self.teller.start(login, "P2_ho_so", on=case_id)
            self.sayings.ideas[applied] = idea
            if rank:
                self.sayings.weak.add(applied)
