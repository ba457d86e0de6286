"""Accounts in the hands of administrators: created, corrected, locked, ended."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from engine.commands.accounts.change_person import ChangePerson
from engine.commands.accounts.create_person import CreatePerson
from engine.commands.accounts.demand_second_factor import RemoveSecondFactor
from engine.commands.accounts.end_role import EndRole
from engine.commands.accounts.grant_role import GrantRole
from engine.commands.accounts.lock_person import LockPerson, UnlockPerson
from engine.commands.accounts.passwords import one_time_password
from engine.commands.accounts.reset_password import ResetPassword
from engine.commands.registry import Command
from engine.model.errors import EngineError
from engine.questions.administration.person import PeopleChoices, Person
from engine.secret import secret_key
from webapp.posting import chosen, command_id, day_posted, say, typed
from webapp.small_forms import problems_of
from webapp.visitors import actor, ask, engine

pages = Blueprint("people", __name__, url_prefix="/quan-tri/nguoi-dung")


@pages.get("/moi")
def new() -> ResponseReturnValue:
    return _form({})


@pages.post("/moi")
def create() -> ResponseReturnValue:
    """Show the one-time password once; a repeat of the same form shows the same one."""
    given = command_id()
    password = one_time_password(secret_key(engine().settings), given)
    command = CreatePerson(
        login=typed("login"),
        name=typed("name"),
        organisation_id=chosen("organisation"),
        email=typed("email") or None,
        authority_id=chosen("authority"),
        external_id=typed("external_id") or None,
        one_time=password,
        reason=typed("reason"),
        actor=actor(),
        command_id=given,
    )
    if command.authority_id is None:
        return _form({"authority": "people.need_authority"}), 422
    try:
        made = engine().do(command)
    except EngineError as refusal:
        return _form(problems_of(refusal)), 422
    return _handed_over(made.user_id, password)


@pages.get("/<int:user_id>")
def page(user_id: int) -> ResponseReturnValue:
    return _page(user_id, {})


@pages.post("/<int:user_id>/sua")
def change(user_id: int) -> ResponseReturnValue:
    command = ChangePerson(
        user_id=user_id,
        name=typed("name"),
        email=typed("email") or None,
        organisation_id=chosen("organisation"),
        external_id=typed("external_id") or None,
        reason=typed("reason_change"),
        actor=actor(),
        command_id=command_id(),
    )
    return _act(user_id, command, "change")


@pages.post("/<int:user_id>/khoa")
def lock(user_id: int) -> ResponseReturnValue:
    who, given = actor(), command_id()
    return _act(
        user_id, LockPerson(user_id, typed("reason_lock"), actor=who, command_id=given), "lock"
    )


@pages.post("/<int:user_id>/mo-khoa")
def unlock(user_id: int) -> ResponseReturnValue:
    who, given = actor(), command_id()
    return _act(
        user_id, UnlockPerson(user_id, typed("reason_lock"), actor=who, command_id=given), "lock"
    )


@pages.post("/<int:user_id>/mat-khau")
def reset_password(user_id: int) -> ResponseReturnValue:
    given = command_id()
    password = one_time_password(secret_key(engine().settings), given)
    command = ResetPassword(
        user_id, typed("reason_reset"), password, actor=actor(), command_id=given
    )
    try:
        engine().do(command)
    except EngineError as refusal:
        return _page(user_id, problems_of(refusal, "reset")), 422
    return _handed_over(user_id, password)


@pages.post("/<int:user_id>/hai-lop")
def remove_second_factor(user_id: int) -> ResponseReturnValue:
    who, reason = actor(), typed("reason_factor")
    command = RemoveSecondFactor(user_id, reason, actor=who, command_id=command_id())
    return _act(user_id, command, "factor")


@pages.post("/<int:user_id>/vai-tro")
def grant(user_id: int) -> ResponseReturnValue:
    place = request.form.get("place", "")
    authority, _, unit = place.partition(":")
    command = GrantRole(
        user_id=user_id,
        role=typed("role"),
        authority_id=int(authority) if authority.isdecimal() else 0,
        unit_id=int(unit) if unit.isdecimal() else None,
        valid_from=day_posted("valid_from"),
        valid_to=day_posted("valid_to"),
        reason=typed("reason_grant"),
        actor=actor(),
        command_id=command_id(),
    )
    return _act(user_id, command, "grant")


@pages.post("/<int:user_id>/vai-tro/<int:grant_id>/ket-thuc")
def end_role(user_id: int, grant_id: int) -> ResponseReturnValue:
    last_day = day_posted(f"last_day_{grant_id}") or engine().today()
    reason = typed(f"reason_role{grant_id}")
    command = EndRole(grant_id, last_day, reason, actor=actor(), command_id=command_id())
    return _act(user_id, command, f"role{grant_id}")


def _act(user_id: int, command: Command[None], form: str) -> ResponseReturnValue:
    try:
        engine().do(command)
    except EngineError as refusal:
        return _page(user_id, problems_of(refusal, form)), 422
    say("people.done")
    return redirect(url_for("people.page", user_id=user_id), 303)


def _form(problems: dict[str, str]) -> str:
    return render_template(
        "administration/person/new.html", problems=problems, choices=ask(PeopleChoices(actor()))
    )


def _page(user_id: int, problems: dict[str, str]) -> str:
    return render_template(
        "administration/person/page.html",
        found=ask(Person(actor(), user_id)),
        choices=ask(PeopleChoices(actor())),
        problems=problems,
    )


def _handed_over(user_id: int, password: str) -> str:
    return render_template(
        "administration/person/one_time.html",
        found=ask(Person(actor(), user_id)),
        password=password,
    )
