"""What is taken away: which quotes, each once, in their class, and what is said of them."""

import pytest

from evaldata.analysis.classes import QuoteClass
from evaldata.dataset.dataset import Dataset
from evaldata.exports.chapters import Chapter, share
from evaldata.exports.content import ExportContent
from evaldata.exports.statements import limits
from evaldata.model.vocabulary import StatementKind
from tests.evaldata.exports.conftest import DATE, scope


def quote_ids(taken: ExportContent, chapter: Chapter) -> list[list[str]]:
    return [[q.quote_id for q in taken.dataset.quotes.at(rows)] for _, rows in chapter.parts]


def test_a_quote_of_two_themes_stands_once_and_is_counted_for_both(walking: Dataset) -> None:
    taken = ExportContent(scope(walking), DATE)
    company, weather = taken.chapters
    assert (quote_ids(taken, company), company.elsewhere) == ([["q1", "q2", "q3"]], 0)
    assert (quote_ids(taken, weather), weather.elsewhere) == ([["q4"]], 1)
    assert weather.counts.total == 2


def test_classes_are_apart_and_ruled_out_quotes_only_counted(walking: Dataset) -> None:
    taken = ExportContent(scope(walking, nation="Wales"), DATE)
    company, weather = taken.chapters
    assert [group.heading for group, _ in company.parts] == ["Known to match: Wales"]
    assert [group.heading for group, _ in weather.parts] == ["Possible, not known: Wales"]
    classes = taken.view.classes_at(taken.rows).tolist()
    assert classes == [QuoteClass.MATCHES, QuoteClass.POSSIBLE]
    assert taken.counted == (
        "2 of 4 quotes: 1 known to match, 1 possible. 2 ruled out and left out."
    )


@pytest.mark.parametrize(
    ("region", "counts"), [("North-East", (0, 23, 10)), ("West Midlands", (1, 29, 3))]
)
def test_counts_are_those_of_the_page(
    shipped: Dataset, region: str, counts: tuple[int, int, int]
) -> None:
    taken = ExportContent(scope(shipped, region=region), DATE)
    assert (taken.scope.counts.matches, taken.scope.counts.possible) == counts[:2]
    assert taken.scope.counts.ruled_out == counts[2]
    classes = taken.view.classes_at(taken.rows).tolist()
    assert classes == [QuoteClass.MATCHES] * counts[0] + [QuoteClass.POSSIBLE] * counts[1]


@pytest.mark.parametrize(("theme", "ruled_out"), [("7.1", 1), ("7.3", 0)])
def test_of_a_theme_only_its_own_quotes_are_counted(
    shipped: Dataset, theme: str, ruled_out: int
) -> None:
    taken = ExportContent(scope(shipped, theme=theme, region="London"), DATE)
    assert taken.scope.counts.ruled_out == ruled_out
    assert ("ruled out" in taken.counted) == bool(ruled_out)
    assert ("1 quote is ruled out" in dict(taken.stamp)["Why possible"]) == bool(ruled_out)


def test_what_is_derived_is_said_of_the_responses_that_the_filter_leaves(shipped: Dataset) -> None:
    def said(**wanted: str) -> str:
        return dict(ExportContent(scope(shipped, **wanted), DATE).stamp)["Who took part"]

    assert said().endswith("For 51 of 84 responses the year is derived, not stated in the report.")
    assert "derived" not in said(method="Survey")


def test_a_table_is_called_derived_where_something_in_it_is(shipped: Dataset) -> None:
    year = shipped.evaluation.attribute("year")
    every, surveys = (
        ExportContent(scope(shipped, **wanted), DATE) for wanted in ({}, {"method": "Survey"})
    )
    assert every.responses_by(year) == "Responses by year and role, the year in part derived"
    assert surveys.responses_by(year) == "Responses by year and role"


def test_only_what_is_in_a_file_is_thin_in_it(shipped: Dataset) -> None:
    heading, lines = next(limits(ExportContent(scope(shipped, theme="7.9"), DATE)))
    assert heading == "Where it is thin"
    assert lines == ("7.9 Communication is voiced by one speaker, Service User 1",)


def test_a_theme_brings_what_rests_on_it_and_nothing_else(walking: Dataset) -> None:
    taken = ExportContent(scope(walking, theme="b"), DATE)
    assert [chapter.theme.theme_id for chapter in taken.chapters] == ["b"]
    assert quote_ids(taken, taken.chapters[0]) == [["q4", "q3"]]
    assert [s.number for s in taken.statements(StatementKind.FINDING)] == [2]
    assert taken.statements(StatementKind.RECOMMENDATION) == ()
    assert taken.scope.in_words == "Theme 2 Weather"


def test_a_search_brings_only_themes_in_which_it_finds_something(walking: Dataset) -> None:
    taken = ExportContent(scope(walking, query="TALK"), DATE)
    assert [chapter.theme.theme_id for chapter in taken.chapters] == ["a"]
    assert len(taken.rows) == 1
    assert taken.scope.in_words == "Quotes with the words “TALK”"


def test_the_stamp_says_what_where_from_when_and_whose(walking: Dataset) -> None:
    stamp = dict(ExportContent(scope(walking, nation="Wales"), DATE).stamp)
    assert stamp["Evaluation"] == "Walking groups for older people"
    assert stamp["Filter"] == "Wales"
    assert stamp["Wording"] == "Quotes are the speakers' own words."
    assert stamp["Rights"] == "Free to use."
    assert stamp["Taken away on"] == "2 January 2026"
    assert dict(ExportContent(scope(walking), DATE).stamp)["Filter"] == "None"


def test_where_room_is_short_every_theme_has_its_share_and_the_file_says_so(
    shipped: Dataset,
) -> None:
    taken = ExportContent(scope(shipped), DATE, most=10)
    assert [sum(len(rows) for _, rows in c.parts) for c in taken.chapters] == [1] * 10
    assert taken.left_out == 23
    assert "room for 10 of them; 23 more are in the workbook" in taken.counted


@pytest.mark.parametrize(
    ("lengths", "most", "room"),
    [([5, 3], None, 5), ([5, 3], 8, 5), ([5, 3], 7, 4), ([5, 1, 9], 9, 4), ([], 3, 0)],
)
def test_share(lengths: list[int], most: int | None, room: int) -> None:
    assert share(lengths, most) == room
    assert most is None or sum(min(n, room) for n in lengths) <= most


def test_the_name_of_a_file_is_plain(walking: Dataset) -> None:
    taken = ExportContent(scope(walking, query="../../ <b>é"), DATE)
    assert taken.name == "walking-groups-quotes-with-the-words-b-2026-01-02"
