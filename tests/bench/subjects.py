"""What is measured: the app, and beside it an empty Streamlit app started as it comes."""

import os
import re
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
        label: Accessible name of the filter.
        filtered: Path of the page on which the filter is changed.
        answer: JavaScript that gives the text of what the filter changes.
        content: JavaScript that gives the text of the first content; empty before.
    """

    name: str
    label: str
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
        box = page.get_by_role("combobox", name=self.label)
        if not page.get_by_role("option").count():
            box.click()
            page.get_by_role("option").first.wait_for()

    def choose(self, page: Page, number: int) -> None:
        """Click one of the options that are left."""
        option = page.get_by_role("option").filter(has_not_text=re.compile("^Select all"))
        option.nth(number % option.count()).click()


def texts(*selectors: str) -> str:
    """JavaScript that gives the text of the first element of each selector, or an empty one."""
    return f"() => {list(selectors)}.map((s) => document.querySelector(s)?.textContent ?? '')"


EMPTY = Subject(
    name="empty",
    label="Region",
    filtered="",
    answer=texts('[data-testid="stText"]'),
    content=texts('[data-testid="stText"]'),
)


def dashboard(data: Path | None = None) -> Subject:
    """The app on a dataset; the one that ships if none is given."""
    return Subject(
        name="dashboard",
        label="Region",
        filtered="quotes",
        answer=texts(".eval .status [role=status]", ".eval section.group"),
        content=texts("[data-testid=stMain] .eval h1"),
        data=data,
    )
