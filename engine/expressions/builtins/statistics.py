"""Functions of lists of numbers."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from engine.expressions.builtins.registry import builtin
from engine.expressions.kinds.numbers import DECIMAL128


@builtin("sum", "list: list...", item_price=14)
def _sum(items: Sequence[object]) -> Decimal | None:
    numbers = _numbers(items)
    return _total(numbers) if numbers else None


@builtin("product", "list: list...", item_price=14)
def _product(items: Sequence[object]) -> Decimal | None:
    numbers = _numbers(items)
    if not numbers:
        return None
    result = Decimal(1)
    for number in numbers:
        result = DECIMAL128.multiply(result, number)
    return result


@builtin("mean", "list: list...", item_price=14)
def _mean(items: Sequence[object]) -> Decimal | None:
    numbers = _numbers(items)
    return DECIMAL128.divide(_total(numbers), Decimal(len(numbers))) if numbers else None


@builtin("median", "list: list...", item_price=24)
def _median(items: Sequence[object]) -> Decimal | None:
    numbers = _numbers(items)
    if not numbers:
        return None
    numbers.sort()
    middle = len(numbers) // 2
    if len(numbers) % 2:
        return numbers[middle]
    return DECIMAL128.divide(DECIMAL128.add(numbers[middle - 1], numbers[middle]), Decimal(2))


@builtin("stddev", "list: list...", item_price=48)
def _stddev(items: Sequence[object]) -> Decimal | None:
    numbers = _numbers(items)
    if not numbers or len(numbers) == 1:
        return None
    mean = DECIMAL128.divide(_total(numbers), Decimal(len(numbers)))
    deviations = [DECIMAL128.subtract(number, mean) for number in numbers]
    squares = _total([DECIMAL128.multiply(one, one) for one in deviations])
    return DECIMAL128.sqrt(DECIMAL128.divide(squares, Decimal(len(numbers) - 1)))


@builtin("mode", "list: list...", item_price=14)
def _mode(items: Sequence[object]) -> list[Decimal] | None:
    numbers = _numbers(items)
    if numbers is None:
        return None
    counts = Counter(numbers)
    most = max(counts.values(), default=0)
    return sorted(number for number, count in counts.items() if count == most)


def _numbers(items: Sequence[object]) -> list[Decimal] | None:
    numbers = [item for item in items if isinstance(item, Decimal)]
    return numbers if len(numbers) == len(items) else None


def _total(numbers: Sequence[Decimal]) -> Decimal:
    total = Decimal(0)
    for number in numbers:
        total = DECIMAL128.add(total, number)
    return total
