"""``nhiemvu database upgrade``: bring the schema to this release."""

import argparse

from engine.installation import upgrade_schema


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("database", help="bring the schema to this release")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    actions.add_parser("upgrade", help="apply every migration that is missing").set_defaults(
        run=run
    )


def run(_: argparse.Namespace) -> int:
    upgrade_schema()
    return 0
