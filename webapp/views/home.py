"""The public face: what this is, what is open, what has come of it."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from engine.questions.calls.open_calls import OpenCalls
from engine.questions.publication.public_results import PublicResults
from webapp.visitors import ask

pages = Blueprint("home", __name__)
_SHOWN = 4


@pages.get("/")
def page() -> ResponseReturnValue:
    return render_template(
        "home/page.html",
        calls=ask(OpenCalls())[:_SHOWN],
        results=ask(PublicResults()).rows[:_SHOWN],
    )
