"""A limit to the rate of clicks, so that one who clicks without pause leaves time for others."""

import asyncio
import math
import time
from contextlib import suppress

from starlette.types import ASGIApp, Message, Receive, Scope, Send

PER_SECOND = 10.0
BURST = 20


class TokenBucket:
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
        left = min(self._left + (now - self._counted) * self.per_second, self.burst)
        self._left = left - 1
        self._counted = now
        return max(0.0, -self._left / self.per_second)


class RateLimited:
    """Delays what a WebSocket receives to its rate; the network holds back what comes faster."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the app answer, at the visitor's rate."""
        bucket = TokenBucket()

        async def receive_limited() -> Message:
            message = await receive()
            if message["type"] == "websocket.receive":
                await asyncio.sleep(bucket.wait(time.monotonic()))
            return message

        async def send_while_there(message: Message) -> None:
            with suppress(OSError):  # gone, which a message that waits keeps the app from seeing
                await send(message)

        if scope["type"] == "websocket":
            await self._app(scope, receive_limited, send_while_there)
        else:
            await self._app(scope, receive, send)
