"""What each case of the sample is about, and what is therefore said in its forms."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from engine.model.actors import Actor
from engine.sample.ideas import Idea
from engine.sample.scenes import SAID, SEATS, Said, Scene
from engine.sample.settling import Settlement
from engine.store.reading.waits import TaskLine


@dataclass
class Sayings:
    """What each case is about; asked by the teller, form by form."""

    people: Settlement
    today: Callable[[], date]
    #: Where nothing else is known.
    idea: Idea
    mission_of: Callable[[int], int | None]
    #: The topic of a proposal or an application, and of a mission.
    ideas: dict[int, Idea] = field(default_factory=dict)
    missions: dict[int, Idea] = field(default_factory=dict)
    weak: set[int] = field(default_factory=set)

    def __call__(self, task: TaskLine, actor: Actor, subject: int | None) -> Said:
        """Return what is said in the form of ``task``; nothing where the form says it all."""
        told = SAID.get(task.form_id or "")
        if told is None:
            return {}
        mission = self.missions.get(self.mission_of(task.case_id) or 0, self.idea)
        about = self.ideas.get(task.case_id, mission)
        seats = len(SEATS) if task.element.startswith("P4") else len(SEATS) - 2
        weak = subject in self.weak
        return told(Scene(actor, self.today(), self.people, about, weak, seats))
