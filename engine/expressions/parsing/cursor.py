"""Where the parser stands, what it has seen, and which names it knows."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from operator import itemgetter
from typing import Final

from engine.expressions.errors import BadExpression, BudgetExceeded
from engine.expressions.names import NameTree
from engine.expressions.run import NESTING
from engine.expressions.syntax import Node
from engine.expressions.tokens import Token, bad_at

#: Words that end or join expressions and so are never part of an undeclared name.
JOINING: Final = frozenset(
    ("and", "or", "in", "between", "instance", "then", "else", "return", "satisfies")
)
#: Binding power of a comparison: what stands beside ``<`` or ``in`` binds tighter.
COMPARISON: Final = 3
_IN_NAMES: Final = frozenset("-+*/.'’")


class Filtering:
    """The inside of a filter: a name may be an entry of the item or come from further out."""

    __slots__ = ("names",)

    def __init__(self) -> None:
        self.names: set[str] = set()


class Cursor:
    """A place among the tokens."""

    def __init__(
        self,
        source: str,
        tokens: list[Token],
        built_in: NameTree,
        declared: Iterable[str],
        entries: Iterable[str],
        expression: Callable[["Cursor", int], Node],
    ) -> None:
        self.source = source
        self.tokens = tokens
        self.place = 0
        self.token = tokens[0]
        self.built_in = built_in
        self.declared = NameTree(declared)
        self.entries = NameTree(entries)
        self.names: set[str] = set()
        self.possible_names: set[str] = set()
        #: How often ``?``, the input of a unary test, and ``partial`` were asked for.
        self.asked = {"?": 0, "partial": 0}
        self.depth = 0
        self.deepest = 0
        self._scopes: list[set[str] | Filtering] = []
        self._expression = expression

    def expression(self, power: int = 0) -> Node:
        """Read an expression of operators that bind tighter than ``power``."""
        return self._expression(self, power)

    def advance(self) -> Token:
        """Step over the present token and return it."""
        token = self.token
        if token.kind != "end":
            self.place += 1
            self.token = self.tokens[self.place]
        return token

    def ahead(self, distance: int = 1) -> Token:
        return self.tokens[min(self.place + distance, len(self.tokens) - 1)]

    def at(self, text: str) -> bool:
        return self.token.text == text

    def ended(self) -> bool:
        return self.token.kind == "end"

    def accept(self, text: str) -> bool:
        """Step over ``text`` if it stands here."""
        if self.token.text != text:
            return False
        self.advance()
        return True

    def expect(self, text: str) -> None:
        if not self.accept(text):
            raise self.unexpected(f"'{text}'")

    def unexpected(self, wanted: str) -> BadExpression:
        token = self.token
        found = f"'{token.text[:30]}'" if token.kind != "end" else "the end of the text"
        return self.bad(f"Expected {wanted}, found {found}.")

    def bad(self, message: str) -> BadExpression:
        return bad_at(self.source, self.token.start, message)

    def enter(self) -> None:
        """Go one level deeper; a level is left by ``leave``."""
        self.depth += 1
        self.deepest = max(self.deepest, self.depth)
        if self.depth > NESTING:
            raise BudgetExceeded("depth", NESTING)

    def leave(self, levels: int = 1) -> None:
        self.depth -= levels

    @contextmanager
    def binding(self, names: set[str]) -> Iterator[set[str]]:
        """Bind ``names`` while the body is read; more may be added on the way."""
        self._scopes.append(names)
        yield names
        self._scopes.pop()

    @contextmanager
    def filtering(self) -> Iterator[Filtering]:
        """Read the inside of a filter."""
        scope = Filtering()
        self._scopes.append(scope)
        yield scope
        self._scopes.pop()

    def refer(self, name: str) -> None:
        """Note that ``name`` is used here, and whether anything around binds it."""
        if name in self.asked:
            self.asked[name] += 1
        filtered = False
        for scope in reversed(self._scopes):
            if isinstance(scope, Filtering):
                if name == "item":
                    return
                scope.names.add(name)
                filtered = True
            elif name in scope:
                return
        (self.possible_names if filtered else self.names).add(name)

    def long_name(self, *, entry: bool = False) -> str | None:
        """Step over a known name of several words; entries' are known where one may stand."""
        trees = [self.declared, self.built_in]
        if entry or any(isinstance(scope, Filtering) for scope in self._scopes):
            trees.append(self.entries)
        read = (tree.longest(self.tokens, self.place) for tree in trees)
        found = [one for one in read if one is not None]
        if not found:
            return None
        name, self.place = max(found, key=itemgetter(1))
        self.token = self.tokens[self.place]
        return name

    def words(self) -> str:
        """Step over names in a row and return them as one name.

        Two names in a row can be nothing else, so an undeclared name with spaces is read as
        such: it is missing when the expression runs, which makes it null.
        """
        parts = [self.advance().text]
        while self.token.kind == "name" and self.token.text not in JOINING:
            parts.append(self.advance().text)
        return " ".join(parts)

    def label(self) -> str | None:
        """Step over ``any words here:`` and return the words, or stay where we are."""
        end = self.place
        while self.tokens[end].kind in ("name", "number") or self.tokens[end].text in _IN_NAMES:
            end += 1
        if end == self.place or self.tokens[end].text != ":":
            return None
        name = self._written(end)
        self.place = end + 1
        self.token = self.tokens[self.place]
        return name

    def name_until(self, *ends: str) -> str:
        """Step over a newly declared name that ends before one of ``ends``."""
        if self.token.kind != "name":
            raise self.unexpected("a name")
        end = self.place
        while self.tokens[end].kind != "end" and self.tokens[end].text not in ends:
            if self.tokens[end].kind == "symbol" and self.tokens[end].text not in _IN_NAMES:
                break
            end += 1
        name = self._written(end)
        self.place = end
        self.token = self.tokens[end]
        return name

    def _written(self, end: int) -> str:
        first, last = self.tokens[self.place], self.tokens[end - 1]
        if end - self.place == 1:
            return first.text
        name = unicodedata.normalize("NFC", " ".join(self.source[first.start : last.end].split()))
        self.declared.add(name)
        return name
