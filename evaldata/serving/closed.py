"""Doors of the server that no visitor needs."""

import re

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

DOORS = re.compile(
    r"/_stcore/("
    r"metrics"  # tells anyone how many visitors there are
    r"|agent"  # drives the app without a browser, unpaced
    r")(/|$)"
)


class Closed:
    """Answers 404 at these doors, before the app looks."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does, or as if there were nothing."""
        shut = scope["type"] == "http" and DOORS.search(scope["path"])
        answer = PlainTextResponse("Not Found", 404) if shut else self._app
        await answer(scope, receive, send)
