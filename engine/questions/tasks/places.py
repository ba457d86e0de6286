"""Which task a place means, and what the asking person may do there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypedDict

from engine.model.actors import Actor
from engine.permissions import NotFound, holds, may_claim, may_do, may_release
from engine.questions.cases.reach import Reached, reach
from engine.questions.processes import panel_kind, properties_of
from engine.questions.registry import Reading
from engine.store.reading import waits
from engine.store.reading.waits import ItemLine, TaskLine


class Rights(TypedDict):
    """What the buttons of the page are."""

    may_complete: bool
    may_claim: bool
    may_release: bool
    may_close_panel: bool


@dataclass(frozen=True)
class Place:
    """A task, or one item of a panel."""

    task: TaskLine
    item: ItemLine | None
    reached: Reached
    properties: Mapping[str, str]

    @property
    def kind(self) -> Literal["task", "ballot", "review", "close"]:
        if not self.task.panel:
            return "task"
        return panel_kind(self.task.properties) if self.item else "close"

    @property
    def role(self) -> str:
        """Return whose it is; a panel itself is closed by its secretary."""
        if self.item is not None:
            return self.item.seat_role
        if not self.task.panel:
            return self.task.role
        return self.properties.get("close.role", "council_sci_sec")

    @property
    def state(self) -> str:
        if self.item is None or self.task.state != "open":
            return self.task.state
        return self.item.state

    def rights(self, actor: Actor) -> Rights:
        """Return what the actor may do here now."""
        task, holders = self.task, self.reached.holders
        is_open = task.state == "open"
        plain = is_open and not task.panel
        if self.item is not None:
            plain, may_file = False, is_open and self.item.state != "closed"
        else:
            may_file = plain and may_do(actor, self.role, task.assignee_id, holders)
        return {
            "may_complete": may_file,
            "may_claim": plain and may_claim(actor, self.role, task.assignee_id, holders),
            "may_release": plain and may_release(actor, task.assignee_id),
            "may_close_panel": is_open
            and task.panel
            and self.item is None
            and holds(actor, self.role, holders),
        }


def find(reading: Reading, actor: Actor, place: str) -> Place:
    """Return what stands at ``place``; a foreign task and another's item are not there."""
    item = None
    if "@" in place:
        item = waits.item(reading.connection, place)
        if item is None or item.user_id != actor.user_id:
            raise NotFound("task")
    task = waits.task(reading.connection, item.task_id if item else place)
    if task is None:
        raise NotFound("task")
    reached = reach(reading, actor, task.case_id, "task")
    return Place(task, item, reached, properties_of(task.properties))
