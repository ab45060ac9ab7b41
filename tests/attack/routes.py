"""Asks a server's routes ten thousand odd things, and watches whether it stays well beside them.

`python -m tests.attack.routes` prints what came back, how long `/healthz` took meanwhile, and what
should not have been: an answer of 500 or above, a trace or a path of the machine in an answer, an
error of the server in its log, a slow `/healthz`.
"""

import argparse
import json
import re
import socket
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from random import Random
from statistics import median, quantiles

from tests.attack.talk import conversation
from tests.attack.uploading import upload
from tests.attack.wire import handshake, request
from tests.linked import linked
from tests.server import ROOT, app, dataset, served

REQUESTS = 10_000
SEED = 8
AT_ONCE = 2
SLOW = 100
"""Milliseconds within which `/healthz` has to answer."""
WAIT = 90
"""Seconds to wait for the figures of the watch."""
PATIENCE = 3.0
"""Seconds for an answer to a request that never ends; the server rightly waits for the rest."""
NO_ANSWER = 0
FAILED = 500


@dataclass
class Tally:
    """What came back.

    Attributes:
        statuses: How many requests were answered so; 0 where no answer came.
        beats: Seconds of each answer of `/healthz` meanwhile.
        late: Seconds by which the machine, being busy, let the watch itself oversleep at most.
        found: What should not have been, and in which requests; none where it was beside them.
    """

    statuses: Counter[str] = field(default_factory=Counter)
    beats: list[float] = field(default_factory=list)
    late: float = 0.0
    found: dict[str, list[int]] = field(default_factory=dict)

    def find(self, what: str, *request: int) -> None:
        """Note what should not have been."""
        self.found.setdefault(what, []).extend(request)


def learnt(requests: int = REQUESTS) -> list[str]:
    """What an attacker learnt or broke, a line each; prints the figures."""
    tally = attacked(requests)
    print(f"{requests:,} requests (seed {SEED}), {AT_ONCE} at once")
    for kind, number in sorted(tally.statuses.items()):
        print(f"  {kind}: {number:,}")
    beats = [1000 * seconds for seconds in tally.beats]
    print(
        f"  /healthz, asked {len(beats):,} times: median {median(beats):.0f} ms, "
        f"99 % within {quantiles(beats, n=100)[-1]:.0f} ms, slowest {max(beats):.0f} ms\n"
        f"  the watch itself overslept by at most {1000 * tally.late:.0f} ms"
    )
    if max(beats) > SLOW:
        tally.find(f"/healthz took {max(beats):.0f} ms")
    return [
        f"{what}, {len(where)} times, first in request {min(where)}" if where else what
        for what, where in tally.found.items()
    ]


def attacked(requests: int) -> Tally:
    """Start a server on a synthetic dataset, and ask it so many things."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        folder, log = Path(name), Path(name) / "log"
        environment = dataset(linked(folder)) | {"EVALUATION_IMPORT": "yes"}
        with (
            log.open("wb") as output,
            served(app(), environment=environment, output=output.fileno()) as server,
        ):
            _warm(server.url)
            with _watched(server.url, tally), ThreadPoolExecutor(AT_ONCE) as pool:
                for number, (kind, answer) in enumerate(
                    pool.map(lambda n: _asked(n, server.url), range(requests))
                ):
                    tally.statuses[kind] += 1
                    _judge(number, kind, answer, _secrets(folder), tally)
        for error in _errors(log.read_text("utf-8", "replace")):
            tally.find(f"the server met an error that it did not expect: {error}")
    return tally


def _asked(number: int, url: str) -> tuple[str, bytes]:
    """Ask one thing; what kind of answer came, and all of it."""
    chance = Random(SEED * 1_000_003 + number)  # noqa: S311  # the same every time
    host = url.removeprefix("http://")
    kind = chance.random()
    if kind < 0.04:
        said = b"".join(conversation(chance, url))
        return f"WebSocket {'answered' if said else 'closed'}", said
    if kind < 0.06:
        return _http("Upload", host, "PUT", upload(chance, host))
    if kind < 0.14:
        return _http("Handshake", host, "GET", handshake(chance, host))
    return _http("HTTP", host, *request(chance, host))


def _http(kind: str, host: str, method: str, sent: bytes) -> tuple[str, bytes]:
    """Send these bytes; the status, and head and body of what came back."""
    name, _, port = host.partition(":")
    with socket.create_connection((name, int(port)), PATIENCE) as connection:
        with suppress(OSError):  # refused before it was all sent
            connection.sendall(sent)
        answer = HTTPResponse(connection, method=method)
        try:
            answer.begin()
            head = str(answer.headers).encode("utf-8", "replace")
            switching = answer.status == 101
            body = b"" if switching else answer.read()
        except (OSError, HTTPException, ValueError):
            return f"{kind} {NO_ANSWER}", b""
        return f"{kind} {answer.status}", head + body


def _judge(number: int, kind: str, answer: bytes, secrets: tuple[bytes, ...], tally: Tally) -> None:
    status = kind.rpartition(" ")[2]
    if status.isdigit() and int(status) >= FAILED:
        tally.find(f"answered {kind}", number)
    for secret in secrets:
        if secret in answer:
            tally.find(f"an answer holds {secret.decode()}", number)


def _errors(log: str) -> set[str]:
    """What ended a request by an error that nobody foresaw.

    The server's own complaint that it can answer no more is none: that request was refused with
    400 for its body while the app answered to its head.
    """
    traces = log.split("Exception in ASGI application")[1:]
    lines = (re.search(r"^[\w.]+(Error|Exception)\b.*", trace, re.MULTILINE) for trace in traces)
    return {line[0] for line in lines if line and "LocalProtocolError" not in line[0]}


def _secrets(folder: Path) -> tuple[bytes, ...]:
    """What no answer may hold: a trace, and paths of the machine."""
    paths = (ROOT, folder, Path(sys.prefix), Path(sysconfig.get_paths()["stdlib"]), Path.home())
    return (b"Traceback", b"site-packages", *(str(path).encode() for path in paths))


def _warm(url: str) -> None:
    """Let the server load its data and draw a page, as any server has after its first visitor."""
    host = url.removeprefix("http://")
    asked = f"GET /healthz HTTP/1.1\r\nHost: {host}\r\n\r\n".encode()
    while not _http("", host, "GET", asked)[0].endswith("200"):
        time.sleep(0.1)
    for _ in range(3):
        b"".join(conversation(Random(SEED), url))  # noqa: S311


@contextmanager
def _watched(url: str, tally: Tally) -> Iterator[None]:
    """Ask `/healthz` again and again beside what happens, from a process of its own."""
    command = [sys.executable, "-m", "tests.attack.watch", url]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, text=True, stdin=pipe, stdout=pipe) as watch:
        if watch.stdout is None:
            raise OSError("the watch has no output")
        watch.stdout.readline()  # it has begun
        try:
            yield
        finally:
            told, _ = watch.communicate(timeout=WAIT)
    tally.beats, tally.late, failed = json.loads(told)
    if failed:
        tally.find(f"/healthz did not answer with 200 to {failed} of {len(tally.beats)}")


def main() -> int:
    """Attack; 1 where something was learnt."""
    parser = argparse.ArgumentParser(prog="python -m tests.attack.routes", description=__doc__)
    parser.add_argument("--requests", type=int, default=REQUESTS)
    found = learnt(parser.parse_args().requests)
    print("\n".join(found) or "nothing was learnt")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
