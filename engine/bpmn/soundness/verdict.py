"""What a game may cost, and what it says."""

from dataclasses import dataclass, field


@dataclass
class Budget:
    """What all graphs of a file may cost together: a state costs as the diagram is."""

    #: Places looked at and tokens moved.
    work: int = 1_000_000


@dataclass
class Verdict:
    """What went wrong, by element; nothing where every branch is closed again."""

    #: A join, and the elements from which its missing tokens would come.
    stuck: dict[str, set[str]] = field(default_factory=dict)
    #: A merge at which two tokens meet, and the elements from which they come.
    doubled: dict[str, set[str]] = field(default_factory=dict)
    #: Whether every way was followed to its end.
    decided: bool = True
