"""Requests that are longer than any page needs are refused before anything parses them."""

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from evaldata.model.address import TOO_LONG, too_long

MOST_OF_PATH = 1_000
"""Bytes, percent-encoded, of an address without its query."""
MOST_OF_HEADERS = 16_384
"""Bytes of all names and values; a browser sends one or two thousand."""


class LimitedQuery:
    """Refuses a long address with 414 and long headers with 431; of a WebSocket both with 403."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does, or say what is too long."""
        refusal = _refusal(scope) if scope["type"] in {"http", "websocket"} else None
        if refusal is None:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await refusal(scope, receive, send)


def _refusal(scope: Scope) -> PlainTextResponse | None:
    """What is said of a request that is too long; None where it is not."""
    if len(scope.get("raw_path") or scope["path"].encode()) > MOST_OF_PATH:
        return PlainTextResponse("The address is too long.", 414)
    if too_long(scope.get("query_string", b"")):
        return PlainTextResponse(f"{TOO_LONG}.", 414)
    if sum(len(name) + len(value) for name, value in scope["headers"]) > MOST_OF_HEADERS:
        return PlainTextResponse("The request has too long headers.", 431)
    return None
