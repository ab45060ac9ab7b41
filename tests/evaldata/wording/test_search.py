"""One search finds quotes, themes and statements, and says how it was understood."""

from pathlib import Path

import pytest

from evaldata.dataset.dataset import Dataset
from evaldata.model.language import counted
from evaldata.wording.search import hits_by_kind, in_words, other_spellings, understood_as
from tests.evaluations import EVALUATION, THEMES, small

SYNONYMS = '[[synonyms]]\nwords = ["company", "people"]\n\n[[glossary]]'


@pytest.fixture
def walking(tmp_path: Path) -> Dataset:
    """The small evaluation, with synonyms and a theme of a long text."""
    themes = THEMES.replace("Rain kept few away.", f"{'Some came and some went. ' * 8}Rain fell.")
    evaluation = EVALUATION.replace("[[glossary]]", SYNONYMS)
    return small(tmp_path, evaluation=evaluation, themes=themes)


def listed(dataset: Dataset, query: str, theme: str = "") -> dict[str, list[str]]:
    hits = hits_by_kind(dataset.search(query), dataset.theme(theme))
    return {
        counted(len(found), *names): [hit.claim.line for hit in found]
        for names, found in hits.items()
    }


def test_results_are_listed_by_kind(walking: Dataset) -> None:
    assert listed(walking, "compny") == {
        "1 theme": ["1 Company"],
        "1 finding": ["Company counts"],
    }
    assert listed(walking, "walk leader") == {"1 recommendation": ["Train walk leaders"]}
    assert listed(walking, "rain", "b") == {
        "1 theme": ["2 Weather"],
        "1 finding": ["Rain is no matter."],
    }
    assert listed(walking, "rain", "a") == {"1 recommendation": ["Train walk leaders"]}
    assert listed(walking, "") == {}


def test_quotes_are_found_by_the_same_rule(walking: Dataset) -> None:
    found = walking.search("compny")
    assert [quote.quote_id for quote in walking.quotes.at(found.quotes.nonzero()[0])] == ["q2"]  # type: ignore[union-attr]


def test_a_hit_in_a_longer_text_shows_where(walking: Dataset) -> None:
    [themes, findings] = hits_by_kind(walking.search("rain*"), None).values()
    [theme] = themes
    assert theme.passage.startswith("… ")
    assert theme.passage.endswith("Rain fell.")
    assert len(theme.passage) < 100
    assert [hit.passage for hit in findings] == [""]


def test_what_was_changed_is_told(walking: Dataset) -> None:
    asked = walking.search("compny").asked
    assert understood_as(asked) == [
        "“compny” is not in the data; shown is what holds “company”.",
        'For exactly this, write "compny" in quotation marks.',
        "“company” also finds “people”.",
    ]
    assert in_words(asked) == "the words “company (or “people”)”"
    assert understood_as(walking.search('rain "we come"').asked) == []


def test_what_else_may_have_been_meant_is_offered(walking: Dataset) -> None:
    asked = walking.search("we dalk").asked
    assert [correction.meant for correction in asked.corrections] == ["walk"]
    assert other_spellings(asked) == [("talk", "we talk")]


def test_another_spelling_takes_the_place_of_its_whole_word(walking: Dataset) -> None:
    asked = walking.search("dalking dalk").asked
    assert ("talk", "dalking talk") in other_spellings(asked)
