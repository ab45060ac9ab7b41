"""Which parts of an evaluation there are; a page about a part that is missing is not shown."""

from collections.abc import Callable, Mapping

from evaldata.dataset.dataset import Dataset
from evaldata.model.vocabulary import StatementKind


def _has_findings(dataset: Dataset) -> bool:
    return any(s.kind is not StatementKind.RECOMMENDATION for s in dataset.statements)


def _has_recommendations(dataset: Dataset) -> bool:
    return bool(dataset.of_kind(StatementKind.RECOMMENDATION))


def _has_themes(dataset: Dataset) -> bool:
    return bool(dataset.themes)


def _has_quotes(dataset: Dataset) -> bool:
    return len(dataset.quotes) > 0


def _has_voices(dataset: Dataset) -> bool:
    """Whether quotes on themes say in whose voice they speak."""
    return bool(dataset.voice.values and dataset.themes) and _has_quotes(dataset)


def _has_groups(dataset: Dataset) -> bool:
    """Whether there are two groups of whom quotes speak."""
    return bool(dataset.compared and dataset.themes) and _has_quotes(dataset)


def _has_participants(dataset: Dataset) -> bool:
    return dataset.responses > 0 and bool(dataset.voice.values)


CONTENTS: Mapping[str, Callable[[Dataset], bool]] = {
    "findings": _has_findings,
    "recommendations": _has_recommendations,
    "themes": _has_themes,
    "quotes": _has_quotes,
    "grid": _has_voices,
    "participants": _has_participants,
    "compare": _has_groups,
}
"""What each page is about, by the page's name; the others have always something to say."""


def has(dataset: Dataset, page: str) -> bool:
    """Whether a page has something to say."""
    asks = CONTENTS.get(page)
    return asks is None or asks(dataset)
