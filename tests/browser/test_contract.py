"""Whether Streamlit still is inside as the dashboard relies on: `tests.contract.relied_on`."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st
from playwright.sync_api import Browser, Error, Page

from tests.browser.settling import settled
from tests.browser.visiting import PROJECTOR, new_visitor
from tests.contract.changes import APP, answers, told, unseen
from tests.contract.relied_on import HABITS, MARKS
from tests.server import served

PATIENCE = 5_000
"""Milliseconds for a click to have its effect."""
SOCKET = "/_stcore/stream"
MISSED = "marks => marks.filter(([, at]) => !document.querySelector(at))"
LACKED = """
async ([habits, patience]) => {
  const end = performance.now() + patience
  const lacked = () => habits.filter(([, holds]) => !eval(holds)).map(([name]) => name)
  while (lacked().length && performance.now() < end) await new Promise(go => setTimeout(go, 50))
  return lacked()
}
"""


def test_streamlit_is_as_it_is_relied_on(browser: Browser, tmp_path: Path) -> None:
    shutil.copy(APP, tmp_path)
    command = ["-m", "streamlit", "run", APP.name, "--server.headless=true", "--logger.level=error"]
    command += ["--browser.gatherUsageStats=false", "--server.address=127.0.0.1"]
    changed = unseen()
    with (
        served(
            command, environment=os.environ, folder=tmp_path, port_option="--server.port"
        ) as server,
        new_visitor(browser, PROJECTOR, "light") as visitor,
    ):
        page = visitor.new_page()
        sockets: set[str] = set()
        page.on("websocket", lambda socket: sockets.add(urlsplit(socket.url).path))
        page.goto(server.url)
        changed += [*answers(server.url), *marks(page), *habits(page)]
    changed += [f"{SOCKET} at the page, which opens {sockets}"] * (sockets != {SOCKET})
    assert not changed, f"Streamlit {st.__version__} changed:\n{told(changed)}"


def marks(page: Page) -> Iterator[str]:
    """Marks that are not found, whatever is open."""
    rest(page)
    left = page.evaluate(MISSED, [[mark.name, at] for mark in MARKS for at in mark.at])
    with opened(page, page.get_by_role("button", name="Popover").click):
        left = page.evaluate(MISSED, left)
    with opened(page, page.get_by_role("combobox", name="Selectbox").click):
        left = page.evaluate(MISSED, left)
    for name, at in left:
        yield f"{name} at {at}"


@contextmanager
def opened(page: Page, click: Callable[..., None]) -> Iterator[None]:
    """Something that opens over the page."""
    with suppress(Error):
        click(timeout=PATIENCE)
    rest(page)
    yield
    page.keyboard.press("Escape")
    rest(page)


def rest(page: Page) -> None:
    """Wait until the page is done; where that cannot be told any more, a mark is missing."""
    with suppress(Error):
        settled(page)


def habits(page: Page) -> list[str]:
    """Habits that do not hold."""
    with suppress(Error):
        page.get_by_role("link", name="Here").click(timeout=PATIENCE)
        rest(page)
        page.get_by_role("button", name="Count").click(timeout=PATIENCE)
    asked = [[habit.name, habit.holds] for habit in HABITS]
    lacked: list[str] = page.evaluate(LACKED, [asked, PATIENCE])
    return lacked
