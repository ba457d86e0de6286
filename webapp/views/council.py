"""Councils: papers, reviews and ballots to file, and the results once they are counted."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from engine.questions.councils.council_page import CouncilPage
from engine.questions.councils.my_councils import MyCouncils
from webapp.visitors import actor, engine

pages = Blueprint("council", __name__)


@pages.get("/hoi-dong")
def index() -> ResponseReturnValue:
    return render_template("council/index.html", councils=engine().ask(MyCouncils(actor())))


@pages.get("/hoi-dong/<int:council_id>")
def page(council_id: int) -> ResponseReturnValue:
    return render_template(
        "council/page.html", council=engine().ask(CouncilPage(actor(), council_id))
    )
