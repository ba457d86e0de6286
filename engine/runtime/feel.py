"""The only expressions a process can contain are ours.

SpiffWorkflow reaches its script engine for conditions and loops, and the engine's
*environment* directly for message correlation; both are replaced, so that no path leads to
Python's ``eval``.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Never

from engine import expressions
from engine.model.values import Value
from engine.runtime.errors import ExpressionFailed


class NoEnvironment:
    """Stands where SpiffWorkflow keeps its Python environment, and refuses everything."""

    def evaluate(self, *_args: Any, **_named: Any) -> Never:
        raise ExpressionFailed("message", "correlation", "Only FEEL is evaluated.")

    execute = evaluate
    call_service = evaluate


class ScriptEngine:
    """What SpiffWorkflow asks for the value of a condition; one per step, for its clock."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.environment = NoEnvironment()

    def evaluate(self, task: Any, expression: str, external_context: Any = None) -> bool:
        """Say whether a condition holds: null and anything but ``true`` mean no."""
        del external_context
        return self.value(task.task_spec.bpmn_id, expression, task.data) is True

    def execute(self, task: Any, script: str, external_context: Any = None) -> Never:
        del external_context
        element = task.task_spec.bpmn_id
        raise ExpressionFailed(element, script[:80], "Scripts are assignments in FEEL.")

    def value(self, element: str, expression: str, names: Mapping[str, Value]) -> Value:
        try:
            return expressions.compile(expression).evaluate(names, now=self.now)
        except (
            expressions.BadExpression,
            expressions.BudgetExceeded,
            expressions.NotAValue,
        ) as refusal:
            raise ExpressionFailed(element, expression, str(refusal)) from refusal
