"""What a WebSocket carries: in, what pages send and no more; out, nothing of the server's disk."""

from collections.abc import Callable
from functools import partial

from starlette import status
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SENT_BY_PAGES = frozenset(
    {
        *("rerun_script", "stop_script", "app_heartbeat"),
        *("file_urls_request", "deferred_file", "dataframe_chunk"),
    }
)
"""What pages send. Developers' own would empty everybody's cache, or run git and tell its files."""
MOST_BYTES = 1_000_000
"""Of a message; what pages send holds widgets' values, and files come by another route."""


class KnownMessages:
    """Passes on what pages send, drops what they do not, and closes on what cannot be read.

    Args:
        app: What stands behind.
        kind: What a message asks for, None for nothing; ValueError where it cannot be read.
        redact: A message to the browser without what is not for strangers.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        kind: Callable[[bytes], str | None],
        redact: Callable[[bytes], bytes],
    ) -> None:
        self._app = app
        self._kind = kind
        self._redact = redact

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the app answer to the messages that it knows, and redact what it says."""

        async def send_redacted(message: Message) -> None:
            if message.get("bytes"):
                message = {**message, "bytes": self._redact(message["bytes"])}
            await send(message)

        if scope["type"] == "websocket":
            await self._app(scope, partial(self._receive, receive, send), send_redacted)
        else:
            await self._app(scope, receive, send)

    async def _receive(self, receive: Receive, send: Send) -> Message:
        """The next message that is known."""
        while (message := await receive())["type"] == "websocket.receive":
            said = message.get("bytes") or b""  # text is no message
            if len(said) > MOST_BYTES:
                return await _ended(send, status.WS_1009_MESSAGE_TOO_BIG)
            try:
                kind = self._kind(said)
            except ValueError:
                return await _ended(send, status.WS_1002_PROTOCOL_ERROR)
            if kind in SENT_BY_PAGES:
                break
        return message


async def _ended(send: Send, code: int) -> Message:
    """Close the WebSocket, and tell the app that it is closed."""
    await send({"type": "websocket.close", "code": code})
    return {"type": "websocket.disconnect", "code": code}
