"""Which parts of an evaluation there are; a page about a part that is missing is not shown."""

from collections.abc import Callable, Mapping

from evaldata.dataset.dataset import Dataset
from evaldata.model.vocabulary import StatementKind


def _has_themed_quotes(dataset: Dataset) -> bool:
    return bool(dataset.themes) and len(dataset.quotes) > 0


CONTENTS: Mapping[str, Callable[[Dataset], bool]] = {
    "findings": lambda d: any(s.kind is not StatementKind.RECOMMENDATION for s in d.statements),
    "recommendations": lambda d: bool(d.of_kind(StatementKind.RECOMMENDATION)),
    "themes": lambda d: bool(d.themes),
    "quotes": lambda d: len(d.quotes) > 0,
    "grid": lambda d: bool(d.voice.values) and _has_themed_quotes(d),
    "participants": lambda d: d.responses > 0 and bool(d.voice.values),
    "compare": lambda d: bool(d.compared) and _has_themed_quotes(d),  # two groups to compare
}
"""What each page is about, by the page's name; the others have always something to say."""


def has(dataset: Dataset, page: str) -> bool:
    """Whether a page has something to say."""
    return page not in CONTENTS or CONTENTS[page](dataset)
