"""What the commands about accounts refuse."""

from datetime import date
from typing import Literal

from engine.model.errors import EngineError

#: Why a password was not taken: the page says each in its own words.
Unfit = Literal["current", "short", "long", "personal", "common", "same"]

#: Which particular of a person is missing or unfit.
Part = Literal["login", "name", "email", "organisation", "external_id"]


class SignInRefused(EngineError):
    """Login and password do not belong together; which of them is wrong is not told."""

    code = "sign-in-refused"

    def __init__(self) -> None:
        super().__init__(
            "The login or the password is wrong. Try again, or ask an administrator for a"
            " new password."
        )


class NotKnownHere(EngineError):
    """A provider vouches for somebody who has no account here, or whose account is closed."""

    code = "not-known-here"

    def __init__(self) -> None:
        super().__init__(
            "No open account here belongs to whom the provider names. Ask an administrator to"
            " enter your name at the provider into your account."
        )


class PasswordRefused(EngineError):
    """A new password is easily guessed, or the current one is not the current one."""

    code = "password-refused"

    def __init__(self, why: Unfit) -> None:
        self.why = why
        super().__init__(
            f"The password was not changed ({why}). Give your current password, and a new one"
            " of at least 12 characters that is neither your name nor a common password."
        )


class LoginTaken(EngineError):
    """Two people cannot share a login."""

    code = "login-taken"

    def __init__(self, login: str) -> None:
        self.login = login
        super().__init__(f"The login {login} is taken. Choose another one.")


class PersonRefused(EngineError):
    """What was told of a person cannot be kept: a missing name, an address that is none."""

    code = "person-refused"

    def __init__(self, part: Part) -> None:
        self.part = part
        super().__init__(
            f"The account was not written: its {part} is missing or unfit. A login has 2 to 64"
            " letters a-z, digits, dots, hyphens or underscores; correct it and try again."
        )


class ReasonMissing(EngineError):
    """An administrative act says why it is done."""

    code = "reason-missing"

    def __init__(self) -> None:
        super().__init__(
            "Nothing was done: every act of an administrator needs a reason. Say why, without"
            " writing about anybody's health, family or other private matters."
        )


class OwnAccount(EngineError):
    """Administrators do not act on themselves."""

    code = "own-account"

    def __init__(self) -> None:
        super().__init__(
            "Nobody gives roles to themselves or administers their own account. Ask another"
            " administrator."
        )


class LastAdministrator(EngineError):
    """An authority would be left without an administrator."""

    code = "last-administrator"

    def __init__(self, authority_id: int) -> None:
        self.authority_id = authority_id
        super().__init__(
            f"Authority {authority_id} would have no administrator any more. Give the role to"
            " somebody else first."
        )


class ServiceOver(EngineError):
    """The person has left; their account stays closed."""

    code = "service-over"

    def __init__(self, user_id: int) -> None:
        self.user_id = user_id
        super().__init__(
            f"Account {user_id} was closed at the end of service. Create a new account if the"
            " person comes back."
        )


class RoleUnknown(EngineError):
    """Only roles of an office are given; a party or a council seat comes from its case."""

    code = "role-unknown"

    def __init__(self, role: str) -> None:
        self.role = role
        super().__init__(f"{role} is no role that is given. Choose one from the list.")


class DatesReversed(EngineError):
    """A role would end before it begins."""

    code = "dates-reversed"

    def __init__(self, valid_from: date, valid_to: date) -> None:
        self.valid_from = valid_from
        self.valid_to = valid_to
        super().__init__(
            f"The role would end on {valid_to}, before {valid_from}. Correct one of the dates."
        )


class UnitRefused(EngineError):
    """A unit's key is taken or unfit, or its name is missing."""

    code = "unit-refused"

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__(
            f"Unit {key} was not written. Its key must be new in the authority, of 1 to 32"
            " letters a-z, digits and hyphens, and it needs a name."
        )


class ColleagueUnfit(EngineError):
    """Open work goes to somebody who could have claimed it."""

    code = "colleague-unfit"

    def __init__(self, task_id: str) -> None:
        self.task_id = task_id
        super().__init__(
            f"Task {task_id} was not handed over: the colleague does not hold its role in its"
            " authority, or cannot sign in. Choose somebody who does."
        )


class SheetNotClean(EngineError):
    """A spreadsheet has problems, perhaps new ones since it was tried out: nobody was created."""

    code = "sheet-not-clean"

    def __init__(self, problems: int) -> None:
        self.problems = problems
        super().__init__(
            f"Nobody was created: {problems} cells have problems. Try the sheet out again and"
            " mend each cell it names."
        )
