"""What everybody may see without signing in."""

from typing import Final

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from engine.questions.calls.call_page import CallPage
from engine.questions.calls.open_calls import OpenCalls
from engine.questions.publication.certificate_by_number import CertificateByNumber
from engine.questions.publication.public_mission import PublicMission
from engine.questions.publication.public_missions import PublicMissions
from engine.questions.publication.public_result import PublicResult
from engine.questions.publication.public_results import PublicResults
from webapp.facts import facts
from webapp.posting import page_number, searched
from webapp.visitors import engine

pages = Blueprint("public", __name__, url_prefix="/cong-khai")
_MISSION: Final = ("host", "pi", "field", "goal", "products", "start", "end", "months", "rating")
_RESULT: Final = ("host", "pi", "published_on", "abstract")
_CERTIFICATE: Final = ("number", "result", "holder", "issued_on", "issued_by")


@pages.get("/thong-bao")
def calls() -> ResponseReturnValue:
    return render_template("public/calls.html", calls=engine().ask(OpenCalls()))


@pages.get("/thong-bao/<int:notice_id>")
def call(notice_id: int) -> ResponseReturnValue:
    found = engine().ask(CallPage(None, notice_id))
    return render_template("public/call.html", call=found.call, body="")


@pages.get("/nhiem-vu")
def missions() -> ResponseReturnValue:
    found = engine().ask(PublicMissions(text=searched(), page=page_number()))
    return render_template("public/missions.html", found=found, text=searched())


@pages.get("/nhiem-vu/<int:mission_id>")
def mission(mission_id: int) -> ResponseReturnValue:
    found = engine().ask(PublicMission(mission_id))
    return render_template(
        "public/mission.html", mission=found, facts=facts("mission", found.attributes, _MISSION)
    )


@pages.get("/ket-qua")
def results() -> ResponseReturnValue:
    found = engine().ask(PublicResults(text=searched(), page=page_number()))
    return render_template("public/results.html", found=found, text=searched())


@pages.get("/ket-qua/<int:record_id>")
def result(record_id: int) -> ResponseReturnValue:
    found = engine().ask(PublicResult(record_id))
    return render_template(
        "public/result.html", result=found, facts=facts("result", found.attributes, _RESULT)
    )


@pages.get("/giay-chung-nhan")
def certificate() -> ResponseReturnValue:
    number = request.args.get("so", "").strip()[:64]
    found = engine().ask(CertificateByNumber(number)) if number else None
    return render_template(
        "public/certificate.html",
        number=number,
        certificate=found,
        facts=facts("certificate", vars(found), _CERTIFICATE) if found else [],
    )
