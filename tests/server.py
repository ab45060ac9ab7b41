"""The app as a process of its own, as `make run` starts it."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).parent.parent
START_LIMIT = 60.0
"""Seconds until a server that does not answer has failed; a busy machine imports slowly."""


@dataclass(frozen=True)
class Server:
    """A server that answers: where, and as which process."""

    url: str
    pid: int


@contextmanager
def serving(data: Path | None = None) -> Iterator[str]:
    """The address of a fresh server on the dataset `data`, or on the one that ships."""
    with served(app(), environment=dataset(data)) as server:
        yield server.url


def app() -> list[str]:
    """The command that serves the app, less its port."""
    return ["-m", "uvicorn", "dashboard:app", "--host", "127.0.0.1", "--log-level", "warning"]


def dataset(data: Path | None) -> dict[str, str]:
    """The environment in which the app serves the dataset `data`, or the one that ships."""
    environment = {name: value for name, value in os.environ.items() if name != "EVALUATION_DATA"}
    return environment if data is None else environment | {"EVALUATION_DATA": str(data)}


@contextmanager
def served(
    command: Sequence[str],
    *,
    environment: Mapping[str, str],
    folder: Path = ROOT,
    port_option: str = "--port",
    output: int | None = None,
) -> Iterator[Server]:
    """A fresh server that Python runs by this command in a folder.

    What the server prints goes to `output`, a stream of subprocess, or where the caller's output
    goes, so into a failed test's report.
    """
    port = free_port()
    arguments = [sys.executable, *command, port_option, str(port)]
    with subprocess.Popen(
        arguments, cwd=folder, env=environment, stdout=output, stderr=output
    ) as process:
        try:
            wait_for(process, port)
            yield Server(f"http://127.0.0.1:{port}", process.pid)
        finally:
            _stop(process)


def free_port() -> int:
    """A port that nobody listens on at this moment."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def wait_for(server: subprocess.Popen[bytes], port: int) -> None:
    """Wait until the app answers at a port that this process serves.

    Raises:
        RuntimeError: Where the process ended instead.
        TimeoutError: Where it takes too long.
    """
    deadline = time.monotonic() + START_LIMIT
    while not _is_healthy(port):
        if server.poll() is not None:
            raise RuntimeError(f"the server ended with exit status {server.returncode}")
        if time.monotonic() > deadline:
            raise TimeoutError(f"the server did not answer within {START_LIMIT:.0f} seconds")
        time.sleep(0.01)


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
