"""What goes wrong in a page unseen: errors in its console, calls to other hosts."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, WebError, WebSocket

KNOWN = {
    # A deep link looks for the server beside the page, then at the root: streamlit/streamlit#7074.
    r"status of 404 .* http://[^/]+/.+/_stcore/(health|host-config)$",
    # What its dialog tells the visitor of an unknown address, it tells the console too.
    r"^The page that you have requested does not seem to exist\.",
}
"""Console errors, followed by where they come from, that are Streamlit's own."""


@dataclass
class Watch:
    """What the pages of a browser context did that pages of the app at `url` must not do."""

    url: str
    complaints: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Watch every page that `context` opens from now on."""
        context.on("console", self._console)
        context.on("weberror", self._error)
        context.on("request", self._request)
        context.on("page", self._page)

    def _page(self, page: Page) -> None:
        page.on("websocket", self._socket)

    def _console(self, message: ConsoleMessage) -> None:
        line = f"{message.text} {message.location['url']}".strip()
        if message.type == "error" and not any(re.search(known, line) for known in KNOWN):
            self.complaints.append(f"console: {line}")

    def _error(self, error: WebError) -> None:
        self.complaints.append(f"error: {error.error}")

    def _request(self, request: Request) -> None:
        self._address(request.url)

    def _socket(self, socket: WebSocket) -> None:
        self._address(socket.url)

    def _address(self, address: str) -> None:
        asked = urlsplit(address)
        if asked.scheme not in {"data", "blob"} and asked.netloc != urlsplit(self.url).netloc:
            self.complaints.append(f"request to another host: {address}")
