"""Numbers of this process, for a collector to fetch; their labels come from closed lists."""

from typing import Final

from prometheus_client import Counter, Histogram

REQUESTS: Final = Counter("nhiemvu_requests", "Requests answered", ["method", "route", "status"])
REQUEST_SECONDS: Final = Histogram("nhiemvu_request_seconds", "Time to answer", ["route"])
COMMAND_SECONDS: Final = Histogram("nhiemvu_command_seconds", "Time of a command", ["command"])
REFUSALS: Final = Counter("nhiemvu_refusals", "Refusals told to somebody", ["code"])
BUGS: Final = Counter("nhiemvu_bugs", "Commands and requests that failed by a fault of ours")
