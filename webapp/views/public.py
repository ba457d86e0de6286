"""What everybody may see without signing in."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from engine.questions.calls.call_page import CallPage
from engine.questions.publication.certificate_by_number import CertificateByNumber
from engine.questions.publication.public_calls import PublicCalls
from engine.questions.publication.public_mission import PublicMission
from engine.questions.publication.public_missions import PublicMissions
from engine.questions.publication.public_result import PublicResult
from engine.questions.publication.public_results import PublicResults
from webapp.facts import public_facts
from webapp.posting import page_number, searched
from webapp.visitors import ask

pages = Blueprint("public", __name__, url_prefix="/cong-khai")


@pages.get("/thong-bao")
def calls() -> ResponseReturnValue:
    return render_template("public/calls.html", calls=ask(PublicCalls()))


@pages.get("/thong-bao/<int:notice_id>")
def call(notice_id: int) -> ResponseReturnValue:
    found = ask(CallPage(None, notice_id))
    return render_template("public/call.html", call=found.call, body=public_facts(found.call.body))


@pages.get("/nhiem-vu")
def missions() -> ResponseReturnValue:
    found = ask(PublicMissions(text=searched(), page=page_number()))
    return render_template("public/missions.html", found=found, text=searched())


@pages.get("/nhiem-vu/<int:mission_id>")
def mission(mission_id: int) -> ResponseReturnValue:
    found = ask(PublicMission(mission_id))
    return render_template(
        "public/mission.html",
        page=found,
        mission=found.mission,
        attributes=public_facts(found.attributes),
    )


@pages.get("/ket-qua")
def results() -> ResponseReturnValue:
    found = ask(PublicResults(text=searched(), page=page_number()))
    return render_template("public/results.html", found=found, text=searched())


@pages.get("/ket-qua/<int:record_id>")
def result(record_id: int) -> ResponseReturnValue:
    found = ask(PublicResult(record_id))
    return render_template(
        "public/result.html", result=found, attributes=public_facts(found.attributes)
    )


@pages.get("/giay-chung-nhan")
def certificate() -> ResponseReturnValue:
    number = request.args.get("so", "").strip()[:64]
    found = ask(CertificateByNumber(number)) if number else None
    return render_template(
        "public/certificate.html",
        number=number,
        certificate=found,
        attributes=public_facts(found.attributes) if found else [],
    )
