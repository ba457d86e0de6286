"""``nhiemvu serve``: everything set up, the pages served, the worker beside them."""

import argparse
import signal
import sys
import time
from collections.abc import Callable

import waitress  # type: ignore[import-untyped]  # it has none

from engine.cli.sample import as_table
from engine.engine import Engine
from engine.installation import serving
from engine.questions.accounts.sample_accounts import SampleAccounts
from engine.telemetry.logs import configure
from webapp import stopping
from webapp.application import create_app
from webapp.stopping import Sockets, stop_now

#: Pages are short; a file on a slow line holds a thread as long as it comes in.
_THREADS = 8


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("serve", help="serve the pages, with a worker beside them")
    parser.add_argument(
        "--no-sample",
        action="store_true",
        help="leave a new installation without the sample authority and its people",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Serve until stopped; exit 2 where the address cannot be had."""
    signal.signal(signal.SIGTERM, stop_now)
    with serving(_progress(), with_sample=not arguments.no_sample) as engine:
        settings = engine.settings
        configure(settings.log_format)
        app = create_app(engine, settings)
        sockets: Sockets = {}
        try:
            server = waitress.create_server(
                app,
                map=sockets,
                host=settings.host,
                port=settings.port,
                threads=_THREADS,
                ident=None,
                clear_untrusted_proxy_headers=False,
            )
        except OSError as refusal:
            print(
                f"{settings.host}:{settings.port} cannot be had: {refusal}. Stop what uses it, or"
                " set NHIEMVU_PORT to another number.",
                file=sys.stderr,
            )
            return 2
        _welcome(engine, f"http://{settings.host}:{_port_of(server)}")
        stopping.serve(sockets)
    return 0


def _progress() -> Callable[[str], None]:
    begun = time.monotonic()

    def say(step: str) -> None:
        print(f"  {time.monotonic() - begun:5.1f} s  {step}", flush=True)

    return say


def _welcome(engine: Engine, address: str) -> None:
    accounts = engine.ask(SampleAccounts())
    if accounts:
        print(f"\nSample accounts (the same stand on the sign-in page):\n{as_table(accounts)}")
    print(f"\nnhiemvu serves {address}\nStop with Ctrl+C.", flush=True)


def _port_of(server: object) -> int:
    """Return the port; a name such as localhost may stand for several addresses."""
    several = getattr(server, "effective_listen", None)
    return int(several[0][1] if several else getattr(server, "effective_port", 0))
