"""The app as a process of its own, as `make run` starts it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).parent.parent
START_LIMIT = 60.0
"""Seconds until a server that does not answer has failed; a busy machine imports slowly."""


@contextmanager
def serving(data: Path | None = None) -> Iterator[str]:
    """The address of a fresh server on the dataset `data`, or on the one that ships.

    What the server prints appears where the caller's output does, so in a failed test's report.
    """
    port = _free_port()
    environment = {name: value for name, value in os.environ.items() if name != "EVALUATION_DATA"}
    if data is not None:
        environment["EVALUATION_DATA"] = str(data)
    command = [sys.executable, "-m", "uvicorn", "dashboard:app"]
    options = ["--host", "127.0.0.1", "--port", str(port), "--log-level", "warning"]
    with subprocess.Popen([*command, *options], cwd=ROOT, env=environment) as server:
        try:
            _wait_until_healthy(server, port)
            yield f"http://127.0.0.1:{port}"
        finally:
            _stop(server)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def _wait_until_healthy(server: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + START_LIMIT
    while not _is_healthy(port):
        if server.poll() is not None:
            raise RuntimeError(f"the server ended with exit status {server.returncode}")
        if time.monotonic() > deadline:
            raise TimeoutError(f"the server did not answer within {START_LIMIT:.0f} seconds")
        time.sleep(0.05)


def _is_healthy(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:  # an open connection can hold it
        server.kill()
