"""Real processes of the product, and a PostgreSQL of their own, to be killed and started again."""

import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests import postgres

HOST = "127.0.0.1"


class Process:
    """One ``nhiemvu serve`` or ``nhiemvu work``."""

    def __init__(self, words: Sequence[str], environment: Mapping[str, str], log: Path) -> None:
        self.port = free_port() if words[0] == "serve" else None
        self._words = words
        self._environment = {**os.environ, **environment, "NHIEMVU_PORT": str(self.port or 0)}
        self._log = log
        #: How often it ended by itself, for want of a database.
        self.gave_up = 0
        self.start()

    def start(self) -> None:
        #: When it first answered: from then on it may not end by itself.
        self._up_at: float | None = None
        with self._log.open("ab") as out:
            self._running = subprocess.Popen(
                [sys.executable, "-c", "from engine.cli import main; main()", *self._words],
                env=self._environment,
                stdout=out,
                stderr=out,
            )

    def kill(self) -> None:
        self._running.send_signal(signal.SIGKILL)
        self._running.wait()

    def is_ready(self) -> bool:
        """Say whether it answers; one that found no database at its start is started again."""
        if self._running.poll() is not None:
            assert self._up_at is None, self._log.read_text("utf-8")[-4000:]
            self.gave_up += 1
            self.start()
        if self.port is None:
            return True
        with socket.socket() as trying:
            trying.settimeout(1)
            answers = trying.connect_ex((HOST, self.port)) == 0
        if answers and self._up_at is None:
            self._up_at = time.monotonic()
        return answers


class Server:
    """A PostgreSQL that keeps what it confirmed, and is restarted without warning."""

    def __init__(self, folder: Path) -> None:
        pgserver = postgres.library()
        self._server: Any = pgserver.get_server(folder / "data", cleanup_mode=None)
        self.url = postgres.driver_url(self._server.get_uri(database="postgres"))

    def restart(self) -> None:
        """Kill every process of it at once and let it recover."""
        self._control("restart", "-m", "immediate", "-l", str(self._server.log))

    def stop(self) -> None:
        self._control("stop", "-m", "fast")

    def _control(self, *words: str) -> None:
        subprocess.run(
            [self._server.bin_path / "pg_ctl", "-w", "-D", self._server.pgdata, *words],
            check=True,
            user=self._server.system_user,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


class Chaos:
    """Does harm at random moments, and counts it."""

    def __init__(self, seed: int) -> None:
        self.kills = self.restarts = 0
        self._chance = random.Random(seed)  # noqa: S311 - the same harm every time
        self._over = threading.Event()
        self._failed: list[BaseException] = []

    @contextmanager
    def among(self, processes: Sequence[Process], server: Server | None) -> Iterator[None]:
        """Kill a process every 1-5 s, and restart the server every 5-40 s."""
        harms: list[tuple[Callable[[], None], float, float]] = [
            (lambda: self._kill(processes), 1, 5)
        ]
        if server is not None:
            harms.append((lambda: self._restart(server), 5, 40))
        threads = [threading.Thread(target=self._go_on, args=harm) for harm in harms]
        for one in threads:
            one.start()
        try:
            yield
        finally:
            self._over.set()
            for one in threads:
                one.join()
        if self._failed:
            raise self._failed[0]

    def _go_on(self, harm: Callable[[], None], least: float, most: float) -> None:
        while not self._over.wait(self._chance.uniform(least, most)):
            try:
                harm()
            except BaseException as fault:  # noqa: BLE001 - told at the end
                self._failed.append(fault)
                return

    def _kill(self, processes: Sequence[Process]) -> None:
        ready = [one for one in processes if one.is_ready()]
        if ready:
            chosen = self._chance.choice(ready)
            chosen.kill()
            chosen.start()
            self.kills += 1
            if len(processes) == 1:
                # One that is killed whenever it has come up would never do anything.
                wait_until_ready(processes)

    def _restart(self, server: Server) -> None:
        server.restart()
        self.restarts += 1


def wait_until_ready(processes: Sequence[Process]) -> None:
    for _ in range(600):
        if all(one.is_ready() for one in processes):
            return
        time.sleep(0.2)
    raise AssertionError("a process does not come up")


def free_port() -> int:
    with socket.socket() as found:
        found.bind((HOST, 0))
        return int(found.getsockname()[1])
