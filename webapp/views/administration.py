"""What administrators look after: versions, incidents, people, the access log."""

from flask import Blueprint, Response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from engine.commands.cases.retry_operation import RetryOperation
from engine.questions.administration.access_log import AccessLog
from engine.questions.administration.incidents import Incidents
from engine.questions.administration.people import People
from engine.questions.administration.version_page import VersionPage
from engine.questions.administration.versions import Versions
from webapp.diagrams import bpmn_file, names_of
from webapp.posting import command_id, page_number, say, searched
from webapp.visitors import actor, ask, engine

pages = Blueprint("administration", __name__, url_prefix="/quan-tri")


@pages.get("/phien-ban")
def versions() -> ResponseReturnValue:
    return render_template("administration/versions.html", rows=ask(Versions(actor())))


@pages.get("/phien-ban/<digest>")
def version(digest: str) -> ResponseReturnValue:
    found = ask(VersionPage(actor(), digest))
    return render_template(
        "administration/version.html",
        version=found,
        digest=digest,
        steps=tuple(names_of(found.xml).values()),
    )


@pages.get("/phien-ban/<digest>/so-do.bpmn")
def version_diagram(digest: str) -> Response:
    return bpmn_file(ask(VersionPage(actor(), digest)).xml)


@pages.get("/su-co")
def incidents() -> ResponseReturnValue:
    return render_template("administration/incidents.html", rows=ask(Incidents(actor())))


@pages.post("/su-co/<request_id>/thuc-hien-lai")
def retry(request_id: str) -> ResponseReturnValue:
    engine().do(RetryOperation(request_id=request_id, actor=actor(), command_id=command_id()))
    say("incident.retried")
    return redirect(url_for("administration.incidents"), 303)


@pages.get("/nguoi-dung")
def people() -> ResponseReturnValue:
    found = ask(People(actor(), text=searched(), page=page_number()))
    return render_template("administration/people.html", found=found, text=searched())


@pages.get("/nhat-ky")
def access_log() -> ResponseReturnValue:
    found = ask(AccessLog(actor(), page=page_number()))
    return render_template("administration/access_log.html", found=found)
