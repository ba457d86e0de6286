"""Deciding: what is required first, then what was asked."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from engine.decisions.model import (
    Decision,
    Element,
    Key,
    Knowledge,
    Model,
    OfferedDecisions,
    Outcome,
    Requirement,
)
from engine.decisions.texts import name_of
from engine.expressions.errors import BudgetExceeded
from engine.expressions.kinds.conformance import coerced
from engine.expressions.kinds.functions import Function
from engine.expressions.kinds.numbers import DECIMAL128
from engine.expressions.kinds.types import FunctionType, Named, Type
from engine.expressions.results import measured
from engine.expressions.run import DEPTH, Run, Scope


def evaluate(
    model: Model, element: Element, inputs: Mapping[str, object], now: datetime
) -> Outcome:
    """Decide ``element`` once, with a budget of its own."""
    run = Run(now, model.types)
    try:
        given = {name_of(name): _known(value) for name, value in inputs.items()}
        value = measured(_Evaluation(model, run, given).asked(element))
    except RecursionError:
        raise BudgetExceeded("depth", DEPTH) from None
    return Outcome(value, tuple(run.fired), tuple(run.warnings))


def _known(value: object) -> object:
    """Be kind to callers who count with ``int``; the language knows decimals only."""
    if type(value) is int:
        return DECIMAL128.create_decimal(value)
    if isinstance(value, list | tuple):
        return [_known(item) for item in value]
    return {key: _known(item) for key, item in value.items()} if isinstance(value, dict) else value


class _Evaluation:
    """The values found so far while one thing is decided."""

    def __init__(self, model: Model, run: Run, given: Mapping[str, object]) -> None:
        self.model = model
        self.run = run
        self.given = given
        self.values: dict[Key, object] = {}

    def asked(self, element: Element) -> object:
        value = self.value(element)
        if not isinstance(value, Function) or isinstance(element, Decision):
            return value
        arguments = {name: self.given.get(name) for name in value.parameters}
        return value.named(self.run, arguments)

    def value(self, element: Element) -> object:
        """Return the value of an element, after those of all it requires.

        The graph is walked with a list instead of recursion: its depth is the author's.
        """
        waiting = [element]
        while waiting:
            top = waiting[-1]
            missing = [
                self.model.elements[one.key] for one in _requires(top) if one.key not in self.values
            ]
            if missing and top.key not in self.values:
                waiting.extend(missing)
                continue
            waiting.pop()
            if top.key not in self.values:
                self.values[top.key] = self._own(top)
        return self.values[element.key]

    def _own(self, element: Element) -> object:
        if isinstance(element, Decision):
            value = element.code(Scope(self._seen(element.requires), self.run))
            return coerced(value, element.type, self.run)
        if isinstance(element, Knowledge):
            return self._knowledge(element)
        if isinstance(element, OfferedDecisions):
            return self._service(element)
        return coerced(self._input(element), element.type, self.run)

    def _input(self, element: Element) -> object:
        if element.key[0] == self.model.namespace:
            return self.given.get(element.name)
        # The input of an imported model stands under the name of the import.
        for prefix, namespace in self.model.imports.items():
            inside = self.given.get(prefix)
            if namespace == element.key[0] and isinstance(inside, Mapping):
                return inside.get(element.name)
        return self.given.get(element.name)

    def _seen(self, requires: Sequence[Requirement]) -> dict[str, object]:
        """Return the names an element sees: those of what it requires."""
        names: dict[str, object] = {}
        for one in requires:
            element = self.model.elements[one.key]
            into = names
            if one.prefix:
                inner = names.setdefault(one.prefix, {})
                into = inner if isinstance(inner, dict) else names
            into[element.name] = self.values[one.key]
        return names

    def _knowledge(self, element: Knowledge) -> object:
        #: The function, once it is there: until then it can be seen but not invoked.
        defined: list[Function] = []

        kind = _result_of(element.type, self.run)

        def positional(run: Run, arguments: Sequence[object]) -> object:
            return coerced(defined[0].positional(run, arguments), kind, run)

        def named(run: Run, arguments: Mapping[str, object]) -> object:
            return coerced(defined[0].named(run, arguments), kind, run)

        itself = Function(element.name, element.parameters, positional, named)
        # Knowledge may invoke itself: it is among the names its own body sees.
        names = {element.name: itself, **self._seen(element.requires)}
        function = element.code(Scope(names, self.run))
        if not isinstance(function, Function):
            return None
        defined.append(function)
        return itself

    def _service(self, service: OfferedDecisions) -> object:
        inputs = [self.model.elements[one.key] for one in service.inputs]
        parameters = tuple(one.name for one in inputs)

        def positional(run: Run, arguments: Sequence[object]) -> object:
            if len(arguments) != len(parameters):
                return None
            return self._serve(service, inputs, arguments, run)

        def named(run: Run, arguments: Mapping[str, object]) -> object:
            if not set(parameters) >= arguments.keys():
                return None
            return positional(run, [arguments.get(name) for name in parameters])

        return Function(service.name, parameters, positional, named)

    def _serve(
        self,
        service: OfferedDecisions,
        inputs: Sequence[Element],
        arguments: Sequence[object],
        run: Run,
    ) -> object:
        """Decide the outputs of a service from its arguments and nothing else."""
        run.spend(len(self.model.elements))
        run.descend(10)
        inside = _Evaluation(self.model, run, {})
        for element, argument in zip(inputs, arguments, strict=True):
            value = inside.values[element.key] = coerced(argument, element.type, run)
            if value is None and argument is not None:
                # An argument of another type: nothing is decided.
                run.ascend(10)
                return None
        outputs = [self.model.elements[one.key] for one in service.outputs]
        found = {one.name: inside.value(one) for one in outputs}
        run.ascend(10)
        result = next(iter(found.values()), None) if len(found) == 1 else found
        return coerced(result, _result_of(service.type, run), run)


def _result_of(kind: Type | None, run: Run) -> Type | None:
    """Return the type of what is decided: a variable may name the type of the function instead."""
    defined = run.types.get(kind.name) if isinstance(kind, Named) else None
    return defined.result if isinstance(defined, FunctionType) else kind


def _requires(element: Element) -> Sequence[Requirement]:
    if isinstance(element, Decision | Knowledge):
        return element.requires
    return ()
