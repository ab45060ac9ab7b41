"""What is said of each evaluation in a list of several, and what a search finds in all of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from evaldata.sentences import capitalised, counted, day_in_words, enumeration, quotes
from evaldata.store import Served
from evaldata.summary import Summary

ALONE = "Others"
"""The heading of those that are no wave of a programme."""


@dataclass(frozen=True)
class FoundIn:
    """What a search finds in one evaluation.

    Attributes:
        evaluation: Its id.
        said: How much: "3 quotes and 1 theme or statement"; empty for nothing.
        refused: Its data cannot be searched.
    """

    evaluation: str
    said: str
    refused: bool = False


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
    """What an evaluation is called in the menu: its short title, and which wave it is."""
    wave = f", wave {summary.series.wave}" if summary.series else ""
    return f"{summary.short_title.rstrip(' ,')}{wave}"


def in_short(summary: Summary) -> str:
    """An evaluation in a line: which wave, when, how many took part, of which day its files are."""
    parts = [
        f"wave {summary.series.wave}" if summary.series else "",
        summary.period,
        counted(summary.responses, "response", "responses") if summary.responses else "",
        quotes(summary.quotes) if summary.quotes else "",
        f"data of {day_in_words(summary.changed)}" if summary.changed else "",
    ]
    return capitalised(" · ".join(filter(None, parts)))


def cannot_be_opened(summary: Summary) -> str:
    """Why an evaluation cannot be opened; empty where nothing is known against it."""
    number = len(summary.problems)
    if not number:
        return ""
    return f"It cannot be opened: {counted(number, 'problem', 'problems')}."


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
        number = 0 if found.quotes is None else int(found.quotes.sum())
        parts = [quotes(number)] if number else []
        if found.claims:
            parts.append(counted(len(found.claims), "theme or statement", "themes and statements"))
        yield FoundIn(name, enumeration(parts))
