"""What completing costs: SQL statements, whatever the age of the case."""

from sqlalchemy import event

from engine.engine import Engine
from tests.builders import Office, many_tasks, money, office, two_tasks

MOST = 12


class Counter:
    """Counts statements from here on."""

    def __init__(self, engine: Engine) -> None:
        self.statements: list[str] = []
        event.listen(engine.database.sql, "before_cursor_execute", self._count)

    def _count(self, _c: object, _cursor: object, statement: str, *_: object) -> None:
        self.statements.append(statement)

    def taken(self) -> int:
        number = len(self.statements)
        self.statements.clear()
        return number


def test_a_completion_takes_at_most_twelve_statements_at_any_age(engine: Engine) -> None:
    hall = office(engine)
    hall.publish(many_tasks(40))
    task_id = hall.start()
    counter = Counter(engine)
    costs = []

    for _ in range(39):
        task_id = hall.complete(task_id).next_task_id or ""
        costs.append(counter.taken())

    assert set(costs) == {costs[0]}
    assert costs[0] <= MOST


def test_a_completion_with_a_form_and_a_deadline_takes_at_most_twelve(engine: Engine) -> None:
    hall: Office = office(engine)
    diagram = two_tasks()
    diagram.nodes = [one for one in diagram.nodes if "Number" not in one]
    diagram.ids.remove("Number")
    diagram.flows.clear()
    hall.publish(diagram.line("Begin", "A", "B", "End_done"))
    task_id = hall.start()
    counter = Counter(engine)

    hall.complete(task_id, amount=money(5))

    assert counter.taken() <= MOST
