"""What the HTTP interface refuses before a command or a question is reached."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.model.errors import EngineError


class TokenMissing(EngineError):
    """The request names nobody, and this is not for everybody."""

    code = "token-missing"

    def __init__(self) -> None:
        super().__init__(
            "The request carries no token. Make one on your account page and send it as"
            " Authorization: Bearer nv_…"
        )


class TokenRefused(EngineError):
    """The token is unknown, revoked or past its last day; which of them is not told."""

    code = "token-refused"

    def __init__(self) -> None:
        super().__init__(
            "The token opens nothing: it is unknown, revoked or past its last day. Make"
            " another one on your account page."
        )


class ScopeTooNarrow(EngineError):
    """The token reads, and the request would change something."""

    code = "scope-too-narrow"

    def __init__(self, scope: str) -> None:
        self.scope = scope
        super().__init__(
            f"The token has the scope {scope}, and this needs write. Make a token with the"
            " scope write on your account page."
        )


class BadIdempotencyKey(EngineError):
    """A command came without an id that makes its repeat harmless."""

    code = "bad-idempotency-key"

    def __init__(self) -> None:
        super().__init__(
            "The command has no usable Idempotency-Key. Send 1 to 64 visible ASCII characters,"
            " new for each command and the same when you send it again."
        )


class BadCursor(EngineError):
    """A cursor was not made by this list, or for other words."""

    code = "bad-cursor"

    def __init__(self) -> None:
        super().__init__(
            "The cursor does not belong to this list. Begin without one, and send back what"
            " next says, with the same words."
        )


class BadRequest(EngineError):
    """The request cannot be read."""

    code = "bad-request"

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(f"The request cannot be read: {why}. Mend it and send it again.")


@dataclass(frozen=True)
class Misfit:
    """One thing wrong with one part of a request."""

    code: str
    message: str


class RequestRejected(EngineError):
    """Parts of the request are not what the operation takes; every one is listed."""

    code = "request-rejected"

    def __init__(self, problems: Mapping[str, Sequence[Misfit]]) -> None:
        self.problems = problems
        super().__init__(
            f"The request was refused at {len(problems)} places. Mend each of them and send it"
            " again."
        )


class MethodRefused(EngineError):
    """The address takes other methods."""

    code = "method-refused"

    def __init__(self, method: str) -> None:
        self.method = method
        super().__init__(f"{method} is not taken here. Use a method that Allow names.")


class MediaTypeRefused(EngineError):
    """The body is of a kind the operation does not read."""

    code = "media-type-refused"

    def __init__(self, wanted: str) -> None:
        self.wanted = wanted
        super().__init__(f"The body is not {wanted}. Send it as {wanted} and say so.")


class RequestTooLarge(EngineError):
    """The body is larger than any that is read."""

    code = "request-too-large"

    def __init__(self) -> None:
        super().__init__("The body is too large to be read. Make it smaller, or split it.")


class TooManyRequests(EngineError):
    """A token, or an address without one, asks more often than it may."""

    code = "too-many-requests"

    def __init__(self, retry_after: int) -> None:
        self.retry_after = retry_after
        super().__init__(
            f"Too many requests. Wait {retry_after} seconds, then send it again more slowly."
        )
