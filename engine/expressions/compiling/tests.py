"""Unary tests, and ``in``."""

from engine.expressions.cells import Bound, In, Matching, Tests
from engine.expressions.compiling.comparisons import compare, negated
from engine.expressions.compiling.constants import INPUT, constant_bound, constant_test
from engine.expressions.compiling.dispatch import compiled
from engine.expressions.kinds.conformance import is_list
from engine.expressions.kinds.equality import equal
from engine.expressions.kinds.ordering import in_range
from engine.expressions.kinds.ranges import Range
from engine.expressions.run import Code, Run, Scope
from engine.expressions.syntax import Interval


def matches(value: object, against: object, run: Run) -> bool | None:
    """Tell whether ``value`` equals, lies in, or is one of what a test says."""
    if isinstance(against, Range):
        if isinstance(value, Range):
            return equal(value, against, run)
        return in_range(value, against)
    if not is_list(against):
        return equal(value, against, run)
    if is_list(value) and equal(value, against, run):
        return True
    run.spend(len(against))
    answers = [
        in_range(value, item) if isinstance(item, Range) else equal(value, item, run)
        for item in against
    ]
    return True in answers


@compiled.register
def _tests(node: Tests) -> Code:
    if not node.tests:
        return lambda _: True
    codes = tuple(compiled(test) for test in node.tests)
    if len(codes) == 1 and not node.negated:
        return codes[0]

    def tests(scope: Scope) -> bool | None:
        answer: bool | None = False
        for code in codes:
            one = code(scope)
            if one is True:
                return not node.negated
            if one is None:
                answer = None
        return negated(answer) if node.negated else answer

    return tests


@compiled.register
def _bound(node: Bound) -> Code:
    constant = constant_bound(node.operator, node.to)
    if constant is not None:
        return constant
    code, operator = compiled(node.to), node.operator
    return lambda scope: compare(scope.names.get(INPUT), operator, code(scope), scope.run)


@compiled.register
def _matching(node: Matching) -> Code:
    constant = constant_test(node.node)
    if constant is not None:
        return constant
    code = compiled(node.node)
    of_range = isinstance(node.node, Interval)
    if node.asks_input:
        return lambda scope: answer if isinstance(answer := code(scope), bool) else None

    def matching(scope: Scope) -> bool | None:
        against, value = code(scope), scope.names.get(INPUT)
        if of_range and against is None:
            return None
        if isinstance(against, bool) and not isinstance(value, bool) and value is not None:
            # A condition that looks at other names than the input: it holds or it does not.
            return against
        return matches(value, against, scope.run)

    return matching


@compiled.register
def _in(node: In) -> Code:
    code, tests = compiled(node.value), compiled(node.tests)

    def contained(scope: Scope) -> object:
        return tests(Scope({**scope.names, INPUT: code(scope)}, scope.run))

    return contained
