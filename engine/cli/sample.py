"""``nhiemvu sample accounts``: who may be tried out, with their passwords."""

import argparse
import sys
from dataclasses import asdict

from engine.commands.sample.errors import NoSample
from engine.installation import installation
from engine.model.values import dumps
from engine.questions.accounts.sample_accounts import SampleAccount, SampleAccounts


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("sample", help="the sample data of this installation")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    accounts = actions.add_parser("accounts", help="print logins, passwords and roles")
    accounts.add_argument("--json", action="store_true", help="one account per line")
    accounts.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    with installation() as engine:
        accounts = engine.ask(SampleAccounts())
    if not accounts:
        print(NoSample(), file=sys.stderr)
        return 1
    print(as_lines(accounts) if arguments.json else as_table(accounts))
    return 0


def as_lines(accounts: tuple[SampleAccount, ...]) -> str:
    """Return one JSON object per line."""
    return "\n".join(dumps(asdict(account)) for account in accounts)


def as_table(accounts: tuple[SampleAccount, ...]) -> str:
    """Return a table as wide as its longest entries."""
    rows = [
        (one.login, one.password, one.name, ", ".join(one.roles), one.organisation or "")
        for one in accounts
    ]
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )
