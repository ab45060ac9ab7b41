"""How long a browser takes from a click, or from the start of a visit, until all is painted."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import BrowserContext, CDPSession, Page

# `look` is JavaScript that gives texts of the page; the answer is there once each is another than
# it was, and not empty. It is painted when the frame that follows is over.
_WATCHER = """
window.painted = (look, stale) => new Promise((resolve, reject) => {
  setTimeout(() => reject(new Error("nothing came of it")), 10000);
  const done = () => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => resolve(performance.now());
    channel.port2.postMessage(null);
  });
  const now = () => look().every((text, i) => text !== "" && text !== stale[i]);
  if (now()) return done();
  const observer = new MutationObserver(() => { if (now()) { observer.disconnect(); done(); } });
  observer.observe(document, { subtree: true, childList: true, characterData: true });
})
"""


@dataclass(frozen=True)
class FirstVisit:
    """What it takes to see a page for the first time.

    Attributes:
        milliseconds: From the address to the content.
        megabytes: Over the wire, with what loads after the content, headers included.
        requests: How many, the WebSocket too.
    """

    milliseconds: float
    megabytes: float
    requests: int


def first_visit(context: BrowserContext, url: str, look: str, *, wait: int = 1500) -> FirstVisit:
    """Visit a page with nothing remembered, until what `look` gives is painted."""
    page = context.new_page()
    wire = Wire(context.new_cdp_session(page))
    page.add_init_script(f"{_WATCHER}; window.first = window.painted({look}, []);")
    page.goto(url, wait_until="commit")
    milliseconds = page.evaluate("window.first")
    page.wait_for_timeout(wait)  # for what comes behind the content
    return FirstVisit(milliseconds, wire.bytes / 1e6, wire.requests)


class Wire:
    """Counts what a page fetches."""

    def __init__(self, session: CDPSession) -> None:
        self.bytes = 0
        self.requests = 0
        session.send("Network.enable")
        session.on("Network.responseReceived", self._received)
        session.on("Network.loadingFinished", self._finished)
        session.on("Network.webSocketCreated", self._connected)
        session.on("Network.webSocketFrameReceived", self._framed)

    def _received(self, event: dict[str, Any]) -> None:
        self.requests += event["response"]["url"].startswith("http")

    def _finished(self, event: dict[str, Any]) -> None:
        self.bytes += int(event["encodedDataLength"])

    def _connected(self, event: dict[str, Any]) -> None:
        del event
        self.requests += 1

    def _framed(self, event: dict[str, Any]) -> None:
        data = event["response"]["payloadData"]
        self.bytes += len(data) if event["response"]["opcode"] == 1 else len(data) * 3 // 4


class Stopwatch:
    """Measures on a page from an event to the paint of what it changes."""

    def __init__(self, page: Page, look: str) -> None:
        self._page = page
        self._look = look
        page.evaluate(f"() => {{ {_WATCHER} }}")

    def start(self, event: str) -> None:
        """Wait for the next event of that name, as the page itself sees it."""
        self._page.evaluate(
            f"""(name) => {{
              const look = {self._look};
              const stale = look();
              window.measured = new Promise((resolve, reject) => {{
                document.addEventListener(name, (event) => {{
                  window.painted(look, stale).then((end) => resolve(end - event.timeStamp), reject);
                }}, {{ capture: true, once: true }});
              }});
            }}""",
            event,
        )

    def stop(self) -> float:
        """Milliseconds from the event to the paint of what looks different now."""
        milliseconds: float = self._page.evaluate("window.measured")
        return milliseconds
