"""A WebSocket that ends when a sign-in does."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from starlette.status import WS_1008_POLICY_VIOLATION
from starlette.types import Message, Receive, Send

LOOK_EVERY = 3.0
"""Seconds between two looks at whether the sign-in lasts, while nobody clicks."""


def expiring(
    receive: Receive, send: Send, lasts: Callable[[], Awaitable[bool]], farewell: bytes
) -> tuple[Receive, Send]:
    """Receive and send while a sign-in lasts; then say farewell, once, and close.

    Args:
        receive: What comes from the browser.
        send: What goes to the browser.
        lasts: Whether the sign-in is good at this moment.
        farewell: The last message.
    """
    is_open = is_over = False

    async def receive_while_it_lasts() -> Message:
        nonlocal is_over
        coming = asyncio.ensure_future(receive())
        try:
            while not is_over and await lasts():
                done, _ = await asyncio.wait({coming}, timeout=LOOK_EVERY)
                if done and await lasts():
                    return coming.result()
        finally:
            coming.cancel()
        if not is_over:
            is_over = True
            with suppress(OSError):  # the browser may have gone
                if is_open:
                    await send({"type": "websocket.send", "bytes": farewell})
                await send({"type": "websocket.close", "code": WS_1008_POLICY_VIOLATION})
        return {"type": "websocket.disconnect", "code": WS_1008_POLICY_VIOLATION}

    async def send_while_it_lasts(message: Message) -> None:
        nonlocal is_open
        if not is_over:
            is_open = is_open or message["type"] == "websocket.accept"
            await send(message)

    return receive_while_it_lasts, send_while_it_lasts
