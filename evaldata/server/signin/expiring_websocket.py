"""A WebSocket that ends when a sign-in does."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from starlette.types import Message, Receive, Send

LOOK_EVERY = 3.0
"""Seconds between two looks at whether the sign-in lasts, while nobody clicks."""
POLICY = 1008


class ExpiringWebSocket:
    """Receives and sends while a sign-in lasts; then it says farewell, once, and closes.

    Args:
        receive: What comes from the browser.
        send: What goes to the browser.
        lasts: Whether the sign-in is good at this moment.
        farewell: The last message.
    """

    def __init__(
        self,
        receive: Receive,
        send: Send,
        lasts: Callable[[], Awaitable[bool]],
        farewell: bytes,
    ) -> None:
        self._receive = receive
        self._send = send
        self._lasts = lasts
        self._farewell = farewell
        self._is_open = False
        self._is_over = False

    async def receive(self) -> Message:
        """The next message, or that there is no other."""
        coming = asyncio.ensure_future(self._receive())
        try:
            while not self._is_over and await self._lasts():
                done, _ = await asyncio.wait({coming}, timeout=LOOK_EVERY)
                if done and await self._lasts():
                    return coming.result()
        finally:
            coming.cancel()
        await self._end()
        return {"type": "websocket.disconnect", "code": POLICY}

    async def send(self, message: Message) -> None:
        """Send a message while there is somebody to read it."""
        if self._is_over:
            return
        if message["type"] == "websocket.accept":
            self._is_open = True
        await self._send(message)

    async def _end(self) -> None:
        if self._is_over:
            return
        self._is_over = True
        with suppress(OSError):  # the browser may have gone
            if self._is_open:
                await self._send({"type": "websocket.send", "bytes": self._farewell})
            await self._send({"type": "websocket.close", "code": POLICY})
