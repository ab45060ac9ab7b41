"""Requests that no page needs are refused before the app looks at them, or parses them."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from starlette import status
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from evaldata.model.address import TOO_LONG, too_long

ROUTES = re.compile(
    r"/_stcore/("
    r"metrics"  # tells anyone how many visitors there are
    r"|agent"  # drives the app without a browser, unpaced
    r")(/|$)"
)
SIGN_IN = re.compile(r"/(auth/log(in|out)|oauth2callback)/*$")
UPLOADS = re.compile(r"/_stcore/upload_file(/|$)")
STREAM = re.compile(r"/_stcore/stream$")
MOST_OF_PATH = 1_000
"""Bytes, percent-encoded, of an address without its query."""
MOST_OF_HEADERS = 16_384
"""Bytes of all names and values; a browser sends one or two thousand."""

Rule = Callable[[Scope], Response | None]
"""How a request is refused, None where it is not; a WebSocket is closed, whatever is said."""


class Refused:
    """Answers what the first of these rules says of a request; a WebSocket is not opened.

    Args:
        app: What stands behind, for requests of which no rule says anything.
        rules: In the order in which they are asked.
    """

    def __init__(self, app: ASGIApp, *rules: Rule) -> None:
        self._app = app
        self._rules = rules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does, or refuse."""
        rules = self._rules if scope["type"] in {"http", "websocket"} else ()
        refusal = next(filter(None, (rule(scope) for rule in rules)), None)
        if refusal is None:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": status.WS_1008_POLICY_VIOLATION})
        else:
            await refusal(scope, receive, send)


def foreign(scope: Scope) -> Response | None:
    """Refuse a WebSocket of another site's page; a client that names no page is no browser.

    Streamlit refuses them too, but looks up its own address first, and everybody waits.
    """
    headers = Headers(scope=scope)
    origin = headers.get("origin")
    if scope["type"] == "http" or origin is None:
        return None
    try:
        is_own = urlsplit(origin).netloc.lower() == headers.get("host", "").lower()
    except ValueError:
        is_own = False
    return None if is_own else PlainTextResponse("Forbidden", 403)


def long(scope: Scope) -> Response | None:
    """Refuse an address or headers that are longer than any page needs."""
    if len(scope.get("raw_path") or scope["path"].encode()) > MOST_OF_PATH:
        return PlainTextResponse("The address is too long.", 414)
    if too_long(scope.get("query_string", b"")):
        return PlainTextResponse(f"{TOO_LONG}.", 414)
    if sum(len(name) + len(value) for name, value in scope["headers"]) > MOST_OF_HEADERS:
        return PlainTextResponse("The request has too long headers.", 431)
    return None


def shut(*, uploads: bool, sign_in: bool) -> Rule:
    """What refuses routes that no visitor needs, as if there were nothing.

    Args:
        uploads: Whether visitors may bring files; without it their route is shut, too.
        sign_in: Whether people sign in; without it those routes are shut, too.
    """
    routes = [ROUTES, *([] if uploads else [UPLOADS]), *([] if sign_in else [SIGN_IN])]

    def refuse(scope: Scope) -> Response | None:
        if scope["type"] == "websocket":
            is_shut = not STREAM.search(scope["path"])
        else:
            is_shut = any(route.search(scope["path"]) for route in routes)
        return PlainTextResponse("Not Found", 404) if is_shut else None

    return refuse


def not_served(scope: Scope) -> Response | None:
    """Refuse all but reading, and all but bringing and removing a file where files go."""
    methods = ("DELETE", "OPTIONS", "PUT") if UPLOADS.search(scope["path"]) else ("GET", "HEAD")
    if scope["type"] == "websocket" or scope["method"] in methods:
        return None
    return PlainTextResponse("Method Not Allowed", 405, {"allow": ", ".join(methods)})
