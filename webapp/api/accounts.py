"""Oneself: who the token stands for, language, password, tokens."""

from dataclasses import dataclass
from typing import Literal

from engine.commands.accounts.change_password import ChangePassword
from engine.commands.accounts.revoke_token import RevokeToken
from engine.commands.accounts.set_language import SetLanguage
from engine.model.actors import Grant
from engine.questions.accounts.tokens_of import TokensOf
from webapp.api.bearers import bearer
from webapp.api.operations import Call, Operation, asks, does
from webapp.visitors import engine

_AREA = "account"


@dataclass(frozen=True)
class Nothing:
    """An operation that needs to be told nothing."""


@dataclass(frozen=True)
class Me:
    """Who the token stands for, with the roles they hold today."""

    user_id: int
    name: str
    organisation_id: int | None
    grants: tuple[Grant, ...]
    language: str
    token_id: int
    scope: str


@dataclass(frozen=True)
class Language:
    """A language of the screens."""

    language: Literal["vi", "en"]


def operations() -> tuple[Operation, ...]:
    """Return the operations of this area."""
    return (
        Operation(
            "getMe", "GET", "/me", "Tell who the token stands for", _AREA, Nothing, Me, _me
        ),
        Operation(
            "setLanguage", "PUT", "/me/language", "Choose the language of one's screens", _AREA,
            Language, None, _set_language, status=204,
        ),
        does(
            ChangePassword, "/me/password", "changePassword",
            "Change one's password, and end one's sessions in browsers", _AREA,
            method="PUT", unsaid=frozenset({"kept_token"}),
        ),
        asks(TokensOf, "/me/tokens", "listTokens", "List one's tokens", _AREA),
        does(
            RevokeToken, "/me/tokens/{token_id}", "revokeToken", "Revoke one of one's tokens",
            _AREA, method="DELETE",
        ),
        Operation(
            "signOut", "POST", "/me/sign-out", "Revoke the token of this very request", _AREA,
            Nothing, None, _sign_out, status=204,
        ),
    )  # fmt: skip


def _me(_: Operation, call: Call) -> Me:
    held, me = bearer(), call.actor
    return Me(
        me.user_id, me.name, me.organisation_id, me.grants, held.language, held.token_id,
        held.scope,
    )  # fmt: skip


def _set_language(_: Operation, call: Call) -> None:
    engine().do(
        SetLanguage(
            call.text("language"),
            actor=call.actor,
            command_id=call.command_id,
            payload=call.payload,
        )
    )


def _sign_out(_: Operation, call: Call) -> None:
    engine().do(
        RevokeToken(
            bearer().token_id,
            actor=call.actor,
            command_id=call.command_id,
            payload=call.payload,
        )
    )
