"""Missions and calls, as far as one may see them."""

from engine.questions.calls.call_page import CallPage
from engine.questions.calls.open_calls import OpenCalls
from engine.questions.marks import Mark
from engine.questions.missions.mission_mark import MissionMark
from engine.questions.missions.mission_page import MissionPage
from engine.questions.missions.missions import Missions
from webapp.api.operations import Call, Operation, asks
from webapp.visitors import ask

_AREA = "missions"


def operations() -> tuple[Operation, ...]:
    """Return the operations of this area."""
    return (
        asks(Missions, "/missions", "listMissions", "List missions", _AREA),
        asks(MissionPage, "/missions/{mission_id}", "getMission",
             "Read a mission through its steps", _AREA, mark=_mark),
        asks(OpenCalls, "/calls", "listCalls", "List the open calls", _AREA),
        asks(CallPage, "/calls/{notice_id}", "getCall",
             "Read a call, and whether one may answer it", _AREA),
    )  # fmt: skip


def _mark(call: Call) -> Mark:
    return ask(MissionMark(call.actor, call.number("mission_id")))
