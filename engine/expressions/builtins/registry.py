"""Declaring built-in functions by their signature, and invoking them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import inf
from typing import Final, ParamSpec, Protocol, TypeVar, cast

from engine.expressions.kinds.conformance import CHECKS, coerced, is_list
from engine.expressions.kinds.functions import Function
from engine.expressions.kinds.types import Named, Type
from engine.expressions.parsing import know_function
from engine.expressions.run import Run

BUILTINS: Final[dict[str, Function]] = {}

_P = ParamSpec("_P")
_R = TypeVar("_R")

#: The arguments are not of the kinds this signature asks for; another one may take them.
_NOT_MEANT: Final = object()


class _Body(Protocol):
    def __call__(self, *arguments: object) -> object: ...


@dataclass(frozen=True, slots=True)
class _Parameter:
    name: str
    #: ``None`` takes anything, null included.
    type: Type | None
    required: bool
    #: The last parameter, taking all the arguments left as one list.
    many: bool
    #: Tells values of the type from others, where no conversion is needed.
    fits: Callable[[object], bool] | None


@dataclass(frozen=True, slots=True)
class _Overload:
    parameters: tuple[_Parameter, ...]
    #: How many arguments it takes.
    fewest: int
    most: float
    body: _Body
    needs_run: bool
    price: int
    item_price: int

    def takes_named(self, names: frozenset[str]) -> bool:
        required = {one.name for one in self.parameters if one.required}
        return required <= names <= {one.name for one in self.parameters}

    def invoke(self, run: Run, arguments: Sequence[object]) -> object:
        values: list[object] = [run] if self.needs_run else []
        spent = self.price
        for place, parameter in enumerate(self.parameters):
            value = arguments[place] if place < len(arguments) else None
            if value is None:
                if parameter.type is not None and parameter.required:
                    return _NOT_MEANT
            elif parameter.fits is not None and not parameter.fits(value):
                value = coerced(value, parameter.type, run)
                if value is None:
                    return _NOT_MEANT
            if isinstance(value, str | list):
                spent += len(value) * self.item_price >> 4
            values.append(value)
        run.spend(spent)
        try:
            return self.body(*values)
        except (ArithmeticError, ValueError):
            return None


def builtin(
    name: str,
    signature: str = "",
    *,
    needs_run: bool = False,
    price: int = 0,
    item_price: int = 1,
) -> Callable[[Callable[_P, _R]], Callable[_P, _R]]:
    """Declare a function, or one more signature of it.

    A signature reads ``string: string, start position: number, length: number?``: a name and a
    type each, a question mark where the argument may be missing, dots where a last list may as
    well be given item by item. One invocation spends ``price`` steps, and ``item_price``
    sixteenths of a step for every item and character it is given: what slow work costs.
    """
    parameters = tuple(_parameter(one) for one in signature.split(", ") if one)
    many = bool(parameters) and parameters[-1].many
    fewest = len(parameters) if many else sum(one.required for one in parameters)
    most = inf if many else len(parameters)

    def declare(body: Callable[_P, _R]) -> Callable[_P, _R]:
        overloads = _OVERLOADS.setdefault(name, [])
        overloads.append(
            _Overload(parameters, fewest, most, cast("_Body", body), needs_run, price, item_price)
        )
        BUILTINS[name] = _function(name, tuple(overloads))
        know_function(name)
        return body

    return declare


_OVERLOADS: Final[dict[str, list[_Overload]]] = {}


def _parameter(text: str) -> _Parameter:
    name, _, kind = text.partition(": ")
    plain = kind.rstrip("?.")
    return _Parameter(
        name,
        None if plain == "any" else Named(plain),
        required=not kind.endswith("?"),
        many=kind.endswith("..."),
        fits=None if plain == "any" else CHECKS[plain],
    )


def _function(name: str, overloads: tuple[_Overload, ...]) -> Function:
    first = overloads[0]

    def positional(run: Run, arguments: Sequence[object]) -> object:
        for overload in overloads:
            if overload.fewest <= len(arguments) <= overload.most:
                result = overload.invoke(run, _gathered(overload, arguments))
                if result is not _NOT_MEANT:
                    return result
        return None

    def named(run: Run, arguments: Mapping[str, object]) -> object:
        names = frozenset(arguments)
        for overload in overloads:
            if overload.takes_named(names):
                values = [arguments.get(one.name) for one in overload.parameters]
                result = overload.invoke(run, values)
                if result is not _NOT_MEANT:
                    return result
        return None

    return Function(name, tuple(one.name for one in first.parameters), positional, named)


def _gathered(overload: _Overload, arguments: Sequence[object]) -> Sequence[object]:
    """Make one list of the arguments a last ``…`` parameter takes."""
    if not overload.parameters or not overload.parameters[-1].many:
        return arguments
    before = len(overload.parameters) - 1
    rest = list(arguments[before:])
    typed = overload.parameters[-1].type is not None
    if typed and len(rest) == 1 and (rest[0] is None or is_list(rest[0])):
        return arguments
    return [*arguments[:before], rest]
