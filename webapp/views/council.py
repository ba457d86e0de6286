"""Councils: papers, reviews and ballots to file, and the results once they are counted."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from engine.questions.councils.council_page import CouncilPage
from engine.questions.councils.my_councils import MyCouncils
from webapp.visitors import actor, ask

pages = Blueprint("council", __name__)


@pages.get("/hoi-dong")
def index() -> ResponseReturnValue:
    return render_template("council/index.html", councils=ask(MyCouncils(actor())))


@pages.get("/hoi-dong/<int:council_id>")
def page(council_id: int) -> ResponseReturnValue:
    found = ask(CouncilPage(actor(), council_id))
    return render_template(
        "council/page.html",
        page=found,
        council=found.council,
        titles={str(subject.case_id): subject.title for subject in found.subjects},
    )
