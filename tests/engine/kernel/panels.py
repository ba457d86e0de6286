"""Makers for panels: a process with one, a council to sit in it."""

from dataclasses import dataclass

from sqlalchemy import insert, select, update

from engine.commands.panels.close_panel import ClosePanel
from engine.history.chain import GENESIS
from engine.model.actors import Actor
from engine.store.tables import cases, councils, panel_items, seats, streams
from tests.builders import Diagram, Office, new_id

#: Closes when five have filed, the chair among them.
CLOSE_WHEN_FIVE = """<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="D" name="D"
 namespace="http://nhiemvu.example/close">
 <inputData id="d1" name="filed"><variable id="v1" name="filed"/></inputData>
 <inputData id="d2" name="chair_filed"><variable id="v2" name="chair_filed"/></inputData>
 <decision id="close" name="close">
  <informationRequirement id="r1"><requiredInput href="#d1"/></informationRequirement>
  <informationRequirement id="r2"><requiredInput href="#d2"/></informationRequirement>
  <decisionTable id="T" hitPolicy="FIRST">
   <input id="i1"><inputExpression id="e1" typeRef="boolean"><text>filed >= 5</text>
   </inputExpression></input>
   <input id="i2"><inputExpression id="e2" typeRef="boolean"><text>chair_filed</text>
   </inputExpression></input>
   <output id="o" name="may" typeRef="boolean"/>
   <rule id="yes"><inputEntry id="a"><text>true</text></inputEntry>
    <inputEntry id="b"><text>true</text></inputEntry>
    <outputEntry id="c"><text>true</text></outputEntry></rule>
   <rule id="no"><inputEntry id="d"><text>-</text></inputEntry>
    <inputEntry id="e"><text>-</text></inputEntry>
    <outputEntry id="f"><text>false</text></outputEntry></rule>
  </decisionTable>
 </decision>
</definitions>"""
SEATS = ("CT", "PCT", "PB1", "PB2", "TKKH", "UV1", "UV2")


def panel() -> Diagram:
    """Start, a task, a panel of ballots, end."""
    marker = '<bpmn:multiInstanceLoopCharacteristics isSequential="false"/>'
    return (
        Diagram()
        .node("startEvent", "Begin")
        .node("userTask", "A")
        .node(
            "userTask",
            "Vote",
            marker,
            panel="ballot",
            form="F1",
            seats="all",
            subjects="case",
            close="close",
            close__role="task_unit",
            tally="count",
            result="kết_quả",
        )
        .node("endEvent", "End_done", ending="done")
        .line("Begin", "A", "Vote", "End_done")
    )


@dataclass
class Council:
    """A council at its vote."""

    hall: Office
    task_id: str
    items: list[tuple[str, Actor]]

    def close(self) -> ClosePanel:
        return ClosePanel(self.task_id, actor=self.hall.officer, command_id=new_id())


def council_for(hall: Office) -> Council:
    """Start a case, seat seven people, and open the vote."""
    first = hall.start()
    case_id = int(first.split("-")[0])
    _seat(hall, case_id)
    hall.complete(first)
    task_id = f"{case_id}-Vote.1"
    with hall.engine.database.reading() as connection:
        rows = connection.execute(
            select(panel_items.c.item_id, panel_items.c.user_id).where(
                panel_items.c.task_id == task_id
            )
        ).all()
    by_id = {member.user_id: member for member in hall.members}
    return Council(hall, task_id, [(row.item_id, by_id[row.user_id]) for row in rows])


def _seat(hall: Office, case_id: int) -> None:
    with hall.engine.database.transaction() as connection:
        made = connection.execute(
            insert(streams).values(kind="council", last_seq=0, last_hash=GENESIS)
        ).inserted_primary_key
        assert made is not None
        connection.execute(
            insert(councils).values(
                council_id=made[0],
                case_id=case_id,
                authority_id=hall.authority_id,
                kind="test",
                decided_on=hall.engine.today(),
            )
        )
        connection.execute(
            insert(seats),
            [
                {
                    "council_id": made[0],
                    "code": code,
                    "role": "council_member",
                    "user_id": m.user_id,
                }
                for code, m in zip(SEATS, hall.members, strict=True)
            ],
        )
        connection.execute(
            update(cases).where(cases.c.case_id == case_id).values(council_id=made[0])
        )
