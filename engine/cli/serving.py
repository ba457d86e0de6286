"""What stands behind the pages: the newest schema, the shipped processes, a sample, a worker."""

from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from engine.cli import database
from engine.cli.installation import installation
from engine.engine import Engine
from engine.jobs.publish_shipped import publish_shipped
from engine.jobs.worker import Worker
from engine.sample.building import build_sample


@contextmanager
def serving(say: Callable[[str], None], *, with_sample: bool) -> Iterator[Engine]:
    """Open the installation ready to be served, with a worker at work until the end."""
    say("database")
    database.run(Namespace())
    with installation() as engine:
        publish_shipped(engine, lambda process: say(f"publishing {process}"))
        if with_sample:
            build_sample(engine, lambda part: say(f"sample: {part}"))
        worker = Worker(engine)
        worker.start()
        try:
            yield engine
        finally:
            worker.stop()
