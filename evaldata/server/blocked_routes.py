"""Routes of the server that no visitor needs."""

import re

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

ROUTES = re.compile(
    r"/_stcore/("
    r"metrics"  # tells anyone how many visitors there are
    r"|agent"  # drives the app without a browser, unpaced
    r")(/|$)"
)
SIGN_IN = re.compile(r"/(auth/log(in|out)|oauth2callback)/*$")
UPLOADS = re.compile(r"/_stcore/upload_file(/|$)")
STREAM = re.compile(r"/_stcore/stream$")


class BlockedRoutes:
    """Answers 404 at these routes, before the app looks; a WebSocket is open at one alone.

    Args:
        app: What stands behind.
        uploads: Whether visitors may bring files; without it their route is shut, too.
        sign_in: Whether people sign in; without it those routes are shut, too.
    """

    def __init__(self, app: ASGIApp, *, uploads: bool = True, sign_in: bool = False) -> None:
        self._app = app
        self._sign_in = sign_in
        self._uploads = uploads

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does, or as if there were nothing."""
        if scope["type"] == "websocket" and not STREAM.search(scope["path"]):
            await send({"type": "websocket.close", "code": 1008})
        elif scope["type"] == "http" and self._is_shut(scope["path"]):
            await PlainTextResponse("Not Found", 404)(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _is_shut(self, path: str) -> bool:
        return bool(
            ROUTES.search(path)
            or (UPLOADS.search(path) and not self._uploads)
            or (SIGN_IN.search(path) and not self._sign_in)
        )
