"""One file per command line; adding a file adds the command.

A command line reads its arguments, calls one command, question or pure function, and
prints. Standard output holds the answer and nothing else; complaints go to standard error.
Exit 0 says it holds, 1 that it does not, 2 that it could not be judged.
"""

import argparse
import importlib
import pkgutil
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import entry_points
from typing import Protocol, cast

from engine.model.errors import EngineError

#: Where other packages announce commands, so that the engine need not import them.
ANNOUNCED = "nhiemvu.commands"


class Add(Protocol):
    """What each command file offers: it adds itself and sets ``run``."""

    def __call__(self, subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
        """Add one command to ``subparsers``."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code."""
    arguments = parser().parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except EngineError as refusal:
        print(f"{refusal.code}: {refusal}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def parser() -> argparse.ArgumentParser:
    """Return the parser with every command that is installed."""
    whole = argparse.ArgumentParser(
        prog="nhiemvu", description="Science and technology missions, from proposal to certificate."
    )
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for add in found():
        add(commands)
    return whole


def found() -> Iterator[Add]:
    """Yield what adds each command: our own files first, then what is announced."""
    for file in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{file.name}")
        if hasattr(module, "add"):
            yield cast("Add", module.add)
    for announced in entry_points(group=ANNOUNCED):
        yield cast("Add", announced.load())
