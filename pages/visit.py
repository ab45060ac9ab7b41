"""What a page is given: the data seen through the filter, the address, and a pen to write with."""

import os
import secrets
from dataclasses import dataclass, field
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
from pages.menu import LABELS, Shell, shell_of

SHIPPED = Path(__file__).parent.parent / "data"
DATA_VARIABLE = "EVALUATION_DATA"


_STORES: dict[Path, Store] = {}


def store(folder: Path) -> Store:
    """The store of a folder, one for all visitors, even where two come first at once."""
    return _STORES.setdefault(folder, Store(folder))


def data_folder() -> Path:
    """The folder whose dataset is served: the one that the environment names, or the shipped."""
    return Path(os.environ.get(DATA_VARIABLE) or SHIPPED)


def blocks(*markup: str) -> str:
    """Markup of `evaldata.markup` as blocks of a page."""
    return "".join(f'<div class="eval">{block}</div>' for block in markup)


@dataclass(frozen=True, eq=False)
class Visit:
    """One visit of a page.

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

    @property
    def shell(self) -> Shell:
        """What stands round the page."""
        return shell_of(self.address)

    @property
    def title(self) -> str:
        """The title of the window."""
        return f"{LABELS[self.address.page]} · {self.view.dataset.evaluation.short_title}"

    def show(self, template: str, **values: object) -> None:
        """Put a template of `evaldata.markup` on the page, below what was shown before."""
        self._shown.append(self.render(template, **values))

    def taken(self) -> str:
        """What was shown since this was last asked for, as markup."""
        markup = blocks(*self._shown)
        self._shown.clear()
        return markup

    def draw(self) -> None:
        """Let Streamlit draw what was shown and not drawn yet.

        The script may have put another page in the place of what Streamlit drew last, which
        Streamlit does not know; a mark that is never the same makes it draw the same page again.
        """
        if self._shown:
            mark = secrets.token_hex(4)
            st.html(f'<div class="drawn {mark}" data-shell="{self.shell}">{self.taken()}</div>')

    def show_empty(self, message: str, theme_ids: list[str] | None = None) -> None:
        """Say that nothing is left, and offer to loosen each filter, the most helpful first."""
        attribute = self.view.dataset.evaluation.attribute
        releases = [
            (f"Show all {attribute(name).plural}", self.address.released(name))
            for name in loosening(self.view, theme_ids)
        ]
        self.show("empty", message=message, releases=releases)
