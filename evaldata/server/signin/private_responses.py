"""Answers as only one person's browser gets them: stored nowhere, their cookies bound."""

import re

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from evaldata.server.signin.session import LOGOUT, LONGEST, Framework

_PATH = re.compile(r"(?<=; )path=[^;]*", re.IGNORECASE)
_AGE = re.compile(r"(?<=; )max-age=(\d+)", re.IGNORECASE)
_SECURE = re.compile(r"; secure(;|$)", re.IGNORECASE)


class Private:
    """Lets no answer be stored, and no cookie outlast a sign-in or go where it need not."""

    def __init__(self, app: ASGIApp, *, framework: Framework) -> None:
        self._app = app
        self._framework = framework

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does, privately."""

        async def send_privately(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._bind(MutableHeaders(scope=message))
            await send(message)

        await self._app(scope, receive, send_privately if scope["type"] == "http" else send)

    def _bind(self, headers: MutableHeaders) -> None:
        if "immutable" not in headers.get("cache-control", ""):  # scripts, the same for everybody
            headers["cache-control"] = "no-store"
        cookies = headers.getlist("set-cookie")
        del headers["set-cookie"]
        for cookie in cookies:
            headers.append("set-cookie", self._bound(cookie))

    def _bound(self, cookie: str) -> str:
        """A cookie of TLS where there is TLS; what the provider wants back goes one way alone."""
        cookie = _AGE.sub(lambda age: f"Max-Age={min(int(age[1]), LONGEST)}", cookie)
        if cookie.startswith(self._framework.tokens):
            cookie = _PATH.sub(f"Path={LOGOUT}", cookie)
        if self._framework.origin.startswith("https:") and not _SECURE.search(cookie):
            cookie += "; Secure"
        return cookie
