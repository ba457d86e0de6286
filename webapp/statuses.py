"""The HTTP status of each refusal, for pages and for programs."""

from typing import Final

#: Every code that is no conflict, 409.
STATUS: Final = {
    "answers-rejected": 422,
    "bad-cursor": 400,
    "bad-idempotency-key": 400,
    "bad-request": 400,
    "case-changed": 412,
    "database-away": 503,
    "dates-reversed": 422,
    "file-not-yours": 422,
    "file-too-large": 413,
    "file-type-refused": 415,
    "media-type-refused": 415,
    "method-refused": 405,
    "not-allowed": 403,
    "not-found": 404,
    "not-known-here": 403,
    "password-refused": 422,
    "person-refused": 422,
    "provider-away": 503,
    "provider-refused": 400,
    "reason-missing": 422,
    "request-rejected": 422,
    "request-too-large": 413,
    "role-unknown": 422,
    "scope-too-narrow": 403,
    "sheet-refused": 422,
    "sign-in-refused": 401,
    "storage-unwritable": 507,
    "token-missing": 401,
    "token-not-created": 422,
    "token-refused": 401,
    "too-many-requests": 429,
    "too-many-tries": 429,
}
#: What a bearer is asked for again.
NEEDS_TOKEN: Final = frozenset({"token-missing", "token-refused"})
_CONFLICT: Final = 409


def status_of(code: str) -> int:
    """Return the HTTP status by which a code is told."""
    return STATUS.get(code, _CONFLICT)
