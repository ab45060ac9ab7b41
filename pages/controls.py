"""The controls that stand on every page: filters, and where they serve the theme and the search.

A choice is a link, like everything that leads elsewhere, so the address stays the one truth; a
widget of Streamlit's, which keeps a state of its own, answers later than the page does.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from evaldata.counts import by_value
from evaldata.dataset import Dataset
from evaldata.evaluation import Attribute
from evaldata.filters import Filter
from evaldata.search import MOST_CHARACTERS
from evaldata.view import View
from pages.address import OTHER, Address
from pages.visit import Visit

PAGES_WITH_THEME = ("themes", "quotes", "takeaway")
PAGES_WITH_SEARCH = ("quotes", "takeaway")
PAGES_WITH_OTHER = ("compare",)
ONE = "One group"
"""What the filter of the page is called where another one stands beside it."""
NAMED = 2
"""Chosen values that a control names; of more it says how many."""


@dataclass(frozen=True)
class Choice:
    """A line of a control's list: where it leads, and whether it is chosen already."""

    label: str
    href: str
    chosen: bool
    note: str = ""


@dataclass(frozen=True)
class Control:
    """A list to choose from.

    Attributes:
        name: Unique on the page.
        said: What is chosen, in few words.
        several: Whether the list stays open for more than one choice.
    """

    name: str
    label: str
    said: str
    choices: tuple[Choice, ...]
    several: bool = True

    @property
    def chosen(self) -> bool:
        """Whether anything but everything is chosen."""
        return not self.choices[0].chosen


@dataclass(frozen=True)
class Row:
    """Controls that belong together, and what they choose."""

    label: str
    controls: tuple[Control, ...]


def show_controls(visit: Visit) -> None:
    """Show the controls that the page needs, set to the address."""
    visit.show(
        "controls",
        rows=_rows(visit.view.dataset, visit.address),
        searched=visit.address.query if visit.address.page in PAGES_WITH_SEARCH else None,
        most=MOST_CHARACTERS,
    )


def _rows(dataset: Dataset, address: Address) -> list[Row]:
    own = list(_filters(dataset, address.filter, address.filtered))
    if address.page in PAGES_WITH_THEME:
        own.append(_theme(dataset, address))
    if address.page not in PAGES_WITH_OTHER:
        return [Row("Filters", tuple(own))]
    other = _filters(dataset, address.other, address.beside, OTHER)
    return [Row(ONE, tuple(own)), Row("Beside it", tuple(other))]


def _filters(
    dataset: Dataset, filter_: Filter, link: Callable[[Filter], str], prefix: str = ""
) -> Iterator[Control]:
    everything = View.of(dataset, Filter())
    for attribute in dataset.attributes:
        chosen = filter_.of_attribute(attribute.id)
        none = Choice(
            f"All {attribute.plural}",
            link(filter_.without(attribute.id)),
            chosen=not chosen,
            note="responses",
        )
        values = tuple(
            Choice(
                value.shown,
                link(filter_.toggled(attribute, value)),
                value.text in chosen,
                f"{responses:,}",
            )
            for value, responses in by_value(everything, attribute)
        )
        said = _said(attribute, [choice.label for choice in values if choice.chosen])
        yield Control(prefix + attribute.id, attribute.label, said, (none, *values))


def _said(attribute: Attribute, chosen: list[str]) -> str:
    if len(chosen) > NAMED:
        return f"{len(chosen)} of {len(attribute.values)}"
    return ", ".join(chosen) or "All"


def _theme(dataset: Dataset, address: Address) -> Control:
    now = address.theme_chosen
    none = Choice("All themes", address.themed(None), chosen=now is None)
    themes = (
        Choice(f"{theme.number} {theme.title}", address.themed(theme), theme == now)
        for theme in dataset.themes
    )
    said = f"{now.number} {now.title}" if now else "All"
    return Control("theme", "Theme", said, (none, *themes), several=False)
