"""A process with most of what a case can wait for."""

from tests.builders import Diagram

TIMER = (
    '<bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P5D'
    "</bpmn:timeDuration></bpmn:timerEventDefinition>"
)


def parallel() -> Diagram:
    """Two branches at once, one with a limit; a loop while the amount is odd."""
    return (
        Diagram()
        .node("startEvent", "Begin")
        .node("exclusiveGateway", "Again")
        .node("parallelGateway", "Fork")
        .node("userTask", "Left", form="F1")
        .node("userTask", "Right")
        .node(
            "boundaryEvent", "Limit", TIMER, host="Right", deadline__amount="5", deadline__unit="WD"
        )
        .node("userTask", "Late")
        .node("exclusiveGateway", "Merge")
        .node("parallelGateway", "Join")
        .node("exclusiveGateway", "Odd")
        .node("endEvent", "End_done", ending="done")
        .line("Begin", "Again")
        .flow("Again", "Fork", default=True)
        .line("Fork", "Left", "Join", "Odd")
        .line("Fork", "Right", "Merge")
        .line("Limit", "Late", "Merge")
        .flow("Merge", "Join", default=True)
        .flow("Odd", "Again", "modulo(kinh_phí, 2) = 1")
        .flow("Odd", "End_done", default=True)
    )
