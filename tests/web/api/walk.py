"""Every operation in every role: who is let do it, and what everybody else is told."""

from collections.abc import Callable, Iterator, Mapping

from tests.architecture.tree import ROOT
from tests.builders import new_id
from tests.web.api.program import Answer, Program
from tests.web.api.town import CERTIFICATE, ROLES, Town
from webapp.api.operations import Operation
from webapp.api.tables import operations

MAY = "yes"
#: Refusals that say nothing of rights: the state is not ready, or what was sent is wrong.
OF_THE_STATE = {"panel-not-ready", "no-sample", "password-refused"}
#: The reference; what stands above its table is written by hand.
PAGE = ROOT / "docs/reference/permissions.md"
#: Every administrative act says why.
WHY = {"reason": "Phân công lại"}
_HEAD = "| operation |"
Thing = Callable[[Town], str]


def claimed(town: Town) -> str:
    place = town.task()
    town.programs["unit"].do(f"/tasks/{place}/claim")
    return place


#: What stands in an address, by its name there; a few operations need one of their own.
PLACES: Mapping[str, Thing] = {
    "authority_id": lambda town: str(town.office.authority_id),
    "case_id": lambda town: str(town.case_id),
    "code": lambda _: "not-found",
    "council_id": lambda town: str(council_of(town)),
    "digest": lambda town: town.paper,
    "grant_id": lambda town: str(town.grant()),
    "mission_id": lambda town: str(town.mission_id),
    "notice_id": lambda town: str(town.notice_id),
    "place": lambda town: town.task(),
    "record_id": lambda town: str(town.record_id),
    "request_id": lambda town: town.failed(),
    "task_id": lambda town: town.task(),
    "token_id": lambda town: str(town.programs["unit"].get("/me").body["token_id"]),
    "unit_id": lambda town: str(town.department()),
    "user_id": lambda town: str(town.newcomer()),
}
OWN_PLACES: Mapping[str, Thing] = {
    "closePanel": lambda town: town.council.task_id,
    "filePanelItem": lambda town: town.council.items[0][0],
    "getFile": lambda town: town.file,
    "getVersion": lambda town: town.version,
    "handOverTask": claimed,
    "releaseTask": claimed,
    "revokeToken": lambda town: str(town.fresh_program("unit").get("/me").body["token_id"]),
}
BODIES: Mapping[str, Callable[[Town], object]] = {
    "changePassword": lambda _: {"current": "sai mật khẩu rồi", "new": "bốn từ không liên quan"},
    "changePerson": lambda _: {"name": "Người mới", "email": None, "organisation_id": None,
                               "external_id": None, **WHY},
    "completeTask": lambda town: answers(town, overall="DAT"),
    "createPerson": lambda town: {"login": f"moi-{new_id()}", "name": "Người mới",
                                  "authority_id": town.office.authority_id, **WHY},
    "createUnit": lambda town: {"authority_id": town.office.authority_id, "name": "Phòng",
                                "key": new_id()[:8], **WHY},
    "demandSecondFactor": lambda _: {"roles": ["leader"], **WHY},
    "endEmployment": lambda _: WHY,
    "endRole": lambda town: {"last_day": town.engine.today().isoformat(), **WHY},
    "filePanelItem": lambda town: answers(town, overall="DAT"),
    "grantRole": lambda town: {"role": "task_unit", "authority_id": town.office.authority_id,
                               **WHY},
    "handOverTask": lambda town: {"from_user_id": town.people["unit"].user_id,
                                  "to_user_id": None, **WHY},
    "lockPerson": lambda _: WHY,
    "moveClock": lambda _: {"to": "2024-06-01"},
    "renameUnit": lambda _: {"name": "Phòng khác", **WHY},
    "saveDraft": lambda town: {"form_digest": form_digest(town), "raw": {}},
    "setLanguage": lambda _: {"language": "vi"},
    "startCase": lambda town: {"process_id": "T2", "authority_id": town.office.authority_id},
    "unlockPerson": lambda _: WHY,
}  # fmt: skip
Table = dict[str, dict[str, str]]


def walk(town: Town) -> Table:
    """Return what each operation tells each role: ``yes``, or the status of the refusal."""
    return {
        one.operation_id: {role: told(_ask(town, one, role)) for role in ROLES}
        for one in operations()
    }


def without_a_token(town: Town) -> dict[str, str]:
    """Return what each operation tells somebody who sends no token."""
    nobody = Program(town.app.test_client())
    return {one.operation_id: told(_send(town, one, nobody)) for one in operations()}


def told(answer: Answer) -> str:
    """Return a cell of the table."""
    if answer.status < 400 or answer.code in OF_THE_STATE:
        return MAY
    return str(answer.status)


def page(table: Table) -> str:
    """Return the page of the reference with this table in it."""
    above, _, _ = PAGE.read_text("utf-8").partition(_HEAD)
    return above + "\n".join(_lines(table)) + "\n"


def _lines(table: Table) -> Iterator[str]:
    yield f"{_HEAD} {' | '.join(ROLES)} |"
    yield "|---" * (len(ROLES) + 1) + "|"
    for operation_id, cells in table.items():
        yield f"| `{operation_id}` | {' | '.join(cells[role] for role in ROLES)} |"


def _ask(town: Town, operation: Operation, role: str) -> Answer:
    program = town.programs[role]
    if operation.operation_id == "signOut":
        program = town.fresh_program(role)
    return _send(town, operation, program)


def _send(town: Town, operation: Operation, program: Program) -> Answer:
    path = operation.path
    for name in operation.in_path:
        thing = OWN_PLACES.get(operation.operation_id, PLACES[name])
        path = path.replace(f"{{{name}}}", thing(town))
    if operation.operation_id == "checkCertificate":
        path += f"?number={CERTIFICATE}"
    if not operation.changes:
        return program.get(path)
    if operation.takes_file:
        return program.do(f"{path}?name=a.txt", b"a", Content_Type="application/octet-stream")
    body = BODIES.get(operation.operation_id, lambda _: None)(town)
    return program.do(path, body, method=operation.method)


def council_of(town: Town) -> int:
    case_id = town.council.task_id.partition("-")[0]
    return int(town.programs["unit"].get(f"/cases/{case_id}").body["council_id"])


def form_digest(town: Town) -> str:
    place = town.task()
    return str(town.programs["unit"].get(f"/tasks/{place}").body["form"]["digest"])


def answers(town: Town, **values: object) -> dict[str, object]:
    return {"form_digest": form_digest(town), "answers": values}
