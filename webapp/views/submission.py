"""What somebody submitted, as they submitted it."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from engine.questions.cases.submission_page import SubmissionPage
from webapp.forms import render_answers
from webapp.visitors import actor, engine, language

pages = Blueprint("submission", __name__)


@pages.get("/noi-dung/<digest>")
def page(digest: str) -> ResponseReturnValue:
    found = engine().ask(SubmissionPage(actor(), digest))
    answers = render_answers(found.form, found.answers, language=language())
    return render_template("submission/page.html", found=found, answers=answers)
