"""``and`` and ``or``: true, false, and null for what is not known."""

from engine.expressions.compiling.dispatch import compiled
from engine.expressions.run import Code, Scope
from engine.expressions.syntax import Junction


@compiled.register
def _junction(node: Junction) -> Code:
    codes = tuple(compiled(part) for part in node.parts)
    decisive = node.operator == "or"
    if len(codes) == 2:  # noqa: PLR2004 - both sides of one operator
        return _pair(*codes, decisive=decisive)

    def junction(scope: Scope) -> bool | None:
        result: bool | None = not decisive
        for code in codes:
            value = code(scope)
            if value is decisive:
                return decisive
            if not isinstance(value, bool):
                result = None
        return result

    return junction


def _pair(first: Code, second: Code, *, decisive: bool) -> Code:
    def pair(scope: Scope) -> bool | None:
        left = first(scope)
        if left is decisive:
            return decisive
        right = second(scope)
        if right is decisive:
            return decisive
        return not decisive if isinstance(left, bool) and isinstance(right, bool) else None

    return pair
