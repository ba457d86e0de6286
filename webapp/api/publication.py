"""What everybody may know, without a token."""

from dataclasses import dataclass, replace

from engine.permissions.errors import NotFound
from engine.questions.calls.call_page import CallPage
from engine.questions.calls.open_calls import Call as PublishedCall
from engine.questions.publication.certificate_by_number import CertificateByNumber
from engine.questions.publication.public_calls import PublicCalls
from engine.questions.publication.public_mission import PublicMission
from engine.questions.publication.public_missions import PublicMissions
from engine.questions.publication.public_result import PublicResult
from engine.questions.publication.public_results import PublicResults
from engine.questions.publication.records import PublicRecord
from webapp.api.operations import Call, Operation, asks
from webapp.api.problems import Kind, kind_of
from webapp.visitors import ask

_AREA = "public"


@dataclass(frozen=True)
class Code:
    """The stable code of a refusal."""

    code: str


def operations() -> tuple[Operation, ...]:
    """Return the operations of this area."""
    return tuple(
        replace(one, public=True)
        for one in (
            asks(PublicCalls, "/public/calls", "listPublicCalls", "List the open calls", _AREA),
            replace(
                asks(CallPage, "/public/calls/{notice_id}", "getPublicCall", "Read a call", _AREA),
                tells=PublishedCall,
                run=_call,
            ),
            asks(PublicMissions, "/public/missions", "listPublicMissions",
                 "List the missions that were approved", _AREA),
            asks(PublicMission, "/public/missions/{mission_id}", "getPublicMission",
                 "Read what is public of a mission", _AREA),
            asks(PublicResults, "/public/results", "listPublicResults",
                 "List published results", _AREA),
            asks(PublicResult, "/public/results/{record_id}", "getPublicResult",
                 "Read a published result", _AREA),
            replace(
                asks(CertificateByNumber, "/public/certificate", "checkCertificate",
                     "Check a certificate by its number", _AREA),
                run=_certificate,
            ),
            Operation("getProblem", "GET", "/problems/{code}", "Read what a code means", _AREA,
                      Code, Kind, _problem),
        )
    )  # fmt: skip


def _call(_: Operation, call: Call) -> PublishedCall:
    return ask(CallPage(None, call.number("notice_id"))).call


def _certificate(_: Operation, call: Call) -> PublicRecord:
    found = ask(CertificateByNumber(call.text("number")))
    if found is None:
        raise NotFound("certificate")
    return found


def _problem(_: Operation, call: Call) -> Kind:
    found = kind_of(call.text("code"))
    if found is None:
        raise NotFound("code")
    return found
