"""``nhiemvu case show|replay|verify ID [--json]``: one case, its history and its proof."""

import argparse
import json
import sys
from dataclasses import asdict

from engine.installation import installation
from engine.model.values import dumps
from engine.questions.audit.history import CaseHistory
from engine.questions.audit.verify import VerifyCase


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("case", help="show, replay or verify a case")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    for name, about in (
        ("show", "print its history"),
        ("replay", "run its history again and compare every state"),
        ("verify", "check its chain, then replay it"),
    ):
        action = actions.add_parser(name, help=about)
        action.add_argument("id", type=int)
        action.add_argument("--json", action="store_true")
        action.set_defaults(run=show if name == "show" else verify)


def show(arguments: argparse.Namespace) -> int:
    with installation() as engine:
        found = engine.ask(CaseHistory(arguments.id))
    if found is None:
        return _unreadable(arguments.id)
    if arguments.json:
        print(dumps(found.as_plain()))
        return 0
    print(f"{found.case_id} {found.process_id} {found.title} [{found.state}]")
    for one in found.events:
        print(f"{one.seq:4} {one.at:%d/%m/%Y %H:%M} {one.kind:22} {one.element or ''} {one.body}")
    return 0


def verify(arguments: argparse.Namespace) -> int:
    with installation() as engine:
        found = engine.ask(VerifyCase(arguments.id))
    if found is None:
        return _unreadable(arguments.id)
    for broken in found.broken:
        print(json.dumps(asdict(broken), ensure_ascii=False))
    if not found.broken:
        holds = {"case": arguments.id, "holds": True, "events": found.events}
        print(json.dumps(holds) if arguments.json else f"holds: {found.events} events")
    return 1 if found.broken else 0


def _unreadable(case_id: int) -> int:
    print(f"not-found: There is no case {case_id}.", file=sys.stderr)
    return 2
