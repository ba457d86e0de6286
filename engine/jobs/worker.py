"""The worker: looks for what is due until it is told to stop."""

import threading
from typing import Final

from engine.engine import Engine
from engine.jobs.due import run_due
from engine.jobs.end_sessions import end_sessions
from engine.jobs.readiness import SignOfLife
from engine.jobs.seal_access import seal_access
from engine.model.errors import DatabaseAway
from engine.store.database import DatabaseFault
from engine.telemetry.logs import log

#: How long a delivered message may lie, and how often an idle worker asks the database.
PAUSE_SECONDS: Final = 0.5


class Worker:
    """A thread that does what is due; any number may run beside each other."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self.run, name="worker", daemon=True)

    def start(self) -> None:
        """Begin in the background, beside a web server."""
        self._thread.start()

    def stop(self) -> None:
        """Finish what is in hand and end."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join(timeout=30)

    def run(self) -> None:
        """Work in this thread until ``stop`` is called."""
        sign_of_life = SignOfLife(self._engine)
        while not self._stopping.is_set():
            try:
                sign_of_life.say()
                done = run_due(self._engine)
                seal_access(self._engine)
                end_sessions(self._engine)
            except (DatabaseAway, DatabaseFault):
                # The database is away or busy: it will be there again, and so will the work.
                log().exception("waiting", code="database-away")
                done = 0
            if done == 0:
                self._stopping.wait(PAUSE_SECONDS)
