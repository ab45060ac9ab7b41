"""A tour for a first visit: what to know before reading on, a step on a page."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from evaldata.analysis.contents import has
from evaldata.dataset.dataset import Dataset


@dataclass(frozen=True)
class Step:
    """A step of the tour.

    Attributes:
        page: The page on which it stands.
        title: What it is about.
        text: What to know.
        chosen: Parameters of the page's address.
        example: An attribute and its value by which to filter, where the visitor has no filter.
    """

    page: str
    title: str
    text: str
    chosen: Mapping[str, str] = field(default_factory=dict)
    example: tuple[str, str] | None = None


def tour(dataset: Dataset) -> tuple[Step, ...]:
    """The steps of an evaluation, without those on pages that it does not have."""
    shown = dataset.evaluation.map_attribute or next(iter(dataset.compared), None)
    example = (shown.id, shown.values[0].text) if shown else None
    steps = (
        Step(
            "overview",
            "Filters",
            "The buttons above every page filter all of it. What is chosen stands in the address, "
            "so that a link shows somebody else what is on your screen. Beside each value stands "
            "how many responses it would leave.",
        ),
        Step(
            "quotes",
            "Known and possible",
            "A quote matches a filter when what is known of its speaker meets it. It is possible "
            "when that is not said, and somebody who took part fits. The two are never added, and "
            "what cannot be is left out.",
            example=example,
        ),
        Step(
            "findings",
            "The trace",
            "Follow a recommendation to the findings it takes up, the themes on which they rest, "
            "and who is quoted there. A click follows a line; a triangle marks where something "
            "is missing.",
            {"show": "trace"},
        ),
        Step(
            "themes",
            "Talks and files",
            "Talk about this opens a few screens on what you see, moved by the arrow keys; Esc "
            "leads back here. Present in the menu shows the whole evaluation, and Take away makes "
            "files of what the filters leave.",
        ),
    )
    return tuple(step for step in steps if has(dataset, step.page))
