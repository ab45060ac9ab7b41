"""What every import of a file needs: room on the disk, and a folder for what is brought."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from evaldata.importers.coding.ids import whole_slug
from pages import navigation
from pages.data import brought_folder, catalogue


@contextmanager
def room_needed() -> Iterator[None]:
    """Say so and end the page where files cannot be written, as on a disk that is full."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or "the files cannot be written"
        st.error(f"Nothing was made: {reason}. Make room on the disk, and try again.")
        st.stop()


def folder_of(title: str) -> Path:
    """The folder to which an evaluation of that title is brought."""
    return brought_folder() / whole_slug(title)


def open_brought(folder: Path) -> None:
    """Open the evaluation that was brought to a folder. For callbacks."""
    found = catalogue().look().items()
    brought = folder.resolve()
    navigation.open_evaluation(next(name for name, of in found if of.resolve() == brought))
