"""``nhiemvu serve`` from an empty folder to a page, and again."""

import os
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest

ADDRESS = re.compile(r"nhiemvu serves (http://127\.0\.0\.1:\d+)")


@contextmanager
def served(folder: Path, *options: str) -> Iterator[tuple[str, list[str], int]]:
    """Serve until the block ends; give its address, what was printed before, its process."""
    environment = os.environ | {"NHIEMVU_DATA_DIR": str(folder), "NHIEMVU_PORT": "0"}
    process = subprocess.Popen(
        [sys.executable, "-c", "from engine.cli import main; main()", "serve", *options],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    said: list[str] = []
    try:
        for line in process.stdout:
            said.append(line)
            if found := ADDRESS.search(line):
                yield found[1], said, process.pid
                break
        else:
            pytest.fail("".join(said))
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)
        process.stdout.close()
    assert process.returncode == 0


def children_seconds() -> float:
    """Return the work of ended processes: unlike a clock, it tells nothing of our neighbours."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_an_empty_folder_becomes_an_installation_and_the_second_start_is_quick(
    tmp_path: Path,
) -> None:
    with served(tmp_path, "--no-sample") as (address, said, _), urlopen(address) as page:  # noqa: S310
        assert page.status == 200
        assert any("publishing" in line for line in said)

    before = children_seconds()
    with served(tmp_path, "--no-sample") as (address, said, _), urlopen(address) as page:  # noqa: S310
        assert page.status == 200
        assert not any("publishing" in line for line in said)
    assert children_seconds() - before < 5


def test_an_address_in_use_is_told_with_what_to_do(tmp_path: Path) -> None:
    with served(tmp_path / "one", "--no-sample") as (address, _, _):
        port = address.rpartition(":")[2]
        environment = os.environ | {
            "NHIEMVU_DATA_DIR": str(tmp_path / "two"),
            "NHIEMVU_PORT": port,
        }
        second = subprocess.run(
            [sys.executable, "-c", "from engine.cli import main; raise SystemExit(main())",
             "serve", "--no-sample"],
            env=environment, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip

    assert second.returncode == 2
    assert "NHIEMVU_PORT" in second.stderr


def test_a_request_that_has_begun_is_answered_before_the_end(tmp_path: Path) -> None:
    with served(tmp_path, "--no-sample") as (address, _, pid):
        host = address.removeprefix("http://")
        with closing(HTTPConnection(host, timeout=30)) as slow:
            slow.putrequest("POST", "/dang-nhap")
            slow.putheader("Content-Length", "8")
            slow.endheaders(b"mark")
            assert status_of(f"{address}/healthz") == 200

            os.kill(pid, signal.SIGTERM)
            while status_of(f"{address}/healthz") is not None:
                time.sleep(0.1)
            slow.send(b"=end")
            answer = slow.getresponse()

            assert answer.status < 500
            assert answer.read().rstrip().endswith(b"</html>")


def test_the_server_lets_the_product_see_that_a_proxy_passed_it_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NHIEMVU_METRICS", "1")
    with served(tmp_path, "--no-sample") as (address, _, _):
        host = address.removeprefix("http://")
        with closing(HTTPConnection(host, timeout=30)) as proxy:
            proxy.request("GET", "/metrics", headers={"X-Forwarded-For": "203.0.113.7"})
            passed_on = proxy.getresponse().status

        assert (status_of(f"{address}/metrics"), passed_on) == (200, 404)


def test_a_worker_alone_ends_with_0(tmp_path: Path) -> None:
    with served(tmp_path, "--no-sample"):
        pass
    process = subprocess.Popen(
        [sys.executable, "-c", "from engine.cli import main; raise SystemExit(main())", "work"],
        env=os.environ | {"NHIEMVU_DATA_DIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert "working" in process.stdout.readline()

    process.send_signal(signal.SIGTERM)

    assert process.wait(timeout=30) == 0
    process.stdout.close()


def status_of(address: str) -> int | None:
    """Return the status of a whole answer, ``None`` where nobody takes the question."""
    try:
        with urlopen(address, timeout=30) as page:  # noqa: S310
            page.read()
            return int(page.status)
    except HTTPError as refusal:
        with refusal:
            refusal.read()
            return refusal.code
    except URLError:
        return None
