"""Files of the app for which a lighter one of the same use is sent."""

import re
from collections.abc import Mapping
from pathlib import Path

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

FONTS = Path(__file__).parent / "fonts"
ICONS = re.compile(r"/static/media/MaterialSymbols-Rounded\.[^/]+\.woff2$")
LIGHTER = {ICONS: FONTS / "material-symbols.woff2"}
A_DAY = "public, max-age=86400"  # the name in the address does not change with our file


class Lighter:
    """Sends these files at paths that match; the app answers at all others."""

    def __init__(self, app: ASGIApp, *, files: Mapping[re.Pattern[str], Path] = LIGHTER) -> None:
        self._app = app
        self._answers = [
            (pattern, Response(path.read_bytes(), 200, {"cache-control": A_DAY}, "font/woff2"))
            for pattern, path in files.items()
        ]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the lighter file, or answer as the app does."""
        path = scope["path"] if scope["type"] == "http" else ""
        found = (answer for pattern, answer in self._answers if pattern.search(path))
        await next(found, self._app)(scope, receive, send)
