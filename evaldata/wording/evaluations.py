"""What is said of each evaluation in a list of several, and what a search finds in all of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from evaldata.dataset.dataset import Dataset
from evaldata.dataset.live import Served
from evaldata.dataset.quotes import Rows
from evaldata.dataset.summary import Summary
from evaldata.model.language import (
    capitalised,
    counted,
    day_in_words,
    enumeration,
    quotes,
    responses,
)
from evaldata.search.request import NOTHING, SearchRequest
from evaldata.search.results import SearchResult
from evaldata.wording.quotes import text_first
from evaldata.wording.search import around, foremost, hits_by_kind

MOST_SHOWN = 2
"""Lines of what a search finds in one evaluation."""
ALONE = "Others"
"""The heading of those that are no wave of a programme."""


@dataclass(frozen=True)
class FoundIn:
    """What a search finds in one evaluation.

    Attributes:
        evaluation: Its id.
        said: How much: "3 quotes and 1 theme or statement"; empty for nothing.
        refused: Its data cannot be searched.
        asked: How the search was understood there.
        shown: Some of what was found, a line each.
    """

    evaluation: str
    said: str
    refused: bool = False
    asked: SearchRequest = NOTHING
    shown: tuple[str, ...] = ()


def by_programme(summaries: Mapping[str, Summary]) -> dict[str, list[str]]:
    """The ids of evaluations by the programme of which they are waves, the newest wave first.

    Those of no programme come last.
    """
    found: dict[str, list[str]] = {}
    for name, told in summaries.items():
        found.setdefault(told.series.programme if told.series else "", []).append(name)
    return {
        programme or ALONE: sorted(names, key=lambda name: -_wave(summaries[name]))
        for programme, names in sorted(found.items(), key=lambda item: (not item[0], item[0]))
    }


def _wave(summary: Summary) -> int:
    return summary.series.wave if summary.series else 0


def in_menu(summary: Summary) -> str:
    """What an evaluation is called where there is little room, its wave first."""
    wave = f"Wave {summary.series.wave} · " if summary.series else ""
    return f"{wave}{summary.short_title.rstrip(' ,')}"


def in_short(summary: Summary) -> str:
    """An evaluation in a line: which wave, when, how many took part, of which day its files are."""
    parts = [
        f"wave {summary.series.wave}" if summary.series else "",
        summary.period,
        responses(summary.responses) if summary.responses else "",
        quotes(summary.quotes) if summary.quotes else "",
        f"data of {day_in_words(summary.changed)}" if summary.changed else "",
    ]
    return capitalised(" · ".join(filter(None, parts)))


def cannot_be_opened(summary: Summary) -> str:
    """Why an evaluation cannot be opened; empty where nothing is known against it."""
    said = f"It cannot be opened: {counted(len(summary.problems), 'problem', 'problems')}."
    return said if summary.problems else ""


def search_all(
    served: Callable[[str], Served], evaluations: Iterable[str], query: str
) -> Iterator[FoundIn]:
    """What a search finds in each of these evaluations, one after another."""
    for name in evaluations:
        try:
            dataset = served(name).dataset
        except KeyError:  # it was taken away meanwhile
            dataset = None
        if dataset is None:
            yield FoundIn(name, "", refused=True)
            continue
        found = dataset.search(query)
        rows = np.zeros(0, np.intp) if found.quotes is None else found.quotes.nonzero()[0]
        number = len(rows)
        parts = [quotes(number)] if number else []
        if found.claims:
            parts.append(counted(len(found.claims), "theme or statement", "themes and statements"))
        shown = tuple(_shown(dataset, found, rows)) if parts else ()
        yield FoundIn(name, enumeration(parts), asked=found.asked, shown=shown)


def _shown(dataset: Dataset, found: SearchResult, rows: Rows) -> list[str]:
    """Up to so many lines of what a search finds: a quote where there is one, claims before it."""
    some = dataset.quotes.at(text_first(dataset, rows, found.asked)[:MOST_SHOWN])
    # the beginning of a quote of which only the speaker's label holds what is asked for
    places = (next(iter(found.asked.highlights(quote.text)), (0, 0)) for quote in some)
    quoted = [f"“{around(q.text, *place)}”" for q, place in zip(some, places, strict=True)]
    claims = [
        f"{capitalised(name)}: {hit.passage or hit.claim.line}"
        for (name, _), hits in foremost(hits_by_kind(found, None), MOST_SHOWN).items()
        for hit in hits
    ]
    return [*claims[: MOST_SHOWN - bool(quoted)], *quoted][:MOST_SHOWN]
