"""Missions: found, and each with everything that belongs to it."""

from typing import Final

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from engine.questions.cases.lists import Lists
from engine.questions.missions.mission_page import MissionPage
from engine.questions.missions.missions import Missions
from webapp.facts import facts
from webapp.posting import page_number, searched
from webapp.visitors import actor, ask

pages = Blueprint("mission", __name__)

#: Every status, with the step a mission of that status stands in (6: all done).
STEP_OF: Final = {
    "LISTED": 2,
    "CALL_OPEN": 2,
    "SELECTED": 2,
    "APPROVED": 3,
    "CONTRACTED": 3,
    "RUNNING": 3,
    "TERM_ENDED": 4,
    "ACCEPT_SUBMITTED": 4,
    "ACCEPTED": 5,
    "REGISTERED": 5,
    "RECOGNIZED": 6,
    "LIQUIDATED": 6,
    "NOT_CHOSEN": 1,
    "NO_WINNER": 2,
    "TERMINATED": 3,
    "NOT_ACCEPTED": 4,
}
_FACTS: Final = (
    "type", "level", "method", "field", "goal", "products", "results", "months", "start", "end",
    "budget_state", "budget_other", "khoan_method", "contract_no", "rating", "certificate_no",
    "recognition_no",
)  # fmt: skip


@pages.get("/nhiem-vu")
def index() -> ResponseReturnValue:
    status = request.args.get("trang-thai", "")
    asked = Missions(
        actor(),
        text=searched(),
        status=status if status in STEP_OF else "",
        page=page_number(),
    )
    return render_template(
        "mission/index.html",
        asked=asked,
        found=ask(asked),
        statuses=STEP_OF,
        lists=ask(Lists(actor())),
    )


@pages.get("/nhiem-vu/<int:mission_id>")
def page(mission_id: int) -> ResponseReturnValue:
    found = ask(MissionPage(actor(), mission_id))
    return render_template(
        "mission/page.html",
        page=found,
        mission=found.mission,
        at_step=STEP_OF.get(found.status, 1),
        facts=facts(found.attributes, _FACTS),
    )
