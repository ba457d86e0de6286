"""A compiled expression and how to get one."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final, Literal

from engine.expressions.builtins.catalogue import BUILTINS
from engine.expressions.compiling import compiled
from engine.expressions.compiling.constants import INPUT
from engine.expressions.errors import BudgetExceeded
from engine.expressions.kinds.numbers import DECIMAL128
from engine.expressions.parsing import parse
from engine.expressions.results import measured, storable
from engine.expressions.run import DEPTH, NESTING, Code, Run, Scope
from engine.model.values import Value

#: Part of every bundle: a change that alters any expression's result raises it, and bundles
#: of before then keep the interpreter they were published with. Number 1 was in no release;
#: what it published is evaluated as number 2 does.
INTERPRETER_VERSION: Final = 2

Kind = Literal["expression", "unary"]


@dataclass(frozen=True, slots=True, eq=False)
class Expression:
    """An expression or a unary test, ready to run any number of times, in any thread."""

    source: str
    #: The names that must come from outside, without built-in functions.
    names: frozenset[str]
    #: Names inside filters: entries of the filtered items, or else names from outside.
    possible_names: frozenset[str]
    code: Code
    _looked_up: tuple[str, ...]

    def evaluate(self, context: Mapping[str, Value], *, now: datetime) -> Value:
        """Return the value; whatever has none is ``None``.

        ``now`` must be aware: ``today()`` is the date it shows in its own zone.
        """
        return storable(self._run(self._seen(context), now))

    def result(self, context: Mapping[str, object], *, now: datetime) -> object:
        """Return the value even if only the language knows its kind: a range, a function."""
        return measured(self._run(self._seen(context), now))

    def test(self, value: Value, context: Mapping[str, Value], *, now: datetime) -> bool:
        """Tell whether ``value`` passes this unary test."""
        names = self._seen(context)
        names[INPUT] = _as_known(value)
        return self._run(names, now) is True

    def _seen(self, context: Mapping[str, object]) -> dict[str, object]:
        """Take only what the expression can ask for, so that loops copy little."""
        return {name: _as_known(context[name]) for name in self._looked_up if name in context}

    def _run(self, names: dict[str, object], now: datetime) -> object:
        try:
            return self.code(Scope(names, Run(now)))
        except RecursionError:
            # The caller left too little of the stack for a depth that is allowed otherwise.
            raise BudgetExceeded("depth", DEPTH) from None


def compile(  # noqa: A001 - the word of the trade; nothing of ours calls Python's
    source: str,
    *,
    names: Collection[str] = (),
    entries: Collection[str] = (),
    kind: Kind = "expression",
) -> Expression:
    """Compile ``source``, or take it from the cache.

    ``names`` need only hold the names that are not one word, such as ``Monthly Salary``, and
    ``entries`` those that only values inside values have.
    """
    return _compiled(source, _long(names), _long(entries), kind)


def _long(names: Collection[str]) -> frozenset[str]:
    return frozenset(name for name in names if not name.isidentifier())


@lru_cache(maxsize=4096)
def _compiled(
    source: str, names: frozenset[str], entries: frozenset[str], kind: Kind
) -> Expression:
    try:
        parsed = parse(source, names, kind, entries)
        code = compiled(parsed.root)
    except RecursionError:
        raise BudgetExceeded("depth", NESTING) from None
    looked_up = parsed.names | parsed.possible_names
    outside = looked_up - BUILTINS.keys()
    return Expression(
        source,
        parsed.names & outside,
        (parsed.possible_names - parsed.names) & outside,
        code,
        tuple(looked_up),
    )


def _as_known(value: object) -> object:
    """Be kind to callers who count with ``int``; the language knows decimals only."""
    if type(value) is int:
        return DECIMAL128.create_decimal(value)
    return value
