"""How an office is ordered: its units, and what its administrators did."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from engine.commands.accounts.demand_second_factor import DemandSecondFactor
from engine.commands.accounts.keep_unit import CreateUnit, RenameUnit
from engine.commands.registry import Command
from engine.model.errors import EngineError
from engine.questions.administration.acts import Acts
from engine.questions.administration.demanded import DemandedFactors
from engine.questions.administration.person import PeopleChoices
from engine.questions.administration.units import Units
from webapp.posting import chosen, command_id, page_number, say, typed
from webapp.small_forms import problems_of
from webapp.visitors import actor, ask, engine

pages = Blueprint("office", __name__, url_prefix="/quan-tri")


@pages.get("/don-vi")
def units() -> ResponseReturnValue:
    return _units({})


@pages.post("/don-vi")
def create_unit() -> ResponseReturnValue:
    command = CreateUnit(
        chosen("authority") or 0,
        typed("key"),
        typed("name"),
        typed("reason"),
        actor=actor(),
        command_id=command_id(),
    )
    return _keep(command, "")


@pages.post("/don-vi/<int:unit_id>")
def rename_unit(unit_id: int) -> ResponseReturnValue:
    command = RenameUnit(
        unit_id,
        typed(f"name_{unit_id}"),
        typed(f"reason_{unit_id}"),
        actor=actor(),
        command_id=command_id(),
    )
    return _keep(command, str(unit_id))


@pages.get("/viec-quan-tri")
def acts() -> ResponseReturnValue:
    return render_template("administration/acts.html", found=ask(Acts(actor(), page=page_number())))


@pages.get("/hai-lop")
def demanded() -> ResponseReturnValue:
    return _demanded({})


@pages.post("/hai-lop/<int:authority_id>")
def demand(authority_id: int) -> ResponseReturnValue:
    command = DemandSecondFactor(
        authority_id,
        tuple(request.form.getlist("roles")),
        typed(f"reason_{authority_id}"),
        actor=actor(),
        command_id=command_id(),
    )
    try:
        engine().do(command)
    except EngineError as refusal:
        return _demanded(problems_of(refusal, str(authority_id))), 422
    say("people.done")
    return redirect(url_for("office.demanded"), 303)


def _demanded(problems: dict[str, str]) -> str:
    return render_template(
        "administration/demanded.html", rows=ask(DemandedFactors(actor())), problems=problems
    )


def _keep(command: Command[object], form: str) -> ResponseReturnValue:
    try:
        engine().do(command)
    except EngineError as refusal:
        return _units(problems_of(refusal, form)), 422
    say("units.done")
    return redirect(url_for("office.units"), 303)


def _units(problems: dict[str, str]) -> str:
    return render_template(
        "administration/units.html",
        rows=ask(Units(actor())),
        choices=ask(PeopleChoices(actor())),
        problems=problems,
    )
