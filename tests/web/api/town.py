"""Two authorities with people in all kinds of roles, and one of each thing that can be asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from flask import Flask
from sqlalchemy import insert, select

from engine.commands.accounts.create_authority import CreateAuthority
from engine.commands.accounts.create_person import CreatePerson
from engine.commands.accounts.grant_role import GrantRole
from engine.commands.accounts.keep_unit import CreateUnit
from engine.engine import Engine
from engine.history.chain import GENESIS
from engine.model.actors import SYSTEM, Actor, Grant
from engine.store.tables import grants, missions, notices, parties, records, requests, streams
from tests import builders
from tests.builders import Diagram, Office, new_id
from tests.engine.kernel.panels import CLOSE_WHEN_FIVE, Council, council_for, panel
from tests.web.api.program import Program, token_of

SINCE = date(2024, 1, 1)
CERTIFICATE = "01/2024/KQNV"
#: Who walks, with the role they hold: in the authority of the things, or in another one.
GRANTED = {
    "unit": ("task_unit", True),
    "colleague": ("fund_unit", True),
    "leader": ("leader", True),
    "auditor": ("auditor", True),
    "administrator": ("administrator", True),
    "called in": ("treasury", True),
    "foreign unit": ("task_unit", False),
    "foreign auditor": ("auditor", False),
    "foreign administrator": ("administrator", False),
}
#: Who holds no grant: a party to the case, a member of the council, anybody with an account.
OUTSIDE = ("party", "member", "stranger")
ROLES = (*list(GRANTED)[:6], "party", "member", "stranger", *list(GRANTED)[6:])


@dataclass
class Town:
    """The people and the things."""

    app: Flask
    office: Office
    people: Mapping[str, Actor]
    programs: Mapping[str, Program]
    council: Council
    case_id: int
    mission_id: int
    notice_id: int
    record_id: int
    version: str
    request_id: str
    paper: str
    file: str

    @property
    def engine(self) -> Engine:
        return self.office.engine

    def fresh_program(self, role: str, scope: str = "write") -> Program:
        return Program(self.app.test_client(), token_of(self.engine, self.people[role], scope))

    def task(self) -> str:
        """Begin one more case, to which the party is a party, and return its open task."""
        place = self.office.start("T2")
        _stand(self.engine, int(place.partition("-")[0]), self.people["party"])
        return place

    def newcomer(self) -> int:
        """Give one more person an account in the authority of the things, and return its id."""
        found = CreatePerson(f"moi-{new_id()}", "Người mới", authority_id=self.office.authority_id,
                             actor=SYSTEM, command_id=new_id())  # fmt: skip
        return self.engine.do(found).user_id

    def grant(self) -> int:
        """Give one more person a role, and return the id of what they were given."""
        user_id = self.newcomer()
        self.engine.do(
            GrantRole(user_id, "treasury", self.office.authority_id, None, SINCE, actor=SYSTEM,
                      command_id=new_id())
        )  # fmt: skip
        with self.engine.database.reading() as connection:
            wanted = select(grants.c.grant_id).where(grants.c.user_id == user_id)
            return int(connection.execute(wanted).scalar_one())

    def department(self) -> int:
        """Add one more unit to the authority of the things, and return its id."""
        found = CreateUnit(self.office.authority_id, new_id()[:8], "Phòng", "",
                           actor=SYSTEM, command_id=new_id())  # fmt: skip
        return self.engine.do(found).unit_id

    def failed(self) -> str:
        """Begin one more case whose operation fails, and return what waits to be retried."""
        started = self.office.begin("T3")
        _stand(self.engine, started.case_id, self.people["party"])
        with self.engine.database.reading() as connection:
            wanted = select(requests.c.request_id).where(requests.c.case_id == started.case_id)
            return str(connection.execute(wanted).scalar_one())


def build(app: Flask, engine: Engine) -> Town:
    """Let everybody move in."""
    office = builders.office(engine)
    files = {"decisions__close.dmn": CLOSE_WHEN_FIVE}
    office.publish(panel(), **files)
    (version,) = office.publish(builders.two_tasks("T2"))
    office.publish(_failing())
    people = _people(engine, office)
    office.officer = people["unit"]
    council = council_for(office)
    people["member"] = council.items[0][1]
    programs = {
        role: Program(app.test_client(), token_of(engine, one)) for role, one in people.items()
    }
    place = office.start("T2")
    case_id = int(place.partition("-")[0])
    office.complete(place, people["unit"], amount=builders.money(1))
    unit = programs["unit"]
    paper = unit.get(f"/cases/{case_id}").body["papers"][0]["submission_digest"]
    kept = unit.do("/files?name=b.txt", b"b", Content_Type="application/octet-stream")
    _stand(engine, case_id, people["party"])
    mission_id, notice_id, record_id = _registry(engine, office, case_id)
    _stand(engine, mission_id, people["party"])
    town = Town(app, office, people, programs, council, case_id, mission_id, notice_id, record_id,
                version, "", paper, kept.body["digest"])  # fmt: skip
    town.request_id = town.failed()
    return town


def _failing() -> Diagram:
    return (
        Diagram("T3")
        .node("startEvent", "Begin")
        .node("serviceTask", "Number", operation="draw-number", with__register='"nowhere"')
        .node("endEvent", "End_done", ending="done")
        .line("Begin", "Number", "End_done")
    )


def _people(engine: Engine, office: Office) -> dict[str, Actor]:
    elsewhere = engine.do(
        CreateAuthority("XA", "Xa", "cấp tỉnh", actor=SYSTEM, command_id=new_id())
    ).authority_id
    found = {}
    for role in (*GRANTED, *OUTSIDE):
        login = f"town-{role}".replace(" ", "-")
        made = engine.do(CreatePerson(login, role, actor=SYSTEM, command_id=new_id()))
        held_here: tuple[Grant, ...] = ()
        if role in GRANTED:
            held, at_home = GRANTED[role]
            where = office.authority_id if at_home else elsewhere
            engine.do(
                GrantRole(made.user_id, held, where, None, SINCE, actor=SYSTEM, command_id=new_id())
            )
            held_here = (Grant(held, where),)
        found[role] = Actor(made.user_id, role, held_here)
    return found


def _stand(engine: Engine, party_id: int, who: Actor) -> None:
    """Let somebody stand in a case or a mission as its principal investigator."""
    with engine.database.transaction() as connection:
        connection.execute(
            insert(parties).values(party_id=party_id, role="pi", user_id=who.user_id)
        )


def _registry(engine: Engine, office: Office, case_id: int) -> tuple[int, int, int]:
    """Enter a mission, a call and a published result."""
    with engine.database.transaction() as connection:
        mission = connection.execute(
            insert(streams).values(kind="mission", last_seq=0, last_hash=GENESIS)
        ).inserted_primary_key
        assert mission is not None
        told = {"authority_id": office.authority_id, "title": "Lúa", "folded": "lua", "body": "{}"}
        connection.execute(
            insert(missions).values(
                mission_id=mission[0], status="RUNNING", created_at=engine.now(), **told
            )
        )
        notice = connection.execute(
            insert(notices).values(
                kind="call-proposals", case_id=case_id, opens_on=SINCE, closes_on=None,
                published_at=engine.now(), **told,
            )
        ).inserted_primary_key  # fmt: skip
        record = connection.execute(
            insert(records).values(kind="result", public=True, revision=1, created_on=SINCE, **told)
        ).inserted_primary_key
        connection.execute(
            insert(records).values(
                kind="certificate", number=CERTIFICATE, public=True, revision=1,
                created_on=SINCE, **told,
            )
        )  # fmt: skip
        assert notice is not None
        assert record is not None
        return mission[0], notice[0], record[0]
