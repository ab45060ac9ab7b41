"""An ASGI app asked without a server."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from starlette.types import ASGIApp, Message, Receive, Scope, Send


@dataclass(frozen=True)
class Answer:
    """What an app answered to a request."""

    status: int
    headers: Mapping[str, str]
    body: bytes


async def greeting(scope: Scope, receive: Receive, send: Send) -> None:
    """An app that greets, whatever it is asked."""
    del scope, receive
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"Hello"})


def asked(app: ASGIApp, path: str = "/", *, method: str = "GET", **headers: str) -> Answer:
    """What the app answers to a request; `accept_encoding="br"` is a header."""
    scope = {**_scope("http", path, headers), "method": method}
    start, *rest = exchanged(app, scope, [{"type": "http.request", "body": b""}])
    return Answer(
        start["status"],
        {name.decode(): value.decode() for name, value in start["headers"]},
        b"".join(message.get("body", b"") for message in rest),
    )


def connected(
    app: ASGIApp,
    messages: Iterable[Message] = (),
    *,
    path: str = "/_stcore/stream",
    **headers: str,
) -> list[Message]:
    """What the app sends over a WebSocket on which these messages come."""
    return exchanged(app, _scope("websocket", path, headers), messages)


def exchanged(app: ASGIApp, scope: Scope, messages: Iterable[Message]) -> list[Message]:
    """What the app sends while it receives these messages."""
    sent: list[Message] = []
    coming = iter(messages)

    async def receive() -> Message:
        return next(coming)

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(_call(app, scope, receive, send))
    return sent


async def _call(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    await app(scope, receive, send)


def _scope(kind: str, path: str, headers: Mapping[str, str]) -> Scope:
    pairs = [(k.replace("_", "-").encode(), v.encode()) for k, v in headers.items()]
    asked, _, query = path.partition("?")
    return {"type": kind, "path": asked, "query_string": query.encode(), "headers": pairs}
