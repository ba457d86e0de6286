"""Pages of a list."""

from typing import Final

#: How many rows a page shows.
SIZE: Final = 25


def window(page: int, size: int = SIZE) -> tuple[int, int]:
    """Return (offset, number) of a page counted from 1."""
    return (max(page, 1) - 1) * size, size


def pages(total: int, size: int = SIZE) -> int:
    """Return how many pages there are, at least one."""
    return max(1, -(-total // size))
