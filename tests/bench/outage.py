"""Two replicas behind nginx: what visitors meet when one is killed and comes back."""

import asyncio
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from websockets.exceptions import WebSocketException

from tests.bench.tally import ADDRESSES, SEED, Tally
from tests.bench.visitor import NoAnswerError, Visitor
from tests.nginx import behind_nginx
from tests.server import ROOT, Server, app, dataset, free_port, wait_for

CHANGE, RETRIES = 2.0, 30.0
"""Seconds of a change of replicas, and for which a browser tries to come back."""
MOST = 250
"""Milliseconds within which 95 of 100 clicks ought to be answered beside the changes."""
SECRET = "0" * 64
"""The same for both replicas, of a test."""


@dataclass
class Outage:
    """What visitors do, and what they met.

    Attributes:
        url: The one address of both replicas.
        pause: Seconds between two clicks of a visitor.
        until: The moment at which all leave.
        changes: The moments at which a replica went or came.
        breaks: Seconds that it took to come back where a connection broke.
    """

    url: str
    pause: float
    until: float
    tally: Tally = field(default_factory=Tally)
    changes: list[float] = field(default_factory=list)
    breaks: list[float] = field(default_factory=list)

    async def visit(self, number: int) -> None:
        """Click about from an address of one's own; where the connection breaks, come back."""
        chance = random.Random(SEED + number)  # noqa: S311 - no secret
        visitor = await self._arriving(number)
        while time.monotonic() < self.until:
            await asyncio.sleep(self.pause * chance.uniform(0.5, 1.5))
            page, query = chance.choice(ADDRESSES)
            begun = time.monotonic()
            try:
                took = await visitor.click(query, page)
            except (NoAnswerError, TimeoutError) as error:
                self.tally.errors.append(str(error))
            except (OSError, WebSocketException):
                visitor = await self._back(number, page, query)
            else:
                if not self._within_change(begun):
                    self.tally.clicks.append(took)
        await visitor.leave()

    def _within_change(self, moment: float) -> bool:
        return any(-1 < moment - change < CHANGE for change in self.changes)

    async def _arriving(self, number: int) -> Visitor:
        return await Visitor.arriving(self.url, f"127.0.{number // 250 + 1}.{number % 250 + 1}")

    async def _back(self, number: int, page: str, query: str) -> Visitor:
        """Connect again and ask for the same page, as a browser does."""
        begun = time.monotonic()
        while time.monotonic() - begun < RETRIES:
            try:
                visitor = await self._arriving(number)
                await visitor.click(query, page)
            except (OSError, WebSocketException):
                await asyncio.sleep(0.5)
            else:
                self.breaks.append(time.monotonic() - begun)
                return visitor
        self.tally.errors.append(f"no connection within {RETRIES:.0f} s")
        return await self._arriving(number)


@contextmanager
def replica(port: int) -> Iterator[Server]:
    """A replica at a port."""
    command = [sys.executable, *app(), "--port", str(port)]
    environment = dataset(None) | {"STREAMLIT_SERVER_COOKIE_SECRET": SECRET}
    with subprocess.Popen(command, cwd=ROOT, env=environment) as process:
        try:
            wait_for(process, port)
            yield Server(f"http://127.0.0.1:{port}", process.pid)
        finally:
            process.kill()


async def outage(visitors: int, pause: float, seconds: float = 60.0) -> None:
    """Let visitors click; kill a replica after a third of the time, start it again after another.

    Raises:
        FileNotFoundError: Where nginx is not installed.
    """
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        ports = [free_port(), free_port()]
        first, second = (stack.enter_context(replica(port)) for port in ports)
        url = stack.enter_context(behind_nginx(folder, [first, second]))
        met = Outage(url, pause, time.monotonic() + seconds)
        async with asyncio.TaskGroup() as tasks:
            for number in range(visitors):
                tasks.create_task(met.visit(number))
            await asyncio.sleep(seconds / 3)
            met.changes.append(time.monotonic())
            os.kill(first.pid, signal.SIGKILL)
            await asyncio.sleep(seconds / 3)
            await asyncio.to_thread(stack.enter_context, replica(ports[0]))
            met.changes.append(time.monotonic())
    reached = "yes" if met.tally.p95 <= MOST and not met.tally.errors else "NO"
    print(f"two replicas, one killed and back: {met.tally}")
    print(f"  {len(met.breaks)} connections broke; back within {max(met.breaks, default=0):.1f} s")
    print(f"  95 % within {MOST} ms and no error: {reached}", flush=True)
