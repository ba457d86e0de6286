"""The other way: SpiffWorkflow as it comes, the whole case stored as JSON on every step.

It loads, checks nothing, puts the answers into the workflow's data, runs and saves; one
SELECT and one UPDATE. It keeps no history of its own, no inbox, no deadlines and no chain,
so it does less than half of what a completion here does.
"""

from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.util.task import TaskState
from sqlalchemy import Column, Integer, MetaData, Table, Text, insert, select, update
from sqlalchemy.engine import Engine as SqlEngine

from bench import diagrams

metadata = MetaData()
naive_cases = Table(
    "naive_cases",
    metadata,
    Column("case_id", Integer, primary_key=True),
    Column("body", Text, nullable=False),
)


class NaiveCase:
    """One case, kept as one blob."""

    def __init__(self, sql: SqlEngine, process_id: str, files: list[str]) -> None:
        self.sql = sql
        self.serializer = BpmnWorkflowSerializer()
        parser = BpmnParser()
        for text in files:
            parser.add_bpmn_str(text.encode())
        spec = parser.get_spec(process_id)
        called = parser.get_subprocess_specs(process_id)
        self.workflow = BpmnWorkflow(spec, called)
        self.workflow.do_engine_steps()
        self.done = 0
        metadata.create_all(sql)
        with sql.begin() as connection:
            made = connection.execute(insert(naive_cases).values(body=self.body()))
            self.case_id = made.inserted_primary_key[0]

    def body(self) -> str:
        return self.serializer.serialize_json(self.workflow)

    def go_on(self, finished: int) -> None:
        """Finish tasks in memory until ``finished`` are done, then store once."""
        while self.done < finished:
            self.finish_one(self.workflow)
        with self.sql.begin() as connection:
            connection.execute(
                update(naive_cases)
                .where(naive_cases.c.case_id == self.case_id)
                .values(body=self.body())
            )

    def complete(self) -> None:
        """Complete the open task as a request would: load, run, store."""
        with self.sql.begin() as connection:
            body = connection.execute(
                select(naive_cases.c.body)
                .where(naive_cases.c.case_id == self.case_id)
                .with_for_update()
            ).scalar_one()
            self.workflow = self.serializer.deserialize_json(body)
            self.finish_one(self.workflow)
            connection.execute(
                update(naive_cases)
                .where(naive_cases.c.case_id == self.case_id)
                .values(body=self.body())
            )

    def finish_one(self, workflow: BpmnWorkflow) -> None:
        task = next(iter(workflow.get_tasks(state=TaskState.READY, manual=True)))
        self.done += 1
        task.data[f"{task.task_spec.bpmn_id}_{self.done}"] = diagrams.answers(self.done)
        task.run()
        workflow.do_engine_steps()

    @property
    def size_bytes(self) -> int:
        return len(self.body().encode())
