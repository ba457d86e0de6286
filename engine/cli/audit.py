"""``nhiemvu audit verify [--all] [--json]``: every chain, and every case replayed."""

import argparse
import json
from dataclasses import asdict

from engine.installation import installation
from engine.questions.audit.verify import VerifyAll


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("audit", help="prove that nothing was changed")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    action = actions.add_parser("verify", help="check every chain and replay every case")
    action.add_argument("--all", action="store_true", help="every stream; also the default")
    action.add_argument("--json", action="store_true")
    action.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    with installation() as engine:
        found = engine.ask(VerifyAll())
    for broken in found.broken:
        print(json.dumps(asdict(broken), ensure_ascii=False))
    if not found.broken:
        told = {"streams": found.streams, "events": found.events, "replayed": found.replayed}
        if arguments.json:
            print(json.dumps({"holds": True} | told))
        else:
            print("holds: " + ", ".join(f"{number} {name}" for name, number in told.items()))
    return 1 if found.broken else 0
