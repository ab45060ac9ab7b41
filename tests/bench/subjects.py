"""What is measured: the app, and beside it an empty Streamlit app started as it comes."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.painting import texts
from tests.server import ROOT, Server, app, dataset, served

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Subject:
    """An app, with what tells that its filter has answered and that a first visit sees something.

    Attributes:
        opener: CSS selector of what opens the filter's list.
        options: CSS selector of the options in it that are not chosen.
        answer: JavaScript that gives the text of what the filter changes.
        content: JavaScript that gives the text of the first content; empty before.
        data: The dataset's folder; the one that ships if None.
    """

    name: str
    opener: str
    options: str
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
                with served(
                    command,
                    environment=dict(os.environ),
                    folder=Path(name),
                    port_option="--server.port",
                    output=subprocess.DEVNULL,
                ) as server:
                    yield server
        else:
            with served(app(), environment=dataset(self.data), folder=ROOT) as server:
                yield server


EMPTY = Subject(
    name="empty",
    opener="[data-testid=stMultiSelect] [role=combobox]",
    options="[role=option]:not(:has-text('Select all'))",
    answer=texts('[data-testid="stText"]'),
    content=texts('[data-testid="stText"]'),
)

STATUS = "[data-testid=stMain] [data-testid=stAlert]"


def dashboard(data: Path | None = None) -> Subject:
    """The app on a dataset; the one that ships if none is given."""
    return Subject(
        name="dashboard",
        opener=".st-key-filter-region button",
        options="[data-testid=stPopoverBody] button[aria-pressed=false]",
        answer=texts(STATUS, ".quotes"),
        content=texts("[data-testid=stMain] h1"),
        data=data,
    )
