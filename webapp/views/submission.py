"""What somebody submitted, as they submitted it."""

import uuid

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from engine.commands.record_reading import RecordReading
from engine.model.clock import in_vietnam
from engine.questions.cases.submission_page import SubmissionPage, SubmissionView
from webapp.forms import render_answers
from webapp.visitors import actor, ask, engine, language

pages = Blueprint("submission", __name__)


@pages.get("/noi-dung/<digest>")
def page(digest: str) -> ResponseReturnValue:
    found = ask(SubmissionPage(actor(), digest))
    if found.panel:
        _note_reading(found)
    answers = render_answers(
        found.form,
        found.answers,
        now=in_vietnam(engine().now()),
        language="en" if language() == "en" else "vi",
        context=found.names,
        file_url=lambda one: url_for("files.download", digest=one),
    )
    return render_template("submission/page.html", found=found, answers=answers)


def _note_reading(found: SubmissionView) -> None:
    engine().do(
        RecordReading(
            code="panel-item",
            about=f"submission={found.digest} case_id={found.case.case_id}",
            authority_id=found.case.authority_id,
            actor=actor(),
            command_id=str(uuid.uuid4()),
        )
    )
