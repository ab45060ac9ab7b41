"""What a page is given: the data seen through the filter, the address, and a pen to write with."""

import os
from dataclasses import dataclass, field, replace
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


def write(*blocks: str) -> None:
    """Put markup of `evaldata.markup` on the page."""
    st.html("".join(f'<div class="eval">{block}</div>' for block in blocks))


@dataclass(frozen=True, eq=False)
class Visit:
    """One run of a page for one visitor.

    What it shows is kept until the page is done, and drawn in one piece: each piece that Streamlit
    draws costs the browser a layout of its own. An element of Streamlit's own stands below what
    was shown before it only if that is drawn first.
    """

    view: View
    address: Address
    dropped: tuple[Dropped, ...]
    render: Renderer
    _shown: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, dataset: Dataset, address: Address, dropped: tuple[Dropped, ...]) -> Self:
        """The visit of that address."""
        view = View.of(dataset, address.filter)
        return cls(view, address, dropped, Renderer(dataset, address))

    def searching(self, query: str) -> "Visit":
        """The same visit, searching for something else."""
        address = replace(self.address, query=query)
        return replace(self, address=address, render=Renderer(self.view.dataset, address))

    def show(self, template: str, **values: object) -> None:
        """Put a template of `evaldata.markup` on the page, below what was shown before."""
        self._shown.append(self.render(template, **values))

    def draw(self) -> None:
        """Draw what was shown and not drawn yet."""
        if self._shown:
            write(*self._shown)
            self._shown.clear()

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
