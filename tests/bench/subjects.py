"""What is measured: the app, and beside it an empty Streamlit app started as it comes."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from tests.server import ROOT, Server, app, dataset, served

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Subject:
    """An app with what tells that it has answered.

    Attributes:
        opener: CSS selector of what opens the filter's list.
        options: CSS selector of the options in it that are not chosen.
        filtered: Path of the page on which the filter is changed.
        answer: JavaScript that gives the text of what the filter changes.
        content: JavaScript that gives the text of the first content; empty before.
    """

    name: str
    opener: str
    options: str
    filtered: str
    answer: str
    content: str
    data: Path | None = None

    @contextmanager
    def started(self) -> Iterator[Server]:
        """A fresh server of it."""
        if self.name == "empty":
            with tempfile.TemporaryDirectory() as name:  # where no settings lie about
                script = shutil.copy(HERE / "empty.py", name)
                command = ["-m", "streamlit", "run", script, "--server.headless", "true"]
                environment = dict(os.environ)
                with served(
                    command,
                    environment=environment,
                    folder=Path(name),
                    port_option="--server.port",
                    output=subprocess.DEVNULL,
                ) as server:
                    yield server
        else:
            with served(app(), environment=dataset(self.data), folder=ROOT) as server:
                yield server

    def open_filter(self, page: Page) -> None:
        """Open the list of the filter's options, unless it is open."""
        option = page.locator(self.options).first
        if not option.is_visible():
            page.locator(self.opener).click()
            option.wait_for()

    def choose(self, page: Page, number: int, held: float) -> None:
        """Click one of the options that are left, the button held for so many milliseconds."""
        page.locator(self.options).nth(number).click(delay=held)


def texts(*selectors: str) -> str:
    """JavaScript that gives the text of the first element of each selector, or an empty one."""
    return f"() => {list(selectors)}.map((s) => document.querySelector(s)?.textContent ?? '')"


EMPTY = Subject(
    name="empty",
    opener="[data-testid=stMultiSelect] [role=combobox]",
    options="[role=option]:not(:has-text('Select all'))",
    filtered="",
    answer=texts('[data-testid="stText"]'),
    content=texts('[data-testid="stText"]'),
)


def dashboard(data: Path | None = None) -> Subject:
    """The app on a dataset; the one that ships if none is given."""
    return Subject(
        name="dashboard",
        opener="#control-region",
        options="#choices-region a:not(:first-child):not([aria-current])",
        filtered="quotes",
        answer=texts(".eval .status [role=status]", ".eval section.group"),
        content=texts("[data-testid=stMain] .eval h1"),
        data=data,
    )
