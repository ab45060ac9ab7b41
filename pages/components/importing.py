"""Importing a report from the page: only where the configuration allows it, and what it needs."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from evaldata.importers.coding.ids import slug
from pages import navigation, opened
from pages.data import brought_folder, catalogue

if TYPE_CHECKING:
    from evaldata.importers.log import ReportLog

TARGET_VARIABLE = "EVALUATION_IMPORT_TO"
TARGET = "words"
"""Folder beside the project's own; it is never published with it."""


@contextmanager
def room_needed() -> Iterator[None]:
    """Say so and end the page where files cannot be written, as on a disk that is full."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or "the files cannot be written"
        st.error(f"Nothing was made: {reason}. Make room on the disk, and try again.")
        st.stop()


def sources() -> Path:
    """The text sources beside the open dataset, which hold what an editor added."""
    return opened.folder() / "source"


def ready() -> bool:
    """Whether there are sources with a profile to import by."""
    return (sources() / "report-profile.toml").is_file()


def target() -> Path:
    """The folder to which the words are written."""
    return Path(os.environ.get(TARGET_VARIABLE) or TARGET)


def folder_of(title: str) -> Path:
    """The folder to which an evaluation of that title is brought."""
    return brought_folder() / slug(title)


def open_brought(folder: Path) -> None:
    """Open the evaluation that was brought to a folder. For callbacks."""
    found = catalogue().look().items()
    brought = folder.resolve()
    navigation.open_evaluation(next(name for name, of in found if of.resolve() == brought))


def imported(name: str, content: bytes, progress: Callable[[str, float], None]) -> "ReportLog":
    """Import an uploaded report and tell what became of it.

    Args:
        name: The file's name, of which only the ending counts.
        content: The file.
        progress: Told each step in words and the share of the work that lies before it.
    """
    from evaldata.importers.report.importing import import_report

    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, f"report{Path(name).suffix.lower()}")
        report.write_bytes(content)
        return import_report(report, sources(), target(), progress=progress)
