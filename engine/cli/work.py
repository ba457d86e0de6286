"""``nhiemvu work``: a worker beside the web servers, for deadlines and messages."""

import argparse
import signal

from engine.installation import installation
from engine.jobs.worker import Worker
from engine.telemetry.logs import configure


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("work", help="deliver deadlines and messages until stopped")
    parser.set_defaults(run=run)


def run(_: argparse.Namespace) -> int:
    with installation() as engine:
        configure(engine.settings.log_format)
        worker = Worker(engine)
        for found in (signal.SIGTERM, signal.SIGINT):
            signal.signal(found, lambda *_: worker.stop())
        print("working; stop with Ctrl+C", flush=True)
        worker.run()
    return 0
