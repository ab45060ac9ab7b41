"""What a search finds beside quotes, kind by kind, and what is said of how it was understood."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from evaldata.dataset.dataset import Dataset
from evaldata.model.entities import Statement, Theme
from evaldata.model.language import counted, enumeration
from evaldata.model.vocabulary import STATEMENT_NAMES, StatementKind
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


@dataclass(frozen=True)
class Hits:
    """What a search finds of one kind.

    Attributes:
        names: What one and several are called.
        hits: Those first of which the line in the list holds what was found.
    """

    names: tuple[str, str]
    hits: tuple[Hit, ...]

    @property
    def heading(self) -> str:
        """How many: "2 themes"."""
        return counted(len(self.hits), *self.names)


def hits_by_kind(found: SearchResult, theme: Theme | None) -> tuple[Hits, ...]:
    """Themes, findings, recommendations and so on; of a theme it and what rests on it."""
    listed = []
    for kind in (None, *StatementKind):
        claims = [claim for claim in found.claims if _kind(claim) is kind and _of(claim, theme)]
        if claims:
            hits = (Hit(claim, found.asked) for claim in claims)
            in_line_first = tuple(sorted(hits, key=lambda hit: not hit.in_line))
            listed.append(Hits(STATEMENT_NAMES[kind] if kind else THEMES, in_line_first))
    return tuple(listed)


def foremost(kinds: Sequence[Hits], most: int) -> tuple[Hits, ...]:
    """The first hits of each kind, as evenly as there is room for `most` altogether."""
    places = sorted((place, i) for i, kind in enumerate(kinds) for place in range(len(kind.hits)))
    room = Counter(i for _, i in places[:most])
    return tuple(Hits(kind.names, kind.hits[: room[i]]) for i, kind in enumerate(kinds))


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
        (other, asked.query.replace(word.typed, other, 1))
        for word in asked.corrections
        for other in word.others
    ]


def example(dataset: Dataset) -> str:
    """What a search finds quotes by: the shortest of the first themes' titles; empty where none."""
    titles = sorted((theme.title for theme in dataset.themes[:MOST_TRIED]), key=len)
    return next((title for title in titles if _finds_quotes(dataset.search(title))), "")


def _finds_quotes(found: SearchResult) -> bool:
    return found.quotes is not None and bool(found.quotes.any())


def in_words(asked: SearchRequest) -> str:
    """What is searched for, as one reads it out: "the words “money” (or “cost”)"."""
    parts = []
    for part in asked.wanted:
        others = enumeration([f"“{synonym.form}”" for synonym in part.synonyms], "or")
        parts.append(f"{part.typed} (or {others})" if others else part.typed)
    return f"the words “{' '.join(parts)}”"


def _kind(claim: Claim) -> StatementKind | None:
    return claim.kind if isinstance(claim, Statement) else None


def _of(claim: Claim, theme: Theme | None) -> bool:
    if theme is None:
        return True
    if isinstance(claim, Theme):
        return claim == theme
    return theme.theme_id in claim.theme_ids


def around(text: str, start: int, end: int) -> str:
    """A piece of a text, cut between words."""
    first = text.rfind(" ", 0, max(0, start - AROUND)) + 1
    last = text.find(" ", end + AROUND)
    if last < 0:
        return f"{'… ' if first else ''}{text[first:]}"
    return f"{'… ' if first else ''}{text[first:last]} …"
