"""The page of a scientist or a host organisation."""

from collections.abc import Iterable
from typing import Final

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from engine.questions.calls.open_calls import OpenCalls
from engine.questions.cases.my_cases import MyCases
from engine.questions.cases.summary import CaseSummary
from engine.questions.inbox.inbox import Inbox
from webapp.visitors import actor, ask

pages = Blueprint("mine", __name__)
_GROUPS: Final = (
    ("proposals", ("P1_de_xuat",)),
    ("applications", ("P2_ho_so",)),
    ("missions", ("P3", "P4", "P5")),
    ("reports", ("P3B", "P3C", "P3D", "P3E")),
)


@pages.get("/cua-toi")
def page() -> ResponseReturnValue:
    me = actor()
    return render_template(
        "mine/page.html",
        me=me,
        waiting=ask(Inbox(me)),
        groups=grouped(ask(MyCases(me))),
        calls=ask(OpenCalls()),
    )


def grouped(cases: Iterable[CaseSummary]) -> list[tuple[str, list[CaseSummary]]]:
    """Put cases under what their person would call them, empty groups left out."""
    kind_of = {process: kind for kind, processes in _GROUPS for process in processes}
    found: dict[str, list[CaseSummary]] = {kind: [] for kind, _ in (*_GROUPS, ("others", ()))}
    for case in cases:
        found[kind_of.get(case.process_id, "others")].append(case)
    return [(kind, listed) for kind, listed in found.items() if listed]
