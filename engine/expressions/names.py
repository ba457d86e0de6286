"""Names of several words: which of the tokens ahead form one name.

``Monthly Salary``, ``a-b`` and ``date and time`` are names only where something declared
them; anywhere else they are a syntax error, a subtraction and a conjunction.
"""

import unicodedata
from collections.abc import Iterable, Sequence

from engine.expressions.tokens import Token, words


class NameTree:
    """A set of names, stored word by word."""

    __slots__ = ("branches",)

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.branches: dict[str, NameTree | str] = {}
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Declare ``name``; a name of one word needs no declaration and is passed over."""
        parts = words(name)
        if len(parts) > 1:
            self._plant(parts, unicodedata.normalize("NFC", " ".join(name.split())))

    def longest(self, tokens: Sequence[Token], place: int) -> tuple[str, int] | None:
        """Return the longest name at ``place`` and the place after it."""
        tree: NameTree = self
        best: tuple[str, int] | None = None
        while place < len(tokens) - 1:
            branch = tree.branches.get(tokens[place].text)
            if not isinstance(branch, NameTree):
                break
            place += 1
            tree = branch
            if isinstance(name := tree.branches.get(""), str):
                best = (name, place)
        return best

    def _plant(self, parts: tuple[str, ...], name: str) -> None:
        tree = self
        for part in parts:
            branch = tree.branches.get(part)
            if not isinstance(branch, NameTree):
                branch = tree.branches[part] = NameTree()
            tree = branch
        tree.branches[""] = name
