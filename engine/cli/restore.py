"""``nhiemvu restore FILE [--json]``: make an empty installation from an archive."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from engine.installation import restore_backup


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("restore", help="make an empty installation from an archive")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    told = asdict(restore_backup(arguments.file))
    if arguments.json:
        print(json.dumps(told))
    else:
        print("holds: " + ", ".join(f"{value} {key}" for key, value in told.items()))
    return 0
