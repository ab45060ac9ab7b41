"""Pictures of the pages: those in the README, and any that a developer wants to look at.

A page is named by its path in the address, with a query where it needs one, such as
`quotes?region=London`; the one that opens first is `overview`. Options: `--help`.
"""

import argparse
import re
from itertools import product
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import launch
from tests.browser.settling import settled
from tests.browser.visiting import PROJECTOR, Scheme, Size, new_visitor
from tests.server import ROOT, serving

FIRST = "overview"
PAGES = [FIRST, "findings?show=trace", "themes?theme=7.3&region=North-East"]
TALLEST = 8000
"""Pixels after which a whole page is cut: more shows nobody anything."""


class Look(NamedTuple):
    """How a page is looked at."""

    size: Size
    scheme: Scheme

    def __str__(self) -> str:
        width, height = self.size
        return f"{width}x{height}-{self.scheme}"


def main() -> None:
    """Take the pictures that the command line asks for."""
    options = _options()
    looks = [Look(size, scheme) for size, scheme in product(options.sizes, options.schemes)]
    options.out.mkdir(parents=True, exist_ok=True)
    with serving(options.data) as url, sync_playwright() as driver, launch(driver) as browser:
        for page, look in product(options.pages, looks):
            name = f"{_name(page)}-{look}" if len(looks) > 1 else _name(page)
            path = options.out / f"{name}.png"
            _shoot(browser, f"{url}/{_path(page)}", look, path, whole=options.whole)
            print(path)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots")
    add = parser.add_argument
    add("--pages", type=_several, default=PAGES, help="paths with queries, separated by commas")
    add("--sizes", type=_sizes, default=[PROJECTOR], help="such as 1280x720,390x844")
    add("--schemes", type=_several, default=["light"], help="light, dark or light,dark")
    add("--out", type=Path, default=ROOT / "docs" / "screenshots", help="the folder to write to")
    add("--data", type=Path, help="the dataset to show; the shipped one if not given")
    add("--whole", action="store_true", help="the whole page, not only what fits the screen")
    return parser.parse_args()


def _several(text: str) -> list[str]:
    return text.split(",")


def _sizes(text: str) -> list[Size]:
    pairs = [size.split("x") for size in text.split(",")]
    return [(int(width), int(height)) for width, height in pairs]


def _name(page: str) -> str:
    return re.sub(r"[^A-Za-z0-9.]+", "-", page).strip("-")


def _path(page: str) -> str:
    """The page that opens first has no path of its own."""
    path, mark, query = page.partition("?")
    return f"{'' if path == FIRST else path}{mark}{query}"


def _shoot(browser: Browser, url: str, look: Look, path: Path, *, whole: bool) -> None:
    with new_visitor(browser, look.size, look.scheme) as context:
        page = context.new_page()
        page.goto(url)
        settled(page)
        if whole:
            _unroll(page, look.size[0])
        page.screenshot(path=path)


def _unroll(page: Page, width: int) -> None:
    """Make the screen as tall as the page, which scrolls within the app, not the window."""
    height = page.get_by_test_id("stMain").evaluate("main => main.scrollHeight")
    page.set_viewport_size({"width": width, "height": min(height, TALLEST)})
    settled(page)


if __name__ == "__main__":
    main()
