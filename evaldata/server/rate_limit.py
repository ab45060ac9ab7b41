"""A limit to the rate of clicks, so that one who clicks without pause leaves time for others."""

import asyncio
import time
from contextlib import suppress

from starlette.types import ASGIApp, Message, Receive, Scope, Send

PER_SECOND = 10
"""Messages a second that may go on for ever."""
BURST = 20
"""Messages that may come at once after a rest."""


class RateLimited:
    """Delays what a WebSocket receives to its rate; the network holds back what comes faster."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the app answer, at the visitor's rate."""
        left, counted = float(BURST), time.monotonic()

        async def receive_limited() -> Message:
            nonlocal left, counted
            message = await receive()
            if message["type"] == "websocket.receive":
                now = time.monotonic()
                left = min(left + (now - counted) * PER_SECOND, BURST) - 1
                counted = now
                await asyncio.sleep(max(0.0, -left / PER_SECOND))
            return message

        async def send_while_there(message: Message) -> None:
            with suppress(OSError):  # gone, which a message that waits keeps the app from seeing
                await send(message)

        if scope["type"] == "websocket":
            await self._app(scope, receive_limited, send_while_there)
        else:
            await self._app(scope, receive, send)
