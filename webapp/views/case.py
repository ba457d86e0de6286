"""A case: what happened, what is open, for whom it waits."""

from flask import Blueprint, Response, render_template
from flask.typing import ResponseReturnValue

from engine.questions.cases.case_page import CasePage
from webapp.diagrams import bpmn_file, steps_of
from webapp.visitors import actor, ask

pages = Blueprint("case", __name__)


@pages.get("/ho-so/<int:case_id>")
def page(case_id: int) -> ResponseReturnValue:
    found = ask(CasePage(actor(), case_id))
    return render_template(
        "case/page.html", page=found, case=found.case, steps=steps_of(found.diagram)
    )


@pages.get("/ho-so/<int:case_id>/so-do.bpmn")
def diagram(case_id: int) -> Response:
    return bpmn_file(ask(CasePage(actor(), case_id)).diagram.xml)
