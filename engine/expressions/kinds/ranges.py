"""Ranges as values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Range:
    """From ``start`` to ``end``; an end that is ``None`` is open to infinity."""

    start: object
    end: object
    start_included: bool = True
    end_included: bool = True

    @property
    def brackets(self) -> str:
        return ("[" if self.start_included else "(") + ".." + ("]" if self.end_included else ")")
