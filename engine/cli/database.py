"""``nhiemvu database upgrade``: bring the schema to this release."""

import argparse

from engine.settings import read_settings
from engine.store.database import open_database
from engine.store.migrating import upgrade


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("database", help="bring the schema to this release")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    actions.add_parser("upgrade", help="apply every migration that is missing").set_defaults(
        run=run
    )


def run(_: argparse.Namespace) -> int:
    database = open_database(read_settings().database_url)
    upgrade(database)
    database.close()
    return 0
