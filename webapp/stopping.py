"""Serve until told to stop, then let end what has begun.

The web server's own way out leaves its loop at once, and with it every answer that is not on the
wire yet. Here nobody new is let in, and the loop goes on until the last answer is sent or the
time is up.
"""

import signal
import threading
from time import monotonic
from types import FrameType
from typing import Final, NoReturn

from waitress import wasyncore  # type: ignore[import-untyped]  # it has none
from waitress.channel import HTTPChannel  # type: ignore[import-untyped]  # it has none
from waitress.server import BaseWSGIServer  # type: ignore[import-untyped]  # it has none

#: How long a request that has begun may still take.
LAST_SECONDS: Final = 30.0
_ROUND_SECONDS: Final = 0.5

#: What the web server waits for, by file descriptor: its sockets and its connections.
Sockets = dict[int, object]


def stop_now(_signal: int, _frame: FrameType | None) -> NoReturn:
    """End at once: while nothing is served, and when somebody asks a second time."""
    raise SystemExit(0)


def serve(sockets: Sockets) -> None:
    """Serve what is in ``sockets`` until SIGTERM or Ctrl+C."""
    stopping = threading.Event()

    def stop(_signal: int, _frame: FrameType | None) -> None:
        stopping.set()
        for asked in (signal.SIGTERM, signal.SIGINT):
            signal.signal(asked, stop_now)

    for asked in (signal.SIGTERM, signal.SIGINT):
        signal.signal(asked, stop)
    while not stopping.is_set():
        _turn(sockets)
    for one in list(sockets.values()):
        if isinstance(one, BaseWSGIServer):
            wasyncore.dispatcher.close(one)
    last = monotonic() + LAST_SECONDS
    while monotonic() < last and any(map(_is_at_work, list(sockets.values()))):
        _turn(sockets)


def _turn(sockets: Sockets) -> None:
    wasyncore.loop(timeout=_ROUND_SECONDS, use_poll=True, map=sockets, count=1)


def _is_at_work(one: object) -> bool:
    """Tell whether a connection has a request coming in, in hand, or an answer to send."""
    return isinstance(one, HTTPChannel) and bool(
        one.request is not None or one.requests or one.total_outbufs_len
    )
