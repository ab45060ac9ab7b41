"""How a visitor meets the app: alone, on a screen of some size, in light or dark."""

from typing import Literal, Protocol

from playwright.sync_api import Browser, BrowserContext, Page

Size = tuple[int, int]
Scheme = Literal["light", "dark"]

PROJECTOR: Size = (1280, 720)
PHONE: Size = (390, 844)


class Visit(Protocol):
    """Opens the app as a new visitor does, at a path and query, and waits until it is done."""

    def __call__(
        self,
        path: str = "",
        *,
        size: Size = PROJECTOR,
        scheme: Scheme = "light",
        url: str | None = None,
    ) -> Page: ...


def new_visitor(browser: Browser, size: Size, scheme: Scheme) -> BrowserContext:
    """A visitor with nothing remembered; without motion, so that a page comes to rest."""
    width, height = size
    return browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        reduced_motion="reduce",
        locale="en-GB",
    )
