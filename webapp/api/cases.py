"""Cases: begun, read, with what was submitted in them."""

import uuid
from dataclasses import replace

from engine.commands.cases.start_case import StartCase
from engine.commands.record_reading import RecordReading
from engine.questions.cases.case_mark import CaseMark
from engine.questions.cases.case_page import CasePage
from engine.questions.cases.lists import Lists
from engine.questions.cases.my_cases import MyCases
from engine.questions.cases.startable_here import StartableHere
from engine.questions.cases.submission_page import SubmissionPage, SubmissionView
from engine.questions.marks import Mark
from webapp.api.operations import Call, Operation, asks, does
from webapp.visitors import ask, engine

_AREA = "cases"


def operations() -> tuple[Operation, ...]:
    """Return the operations of this area."""
    return (
        asks(StartableHere, "/startable", "listStartable",
             "List the processes one may begin in one's authorities", _AREA),
        does(StartCase, "/cases", "startCase", "Start a case", _AREA, status=201,
             leads_to="/cases/{case_id}"),
        asks(MyCases, "/cases", "listCases", "List the cases in which one is a party", _AREA),
        asks(Lists, "/lists", "listLists", "List the lists of missions being made", _AREA),
        asks(CasePage, "/cases/{case_id}", "getCase", "Read a case with its history", _AREA,
             mark=_mark),
        replace(
            asks(SubmissionPage, "/submissions/{digest}", "getSubmission",
                 "Read what somebody submitted", _AREA),
            run=_submission,
        ),
    )  # fmt: skip


def _mark(call: Call) -> Mark:
    return ask(CaseMark(call.actor, call.number("case_id")))


def _submission(_: Operation, call: Call) -> SubmissionView:
    found = ask(SubmissionPage(call.actor, call.text("digest")))
    if found.panel:
        engine().do(
            RecordReading(
                code="panel-item",
                about=f"submission={found.digest} case_id={found.case.case_id}",
                authority_id=found.case.authority_id,
                actor=call.actor,
                command_id=str(uuid.uuid4()),
            )
        )
    return found
