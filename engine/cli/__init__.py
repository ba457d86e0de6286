"""One file per command line; adding a file adds the command.

A command line reads its arguments, calls one command, question or pure function, and
prints. Standard output holds the answer and nothing else; complaints go to standard error.
Exit 0 says it holds, 1 that it does not, 2 that it could not be judged.
"""

import argparse
import importlib
import os
import pkgutil
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final, Protocol, cast

from engine.model.errors import EngineError
from engine.settings import unknown_names

#: Where other packages announce commands, so that the engine need not import them.
ANNOUNCED: Final = "nhiemvu.commands"


class Add(Protocol):
    """What each command file offers: it adds itself and sets ``run``."""

    def __call__(self, subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
        """Add one command to ``subparsers``."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    arguments = parser(words[0] if words else None).parse_args(words)
    for name in unknown_names():
        print(f"warning: {name} is no setting of this product; it is ignored.", file=sys.stderr)
    try:
        return int(arguments.run(arguments))
    except EngineError as refusal:
        print(f"{refusal.code}: {refusal}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader had enough (``| head``): nothing more is written, also not at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return 130


def parser(wanted: str | None = None) -> argparse.ArgumentParser:
    """Return the parser of the ``wanted`` command, or of all if there is none of that name.

    Only what is wanted is imported: a line of FEEL need not wait for the web server.
    """
    whole = argparse.ArgumentParser(
        prog="nhiemvu", description="Science and technology missions, from proposal to certificate."
    )
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    known = dict(own())
    if wanted not in known:
        known |= announced()
    for name in [wanted] if wanted in known else known:
        known[name]()(commands)
    return whole


def own() -> Iterator[tuple[str, Callable[[], Add]]]:
    """Yield each of our own files by its name, and what loads it."""
    for file in pkgutil.iter_modules(__path__):
        yield file.name, partial(_add_of, f"{__name__}.{file.name}")


def announced() -> Iterator[tuple[str, Callable[[], Add]]]:
    """Yield what other packages announce; to look for it takes as long as to judge a diagram."""
    from importlib.metadata import entry_points  # noqa: PLC0415

    for command in entry_points(group=ANNOUNCED):
        yield command.name, command.load


def _add_of(module: str) -> Add:
    # A file without ``add`` serves other commands and is none itself.
    return cast("Add", getattr(importlib.import_module(module), "add", _nothing))


def _nothing(_: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    pass
