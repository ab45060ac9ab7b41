"""A pace for each visitor, so that one who clicks without pause leaves time for the others."""

import asyncio
import math
import time
from collections import OrderedDict
from contextlib import suppress

from starlette.types import ASGIApp, Message, Receive, Scope, Send

PER_SECOND = 10.0
BURST = 20


class Pace:
    """Lets a burst of messages pass, and afterwards so many a second. None is lost.

    Attributes:
        per_second: Messages a second that may go on for ever.
        burst: Messages that may come at once after a rest.
    """

    def __init__(self, per_second: float = PER_SECOND, burst: int = BURST) -> None:
        self.per_second = per_second
        self.burst = burst
        self._left = float(burst)
        self._counted = -math.inf

    def wait(self, now: float) -> float:
        """Count a message that comes now; the seconds for which it must wait."""
        self._left = self._left_at(now) - 1
        self._counted = now
        return max(0.0, -self._left / self.per_second)

    def spent(self, now: float) -> bool:
        """Whether as many messages wait already as may come at once."""
        return self._left_at(now) <= -self.burst

    def _left_at(self, now: float) -> float:
        return min(self._left + (now - self._counted) * self.per_second, self.burst)


class Paces:
    """A pace for each name, of which those that came last are remembered.

    A name is what a visitor says it is: this slows down who is hasty, not who wants to do harm.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._paces: OrderedDict[str, Pace] = OrderedDict()

    def of(self, name: str) -> Pace:
        """The pace of that name."""
        pace = self._paces.setdefault(name, Pace())
        self._paces.move_to_end(name)
        if len(self._paces) > self._most:
            self._paces.popitem(last=False)
        return pace


class Paced:
    """Delays what a WebSocket receives to its pace; the network holds back what comes faster."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the app answer, at the visitor's pace."""
        pace = Pace()

        async def receive_paced() -> Message:
            message = await receive()
            if message["type"] == "websocket.receive":
                await asyncio.sleep(pace.wait(time.monotonic()))
            return message

        async def send_while_there(message: Message) -> None:
            with suppress(OSError):  # gone, which a message that waits keeps the app from seeing
                await send(message)

        if scope["type"] == "websocket":
            await self._app(scope, receive_paced, send_while_there)
        else:
            await self._app(scope, receive, send)
