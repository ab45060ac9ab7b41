"""What a WebSocket carries: in, what pages send and no more; out, nothing of the server's disk."""

from collections.abc import Callable

from starlette.types import ASGIApp, Message, Receive, Scope, Send

SENT_BY_PAGES = frozenset(
    {
        "rerun_script",
        "stop_script",
        "app_heartbeat",
        "file_urls_request",
        "deferred_file",
        "dataframe_chunk",
    }
)
"""What pages send. Developers' own would empty everybody's cache, or run git and tell its files."""
MOST_BYTES = 1_000_000
"""Of a message; what pages send holds widgets' values, and files come by another route."""
PROTOCOL_ERROR, TOO_BIG = 1002, 1009


class KnownMessages:
    """Passes on what pages send, drops what they do not, and closes on what cannot be read.

    Args:
        app: What stands behind.
        kind: What a message asks for, None for nothing; ValueError where it cannot be read.
    """

    def __init__(self, app: ASGIApp, *, kind: Callable[[bytes], str | None]) -> None:
        self._app = app
        self._kind = kind

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the app answer to the messages that it knows."""

        async def receive_known() -> Message:
            message = await receive()
            while message["type"] == "websocket.receive":
                said = message.get("bytes") or b""  # text is no message
                try:
                    code = TOO_BIG if len(said) > MOST_BYTES else None
                    if code is None and self._kind(said) in SENT_BY_PAGES:
                        break
                except ValueError:
                    code = PROTOCOL_ERROR
                if code is not None:
                    await send({"type": "websocket.close", "code": code})
                    return {"type": "websocket.disconnect", "code": code}
                message = await receive()
            return message

        await self._app(scope, receive_known if scope["type"] == "websocket" else receive, send)


class Redacted:
    """Sends the messages of a WebSocket as they are told to strangers.

    Args:
        app: What stands behind.
        redact: A message without what is not for them.
    """

    def __init__(self, app: ASGIApp, *, redact: Callable[[bytes], bytes]) -> None:
        self._app = app
        self._redact = redact

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the app answer, its messages redacted."""

        async def send_redacted(message: Message) -> None:
            if message.get("bytes"):
                message = {**message, "bytes": self._redact(message["bytes"])}
            await send(message)

        await self._app(scope, receive, send_redacted if scope["type"] == "websocket" else send)
