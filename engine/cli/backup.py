"""``nhiemvu backup FILE [--json]``: write database and files into one archive."""

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from engine.installation import make_backup


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("backup", help="write database and files into one archive")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    told = asdict(make_backup(arguments.file))
    if arguments.json:
        print(json.dumps(told))
    else:
        print("written: " + ", ".join(f"{value} {key}" for key, value in told.items()))
    return 0
