"""Methods that nothing at an address serves are refused before the app looks."""

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from evaldata.server.blocked_routes import UPLOADS

READING = ("GET", "HEAD")
UPLOADING = ("DELETE", "OPTIONS", "PUT")


class AllowedMethods:
    """Answers 405 to all but reading, and to all but bringing and removing a file where they go."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does, or name the methods that are served."""
        if scope["type"] == "http" and scope["method"] not in served(scope["path"]):
            allow = {"allow": ", ".join(served(scope["path"]))}
            answer = PlainTextResponse("Method Not Allowed", 405, allow)
            await answer(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def served(path: str) -> tuple[str, ...]:
    """The methods that are served at a path."""
    return UPLOADING if UPLOADS.search(path) else READING
