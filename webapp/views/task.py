"""A task, or a panel item."""

from flask import Blueprint, Response, render_template
from flask.typing import ResponseReturnValue

from engine.questions.tasks.task_page import TaskPage
from webapp.diagrams import bpmn_file, steps_of
from webapp.forms import render_form
from webapp.visitors import actor, engine

pages = Blueprint("task", __name__)


@pages.get("/cong-viec/<place>")
def page(place: str) -> ResponseReturnValue:
    task = engine().ask(TaskPage(actor(), place))
    return render_template("task/page.html", task=task, steps=steps_of(task.diagram), fields=render_form(), problems={}, problem_summary="", refusal="", saved_at="", has_draft=False)


@pages.post("/cong-viec/<place>")
def submit(place: str) -> ResponseReturnValue:
    return ""


@pages.post("/cong-viec/<place>/nhap")
def draft(place: str) -> ResponseReturnValue:
    return ""

@pages.post("/cong-viec/<place>/kiem-phieu")
def close_panel(place: str) -> ResponseReturnValue:
    return ""


@pages.get("/cong-viec/<place>/so-do.bpmn")
def diagram(place: str) -> Response:
    return bpmn_file(engine().ask(TaskPage(actor(), place)).diagram.xml)
