"""Times as other tools write them."""

from engine.bpmn.elements import Element, Process
from engine.model.values import YearsMonths, parse_temporal
from engine.runtime.errors import BundleBroken


def term_of(process: Process, element: Element, form: str | None, text: str) -> dict[str, str]:
    """Read a time written for other tools as a deadline of ours."""
    try:
        length = parse_temporal(text)
    except ValueError:
        length = None
    if isinstance(length, YearsMonths):
        return {"deadline.amount": str(length.months), "deadline.unit": "month"}
    days = getattr(length, "days", None)
    if form == "timeDuration" and isinstance(days, int):
        return {"deadline.amount": str(days), "deadline.unit": "d"}
    if form == "timeDate" and text:
        return {"deadline.amount": "0", "deadline.unit": "d", "deadline.from": f'@"{text[:10]}"'}
    raise BundleBroken(process.id, element.id, "Its deadline has no amount.")
