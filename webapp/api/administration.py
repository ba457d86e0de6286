"""What administrators and auditors look after."""

from engine.commands.cases.retry_operation import RetryOperation
from engine.commands.sample.move_clock import MoveClock
from engine.questions.administration.access_log import AccessLog
from engine.questions.administration.incidents import Incidents
from engine.questions.administration.version_page import VersionPage
from engine.questions.administration.versions import Versions
from webapp.api.operations import Operation, asks, does

_AREA = "administration"


def operations() -> tuple[Operation, ...]:
    """Return the operations of this area."""
    return (
        asks(Versions, "/versions", "listVersions", "List the versions of processes", _AREA),
        asks(VersionPage, "/versions/{digest}", "getVersion",
             "Read a version with its diagram, forms and tables", _AREA),
        asks(Incidents, "/incidents", "listIncidents", "List what failed and waits", _AREA),
        does(RetryOperation, "/incidents/{request_id}/retry", "retryOperation",
             "Try a failed operation again", _AREA),
        asks(AccessLog, "/access-log", "listAccess", "List what was refused and read", _AREA,
             paged="entries"),
        does(MoveClock, "/clock", "moveClock", "Move the date of a sample installation", _AREA,
             method="PUT"),
    )  # fmt: skip
