"""Calls for people who may answer them."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from engine.questions.calls.call_page import CallPage
from engine.questions.calls.open_calls import OpenCalls
from webapp.facts import public_facts
from webapp.visitors import actor, ask

pages = Blueprint("call", __name__)


@pages.get("/thong-bao")
def index() -> ResponseReturnValue:
    actor()
    return render_template("call/index.html", calls=ask(OpenCalls()))


@pages.get("/thong-bao/<int:notice_id>")
def page(notice_id: int) -> ResponseReturnValue:
    found = ask(CallPage(actor(), notice_id))
    return render_template(
        "call/page.html", page=found, call=found.call, body=public_facts(found.call.body)
    )
