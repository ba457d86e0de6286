"""``nhiemvu account administrator``: the first administrator of an authority."""

import argparse
import uuid

from engine.commands.accounts.make_administrator import MakeAdministrator
from engine.commands.accounts.passwords import one_time_password
from engine.installation import installation
from engine.model.actors import SYSTEM
from engine.model.values import dumps
from engine.secret import secret_key


def add(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("account", help="accounts the owner of the machine makes")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    made = actions.add_parser("administrator", help="make an administrator of an authority")
    made.add_argument("login", help="2 to 64 characters: a-z, digits, dots, hyphens, underscores")
    made.add_argument("name", help="the person's name, family name first")
    made.add_argument("--authority", required=True, metavar="CODE", help="such as HUE")
    made.add_argument("--authority-name", default="", help="for one that does not exist yet")
    made.add_argument("--level", default="cấp tỉnh", help='"cấp tỉnh" or "cấp thành phố"')
    made.add_argument("--json", action="store_true")
    made.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the one-time password, which must be replaced at the first sign-in."""
    command_id = str(uuid.uuid4())
    with installation() as engine:
        password = one_time_password(secret_key(engine.settings), command_id)
        engine.do(
            MakeAdministrator(
                arguments.authority,
                arguments.authority_name or arguments.authority,
                arguments.level,
                arguments.login,
                arguments.name,
                password,
                actor=SYSTEM,
                command_id=command_id,
            )
        )
    told = {"login": arguments.login.lower(), "password": password}
    if arguments.json:
        print(dumps(told))
    else:
        print(f"{told['login']}  {password}")
        print("The password must be replaced at the first sign-in.")
    return 0
