"""Numbers and money as people in Vietnam write them, and back.

A comma is the decimal sign, dots and spaces group thousands: ``1.500.000,5``. A single dot
is read as a decimal point, as computers write it, unless that could as well be a group:
``1.500`` is refused where both readings are possible, never guessed.
"""

import re
from decimal import Context, Decimal
from typing import Final

#: More digits than FEEL numbers carry are refused at the door.
_MOST_DIGITS: Final = 34
#: Wide enough that no rounding to fewer digits can overflow it.
_WIDE: Final = Context(prec=400)
#: A number this long has no decimals that anybody rounds.
_MOST_ROUNDED: Final = 300
_SPACES: Final = re.compile(r"[\s\u00a0\u202f]+")
_CURRENCY: Final = re.compile(r"(?i)\s*(₫|đồng|đ|vnđ|vnd)\.?$")
_PLAIN: Final = re.compile(r"^[+-]?\d+$")
_GROUPED: Final = re.compile(r"^[+-]?\d{1,3}(\.\d{3})+$")
_COMMA: Final = re.compile(r"^[+-]?(\d+|\d{1,3}(\.\d{3})+),\d+$")
_POINT: Final = re.compile(r"^[+-]?\d*\.\d+$")
_GROUPED_BY_COMMA: Final = re.compile(r"^[+-]?\d{1,3}(,\d{3}){2,}(\.\d+)?$")


class AmbiguousNumber(ValueError):
    """A text that could mean two numbers, a thousand times apart."""


#: Vietnamese writes 2025 and 10.000.
_GROUPED_FROM: Final = 10_000


def parse_money(text: str) -> Decimal:
    """Read ``1.500.000 ₫``, ``1.500.000`` or ``1500000``; raises ``ValueError``."""
    return _whole(_CURRENCY.sub("", text.strip()))


def parse_integer(text: str) -> Decimal:
    return _whole(text.strip())


def parse_number(text: str, digits: int | None = None) -> Decimal:
    """Read a decimal number of at most ``digits`` decimals, if that is known.

    Raises ``ValueError``; ``AmbiguousNumber`` where a dot may be a group or a point.
    """
    if digits == 0 or _CURRENCY.search(text.strip()):
        return parse_money(text)
    body = _SPACES.sub("", text.strip())
    if _PLAIN.match(body):
        return checked(Decimal(body))
    if _COMMA.match(body):
        return checked(Decimal(body.replace(".", "").replace(",", ".")))
    if _GROUPED_BY_COMMA.match(body):
        return checked(Decimal(body.replace(",", "")))
    if _GROUPED.match(body) and (body.count(".") > 1 or _cannot_be_point(body, digits)):
        return checked(Decimal(body.replace(".", "")))
    if _GROUPED.match(body) and digits is None and not body.lstrip("+-").startswith("0"):
        raise AmbiguousNumber(body)
    if _POINT.match(body):
        return checked(Decimal(body))
    raise ValueError(body)


def _cannot_be_point(body: str, digits: int | None) -> bool:
    return digits is not None and digits < 3 and not body.lstrip("+-").startswith("0")  # noqa: PLR2004


def _whole(text: str) -> Decimal:
    body = _SPACES.sub("", text)
    if _PLAIN.match(body):
        return checked(Decimal(body))
    if _GROUPED.match(body):
        return checked(Decimal(body.replace(".", "")))
    if re.match(r"^[+-]?\d{1,3}(,\d{3})+$", body):
        return checked(Decimal(body.replace(",", "")))
    raise ValueError(body)


def checked(number: Decimal) -> Decimal:
    """Return ``number`` if an exact FEEL number can carry it; raises ``ValueError``."""
    if not number.is_finite():
        raise ValueError(str(number))
    sign, figures, exponent = number.as_tuple()
    if not isinstance(exponent, int) or len(figures) > _MOST_DIGITS:
        raise ValueError("too many digits")
    if abs(exponent) > _MOST_DIGITS or number.adjusted() > _MOST_DIGITS:
        raise ValueError("too large")
    return number.copy_abs() if figures == (0,) and sign else number


def grouped(number: Decimal) -> str:
    """Write ``1500000.5`` as ``1.500.000,5``."""
    text = format(number, ",f")
    whole, _, rest = text.partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")


def counted(number: Decimal) -> str:
    """Write a whole number; one of four figures, such as a year, is not grouped."""
    return format(number, "f") if abs(number) < _GROUPED_FROM else grouped(number)


def money(number: Decimal) -> str:
    """Write ``1500000`` as ``1.500.000 ₫``; the space does not break."""
    return f"{grouped(number)}\u00a0₫"


def typed_number(number: Decimal) -> str:
    """Write a number as it is shown inside an input: comma, no groups, never ambiguous."""
    return grouped(number).replace(".", "")


def rounded(number: Decimal, digits: int) -> Decimal:
    """Round half to even, exactly, however long the number is."""
    if number.adjusted() > _MOST_ROUNDED:
        return number
    return number.quantize(Decimal(1).scaleb(-digits), context=_WIDE)
