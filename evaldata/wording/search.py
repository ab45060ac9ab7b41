"""What a search finds beside quotes, kind by kind, and what is said of how it was understood."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evaldata.dataset.dataset import Dataset
from evaldata.model.entities import Theme
from evaldata.model.language import enumeration
from evaldata.model.vocabulary import STATEMENT_NAMES
from evaldata.search.request import SearchRequest
from evaldata.search.results import Claim, SearchResult

AROUND = 30
"""Characters that are shown before and after what was found in a longer text."""
THEMES = ("theme", "themes")
MOST_TRIED = 10
"""Titles of which one is looked for that is an example."""


@dataclass(frozen=True)
class Hit:
    """A theme or statement that a search finds."""

    claim: Claim
    asked: SearchRequest

    @property
    def in_line(self) -> bool:
        """Whether its line in a list holds what was found."""
        return bool(self.asked.highlights(self.claim.line))

    @property
    def passage(self) -> str:
        """What was found in its longer texts; empty where its line holds it."""
        if not self.in_line:
            for text in self.claim.texts:
                if marks := self.asked.highlights(text):
                    return around(text, *marks[0])
        return ""


Kinds = Mapping[tuple[str, str], Sequence[Hit]]
"""What a search finds of each kind, by what one and several of it are called."""


def hits_by_kind(found: SearchResult, theme: Theme | None) -> Kinds:
    """Themes, findings, recommendations and so on; of a theme it and what rests on it.

    Of each kind those first of which the line in a list holds what was found.
    """
    kinds: dict[tuple[str, str], list[Hit]] = {}
    for claim in found.claims:
        names = THEMES if isinstance(claim, Theme) else STATEMENT_NAMES[claim.kind]
        about = [claim.theme_id] if isinstance(claim, Theme) else claim.theme_ids
        if theme is None or theme.theme_id in about:
            kinds.setdefault(names, []).append(Hit(claim, found.asked))
    return {names: sorted(hits, key=lambda hit: not hit.in_line) for names, hits in kinds.items()}


def foremost(kinds: Kinds, most: int) -> Kinds:
    """The first hits of each kind, as evenly as there is room for `most` altogether."""
    ranked = sorted(
        (place, i) for i, hits in enumerate(kinds.values()) for place in range(len(hits))
    )
    room = Counter(i for _, i in ranked[:most])
    return {names: hits[: room[i]] for i, (names, hits) in enumerate(kinds.items())}


def understood_as(asked: SearchRequest) -> list[str]:
    """In which words of the search something else was taken or added, a sentence each."""
    sentences = [
        f"“{word.typed}” is not in the data; shown is what holds “{word.meant}”."
        for word in asked.corrections
    ]
    if sentences:
        typed = enumeration([f'"{word.typed}"' for word in asked.corrections])
        sentences.append(f"For exactly this, write {typed} in quotation marks.")
    for part in asked.wanted:
        if part.synonyms:
            others = enumeration([f"“{synonym.form}”" for synonym in part.synonyms])
            sentences.append(f"“{part.typed}” also finds {others}.")
    return sentences


def other_spellings(asked: SearchRequest) -> list[tuple[str, str]]:
    """What else may have been meant: each word, and the search with it."""
    return [
        (other, re.sub(rf"(?<!\w){re.escape(word.typed)}(?!\w)", other, asked.query, count=1))
        for word in asked.corrections
        for other in word.others
    ]


def example(dataset: Dataset) -> str:
    """What a search finds quotes by: the shortest of the first themes' titles; empty where none."""
    for title in sorted((theme.title for theme in dataset.themes[:MOST_TRIED]), key=len):
        found = dataset.search(title).quotes
        if found is not None and found.any():
            return title
    return ""


def in_words(asked: SearchRequest) -> str:
    """What is searched for, as one reads it out: "the words “money” (or “cost”)"."""
    parts = []
    for part in asked.wanted:
        others = enumeration([f"“{synonym.form}”" for synonym in part.synonyms], "or")
        parts.append(f"{part.typed} (or {others})" if others else part.typed)
    return f"the words “{' '.join(parts)}”"


def around(text: str, start: int, end: int) -> str:
    """A piece of a text, cut between words."""
    first = text.rfind(" ", 0, max(0, start - AROUND)) + 1
    last = text.find(" ", end + AROUND)
    begun = "… " if first else ""
    return f"{begun}{text[first:]}" if last < 0 else f"{begun}{text[first:last]} …"
