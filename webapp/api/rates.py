"""How often a program may ask, and how it is told."""

import math
import time
from dataclasses import dataclass
from typing import cast

from flask import Flask, Response, current_app, g
from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from webapp.api.errors import TooManyRequests

_KNOWN = "nhiemvu-api-rates"


@dataclass(frozen=True)
class Rates:
    """The limit, and what has been counted in this process."""

    limit: RateLimitItem
    counted: FixedWindowRateLimiter


@dataclass(frozen=True)
class Allowance:
    """What is left to somebody until their window ends."""

    most: int
    window: int
    left: int
    reset: int


def install(app: Flask, rate: str) -> None:
    """Count requests against ``rate``, such as ``600 per minute``."""
    counted = FixedWindowRateLimiter(MemoryStorage())
    app.extensions[_KNOWN] = Rates(parse(rate), counted)


def count(name: str) -> None:
    """Count one request of ``name``; raises ``TooManyRequests`` beyond the limit."""
    rates = cast("Rates", current_app.extensions[_KNOWN])
    passed = rates.counted.hit(rates.limit, name)
    found = rates.counted.get_window_stats(rates.limit, name)
    reset = max(1, math.ceil(found.reset_time - time.time()))
    g.allowance = Allowance(
        rates.limit.amount, rates.limit.get_expiry(), max(0, found.remaining), reset
    )
    if not passed:
        raise TooManyRequests(reset)


def tell(response: Response) -> None:
    """Add what is left, as the RateLimit fields of HTTP say it."""
    found = cast("Allowance | None", g.get("allowance"))
    if found is not None:
        response.headers["RateLimit-Policy"] = f'"default";q={found.most};w={found.window}'
        response.headers["RateLimit"] = f'"default";r={found.left};t={found.reset}'
