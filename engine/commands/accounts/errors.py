"""What the commands about accounts refuse."""

from engine.model.errors import EngineError


class SignInRefused(EngineError):
    """Login and password do not belong together; which of them is wrong is not told."""

    code = "sign-in-refused"

    def __init__(self) -> None:
        super().__init__(
            "The login or the password is wrong. Try again, or ask an administrator for a"
            " new password."
        )


class PasswordRefused(EngineError):
    """A new password is too short, or the current one is not the current one."""

    code = "password-refused"

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(
            f"The password was not changed: {why}. Give your current password, and a new one"
            " of at least 12 characters."
        )


class LoginTaken(EngineError):
    """Two people cannot share a login."""

    code = "login-taken"

    def __init__(self, login: str) -> None:
        self.login = login
        super().__init__(f"The login {login} is taken. Choose another one.")


class TokenNotCreated(EngineError):
    """A token needs a name, a scope and a last day within a year."""

    code = "token-not-created"

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(
            f"The token was not created: {why}. Give it a name, the scope read or write and a"
            " last day within a year, or revoke one you no longer use."
        )
