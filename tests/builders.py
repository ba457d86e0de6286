"""Makers of what a test is not about: processes, people, an office with both."""

import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from sqlalchemy import Connection, insert

from engine.commands.cases.complete_task import Completed, CompleteTask
from engine.commands.cases.start_case import StartCase, Started
from engine.commands.panels.file_panel_item import FilePanelItem
from engine.commands.publication.publish_process import PublishProcesses
from engine.engine import Engine
from engine.forms import Answers, read_form
from engine.history.chain import GENESIS
from engine.model.actors import SYSTEM, Actor, Grant
from engine.model.values import Value
from engine.store.database import Database
from engine.store.tables import authorities, metadata, organisations, streams, users

HEAD = (
    '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"'
    ' xmlns:spiffworkflow="http://spiffworkflow.org/bpmn/schema/1.0/core"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' id="Definitions_1" targetNamespace="http://nhiemvu.example">'
)
OFFICER = "task_unit"


def new_id() -> str:
    return uuid.uuid4().hex


def properties(values: Mapping[str, str]) -> str:
    if not values:
        return ""
    rows = "".join(
        f'<spiffworkflow:property name="{name}" value="{_escaped(value)}"/>'
        for name, value in values.items()
    )
    return (
        "<bpmn:extensionElements><spiffworkflow:properties>"
        f"{rows}</spiffworkflow:properties></bpmn:extensionElements>"
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")


@dataclass
class Diagram:
    """A process in the making: nodes in one lane, joined by flows."""

    process_id: str = "T1"
    role: str = OFFICER
    start_from: str = "authority"
    nodes: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    flows: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)

    def node(self, tag: str, element_id: str, inside: str = "", **props: str) -> "Diagram":
        named = {name.replace("__", "."): value for name, value in props.items()}
        attributes = f'id="{element_id}" name="{element_id}"'
        if tag == "exclusiveGateway":
            attributes += f' default="Flow_default_{element_id}"'
        if tag == "boundaryEvent":
            attributes += f' attachedToRef="{named.pop("host")}"'
        self.nodes.append(f"<bpmn:{tag} {attributes}>{properties(named)}{inside}</bpmn:{tag}>")
        self.ids.append(element_id)
        return self

    def flow(
        self, source: str, target: str, when: str | None = None, *, default: bool = False
    ) -> "Diagram":
        flow_id = f"Flow_default_{source}" if default else f"Flow_{source}_{target}"
        body = (
            f'<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">{_escaped(when)}'
            "</bpmn:conditionExpression>"
            if when
            else ""
        )
        self.flows.append(
            f'<bpmn:sequenceFlow id="{flow_id}" sourceRef="{source}" targetRef="{target}">{body}'
            "</bpmn:sequenceFlow>"
        )
        return self

    def line(self, *ids: str) -> "Diagram":
        for source, target in pairwise(ids):
            self.flow(source, target)
        return self

    def xml(self) -> str:
        refs = "".join(f"<bpmn:flowNodeRef>{one}</bpmn:flowNodeRef>" for one in self.ids)
        props = properties({"start.role": self.role, "start.from": self.start_from, "step": "1"})
        return (
            f"{HEAD}{''.join(self.messages)}"
            f'<bpmn:process id="{self.process_id}" name="Quy trình thử" isExecutable="true">'
            f'{props}<bpmn:laneSet id="Lanes"><bpmn:lane id="lane_{OFFICER}" name="Phòng">{refs}'
            f"</bpmn:lane></bpmn:laneSet>{''.join(self.nodes)}{''.join(self.flows)}"
            "</bpmn:process></bpmn:definitions>"
        )


def plain_form(form_id: str = "F1") -> str:
    """A form with a decision variable, a text, money and a file."""
    return json.dumps(
        {
            "type": "default",
            "schemaVersion": 19,
            "id": form_id,
            "properties": {"code": form_id, "title": "Mẫu thử"},
            "components": [
                {
                    "type": "textfield",
                    "key": "title",
                    "label": "Tên",
                    "properties": {"record": "title", "public": "true"},
                },
                {
                    "type": "number",
                    "key": "amount",
                    "label": "Kinh phí",
                    "properties": {"kind": "vnd", "decision": "kinh_phí"},
                },
                {
                    "type": "select",
                    "key": "overall",
                    "label": "Kết luận",
                    "values": [
                        {"label": "Đạt", "value": "DAT"},
                        {"label": "Không đạt", "value": "KHONG_DAT"},
                    ],
                    "properties": {"decision": "kết_luận"},
                },
            ],
        },
        ensure_ascii=False,
    )


def two_tasks(process_id: str = "T1") -> Diagram:
    """Start, task A with a form, an operation, task B, end."""
    return (
        Diagram(process_id)
        .node("startEvent", "Begin")
        .node("userTask", "A", form="F1", deadline__amount="5", deadline__unit="WD")
        .node(
            "serviceTask",
            "Number",
            operation="draw-number",
            with__register='"decision"',
            result="số",
        )
        .node("userTask", "B", form="F1")
        .node("endEvent", "End_done", ending="done")
        .line("Begin", "A", "Number", "B", "End_done")
    )


def many_tasks(count: int, process_id: str = "T1") -> Diagram:
    """A straight line of ``count`` tasks without forms."""
    diagram = Diagram(process_id).node("startEvent", "Begin")
    names = [f"Task_{number}" for number in range(1, count + 1)]
    for name in names:
        diagram.node("userTask", name)
    diagram.node("endEvent", "End_done", ending="done")
    return diagram.line("Begin", *names, "End_done")


@dataclass
class Office:
    """An authority with people in it, on a real engine."""

    engine: Engine
    authority_id: int
    officer: Actor
    administrator: Actor
    members: tuple[Actor, ...]
    host_id: int

    def publish(self, *diagrams: Diagram, **files: str) -> tuple[str, ...]:
        """Put diagrams that belong together into force, each with form F1 and ``files``."""
        more = {path.replace("__", "/"): text for path, text in files.items()}
        processes = {
            one.process_id: {"process.bpmn": one.xml(), "forms/F1.json": plain_form()} | more
            for one in diagrams
        }
        command = PublishProcesses(processes, "thử", "thử", actor=SYSTEM, command_id=new_id())
        return self.engine.do(command).digests

    def begin(self, process_id: str = "T1") -> Started:
        return self.engine.do(
            StartCase(process_id, self.authority_id, actor=self.officer, command_id=new_id())
        )

    def start(self, process_id: str = "T1") -> str:
        task_id = self.begin(process_id).task_id
        assert task_id is not None
        return task_id

    def complete(self, task_id: str, actor: Actor | None = None, **values: Value) -> Completed:
        return self.engine.do(self.completion(task_id, actor, **values))

    def completion(self, task_id: str, actor: Actor | None = None, **values: Value) -> CompleteTask:
        form = read_form(plain_form())
        answers = Answers(form.digest, values) if values else None
        return CompleteTask(
            task_id,
            form.digest if values else None,
            answers,
            actor=actor or self.officer,
            command_id=new_id(),
        )

    def ballot(self, item_id: str, actor: Actor, overall: str = "DAT") -> FilePanelItem:
        form = read_form(plain_form())
        return FilePanelItem(
            item_id,
            form.digest,
            Answers(form.digest, {"overall": overall}),
            actor=actor,
            command_id=new_id(),
        )


def office(engine: Engine, members: int = 7) -> Office:
    """Open an office: one authority, an officer, an administrator and some experts."""
    with engine.database.transaction() as connection:
        made = connection.execute(
            insert(streams).values(kind="authority", last_seq=0, last_hash=GENESIS)
        ).inserted_primary_key
        assert made is not None
        authority_id = made[0]
        connection.execute(
            insert(authorities).values(
                authority_id=authority_id, code="SKHCN", name="Sở", level_label="cấp tỉnh"
            )
        )
        host = connection.execute(
            insert(organisations).values(name="Trường", folded="truong", sample=False)
        ).inserted_primary_key
        assert host is not None
        people = [
            _person(connection, name)
            for name in ["officer", "administrator", *(f"m{n}" for n in range(members))]
        ]
    return Office(
        engine,
        authority_id,
        Actor(people[0], "Cán bộ", (Grant(OFFICER, authority_id),)),
        Actor(people[1], "Quản trị", (Grant("administrator", authority_id),)),
        tuple(Actor(one, f"Thành viên {one}") for one in people[2:]),
        host[0],
    )


def _person(connection: Connection, login: str) -> int:
    made = connection.execute(
        insert(users).values(
            login=login,
            name=login,
            folded=login,
            password_hash="",
            language="vi",
            enabled=True,
            sample=False,
        )
    ).inserted_primary_key
    assert made is not None
    return int(made[0])


def dump(database: Database, leave_out: Iterable[str] = ()) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, for comparing a database with itself."""
    with database.reading() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(table.select())), key=repr)
            for table in metadata.sorted_tables
            if table.name not in set(leave_out)
        }


def money(amount: int) -> Decimal:
    return Decimal(amount)
