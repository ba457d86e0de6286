"""How values are written on a screen: dates, instants, money, sizes, days left."""

from datetime import date, datetime
from decimal import Decimal
from typing import Final
from zoneinfo import ZoneInfo

VIETNAM: Final = ZoneInfo("Asia/Ho_Chi_Minh")
_STEP: Final = 1024


def day(value: date | datetime | None) -> str:
    """Write a date the official way, 05/03/2024; an instant is told as its day in Vietnam."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.astimezone(VIETNAM).date()
    return f"{value:%d/%m/%Y}"


def moment(value: datetime | None) -> str:
    """Write an instant as Vietnam sees it, 14:05 05/03/2024."""
    return "" if value is None else f"{value.astimezone(VIETNAM):%H:%M %d/%m/%Y}"


def number(value: Decimal | int | None) -> str:
    """Write a number with points between thousands and a comma before decimals."""
    if value is None:
        return ""
    whole, _, fraction = f"{Decimal(value):,f}".partition(".")
    fraction = fraction.rstrip("0")
    return whole.replace(",", ".") + (f",{fraction}" if fraction else "")


def money(value: Decimal | int | None) -> str:
    """Write an amount of đồng: 1.500.000 ₫."""
    return "" if value is None else f"{number(value)}\u00a0₫"


def size(size_bytes: int) -> str:
    """Write the size of a file in words a person compares by."""
    if size_bytes < _STEP * _STEP:
        return f"{max(1, round(size_bytes / _STEP))}\u00a0KB"
    return f"{number(Decimal(size_bytes * 10 // _STEP // _STEP) / 10)}\u00a0MB"
