"""Ranges as values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Range:
    """From ``start`` to ``end``.

    A range written as a comparison, such as ``(< 5)``, keeps its operator and is open to
    infinity where it has no end. Without an operator, an end that is ``None`` is not known.
    """

    start: object
    end: object
    start_included: bool = True
    end_included: bool = True
    operator: str = ""

    @property
    def ordered(self) -> bool:
        """Whether both ends are known or open, so that it can be compared with others."""
        if self.operator:
            return self.operator != "!="
        return self.start is not None and self.end is not None

    @property
    def brackets(self) -> str:
        return ("[" if self.start_included else "(") + ".." + ("]" if self.end_included else ")")


def compared(operator: str, end: object) -> Range:
    """Return the range that a comparison with ``end`` writes down."""
    if operator in {"=", "!="}:
        included = operator == "="
        return Range(end, end, included, included, operator)
    included = len(operator) > 1
    if operator.startswith("<"):
        return Range(None, end, start_included=False, end_included=included, operator=operator)
    return Range(end, None, start_included=included, end_included=False, operator=operator)
