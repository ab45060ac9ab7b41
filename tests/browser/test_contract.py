"""Whether Streamlit still is inside as the dashboard relies on: `tests.contract.relied_on`."""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st
from playwright.sync_api import Browser, Error, Locator, Page

from tests.browser.visiting import PROJECTOR, new_visitor
from tests.contract.changes import APP, answers, told, unseen
from tests.contract.relied_on import HABITS, MARKS
from tests.server import served

PATIENCE = 30_000
"""Milliseconds for what is sought to come."""
SOCKET = "/_stcore/stream"
LACKING = """
async ([sought, patience]) => {
  const end = performance.now() + patience
  const lacking = () => sought.filter(([, holds]) => !eval(holds)).map(([name]) => name)
  while (lacking().length && performance.now() < end) await new Promise(go => setTimeout(go, 50))
  return lacking()
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
        changed += [*answers(server.url), *seen(page)]
    changed += [f"{SOCKET} at the page, which opens {sockets}"] * (sockets != {SOCKET})
    assert not changed, f"Streamlit {st.__version__} changed:\n{told(changed)}"


def seen(page: Page) -> list[str]:
    """What the page lacks; where nothing at all is drawn, no more is said."""
    try:
        page.get_by_text("Bold alone").wait_for()
    except Error:
        return ["The page is not drawn"]
    return [*marks(page), *habits(page)]


def marks(page: Page) -> Iterator[str]:
    """Marks that are not found."""
    for opened in dict.fromkeys(mark.opened for mark in MARKS):
        if opened:
            click(page.get_by_role("button", name=opened).or_(page.get_by_label(opened)))
        sought = [(m.name, at) for m in MARKS if m.opened == opened for at in m.at]
        yield from lacking(
            page, {f"{name} at {at}": f"document.querySelector({at!r})" for name, at in sought}
        )
        page.keyboard.press("Escape")


def habits(page: Page) -> list[str]:
    """Habits that do not hold."""
    click(page.get_by_role("link", name="Here"))
    lacking(page, {"": "location.search"})
    click(page.get_by_role("button", name="Count"))
    return lacking(page, {habit.name: habit.holds for habit in HABITS})


def click(found: Locator) -> None:
    """Click on what is found; what that should bring is missing where nothing is."""
    with suppress(Error):
        found.first.click(timeout=PATIENCE)


def lacking(page: Page, sought: dict[str, str]) -> list[str]:
    """The names of expressions that do not come true."""
    lacked: list[str] = page.evaluate(LACKING, [[*sought.items()], PATIENCE])
    return lacked
