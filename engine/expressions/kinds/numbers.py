"""Numbers: decimals of 34 digits (IEEE 754 decimal128)."""

from decimal import (
    ROUND_HALF_EVEN,
    Context,
    DivisionByZero,
    InvalidOperation,
    Overflow,
)
from typing import Final

#: Shared by all threads: only its flags ever change, and nobody reads them.
DECIMAL128: Final = Context(
    prec=34,
    rounding=ROUND_HALF_EVEN,
    Emin=-6143,
    Emax=6144,
    traps=[InvalidOperation, DivisionByZero, Overflow],
)
