"""What a page is given: the data seen through the filter, the address, and a pen to write with."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import streamlit as st

from evaldata.dataset import Dataset
from evaldata.filters import Dropped
from evaldata.markup import Renderer
from evaldata.sentences import loosening
from evaldata.store import Store
from evaldata.view import View
from pages.address import Address

SHIPPED = Path(__file__).parent.parent / "data"
DATA_VARIABLE = "EVALUATION_DATA"
KEY = "visit"


_STORES: dict[Path, Store] = {}


def store(folder: Path) -> Store:
    """The store of a folder, one for all visitors, even where two come first at once."""
    return _STORES.setdefault(folder, Store(folder))


def data_folder() -> Path:
    """The folder whose dataset is served: the one that the environment names, or the shipped."""
    return Path(os.environ.get(DATA_VARIABLE) or SHIPPED)


def write(html: str) -> None:
    """Put markup of `evaldata.markup` on the page."""
    st.html(f'<div class="eval">{html}</div>')


@dataclass(frozen=True, eq=False)
class Visit:
    """One run of a page for one visitor."""

    view: View
    address: Address
    dropped: tuple[Dropped, ...]
    render: Renderer

    @classmethod
    def of(cls, dataset: Dataset, address: Address, dropped: tuple[Dropped, ...]) -> Self:
        """The visit of that address."""
        view = View.of(dataset, address.filter)
        return cls(view, address, dropped, Renderer(dataset, address))

    def show(self, template: str, **values: object) -> None:
        """Put a template of `evaldata.markup` on the page."""
        write(self.render(template, **values))

    def show_empty(self, message: str, theme_ids: list[str] | None = None) -> None:
        """Say that nothing is left, and offer to loosen each filter, the most helpful first."""
        attribute = self.view.dataset.evaluation.attribute
        releases = [
            (f"Show all {attribute(name).plural}", self.address.released(name))
            for name in loosening(self.view, theme_ids)
        ]
        self.show("empty", message=message, releases=releases)


def begin(visit: Visit) -> None:
    """Hand the visit to the page that the frame runs next."""
    st.session_state[KEY] = visit


def end() -> None:
    """Let go of the visit, so that a session keeps no data that were replaced."""
    st.session_state.pop(KEY, None)


def current() -> Visit:
    """The visit that the frame has handed over."""
    visit = st.session_state[KEY]
    if not isinstance(visit, Visit):
        raise TypeError("a page runs inside the frame")
    return visit
