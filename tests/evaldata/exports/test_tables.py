"""The tables of the files: a row for each quote, theme and statement; what is withheld is empty."""

from pathlib import Path

import pandas as pd

from evaldata.analysis.responses import cross
from evaldata.dataset.dataset import Dataset
from evaldata.exports import tables
from evaldata.exports.content import ExportContent
from tests.evaldata.exports.conftest import DATE, scope
from tests.evaluations import EVALUATION, WITHIN, small


def taken(dataset: Dataset, **wanted: str) -> ExportContent:
    return ExportContent(scope(dataset, **wanted), DATE)


def cells(frame: pd.DataFrame) -> list[tuple[object, ...]]:
    return list(frame.itertuples(index=False, name=None))


def test_quotes_to_read_say_how_they_stand_to_the_filter(walking: Dataset) -> None:
    frame = tables.quotes_to_read(taken(walking, nation="Wales"))
    assert list(frame.columns) == [
        *("Quote", "Under the filter", "Text", "Wording", "Speaker", "Nation", "Age group"),
        *("Theme", "Why chosen", "Source"),
    ]
    assert cells(frame) == [
        (
            *("q3", "known to match", "Even in rain we come", "own words", "Cai", "Wales", ""),
            *("1 Company; 2 Weather", "", "section 2"),
        ),
        (
            *("q4", "possible, not known", "I stay in when it pours", "own words", "Ann", "", ""),
            *("2 Weather", "", "section 2"),
        ),
    ]


def test_quotes_with_origin_say_in_each_row_where_they_are_from(walking: Dataset) -> None:
    frame = tables.quotes_with_origin(taken(walking, nation="Scotland"))
    assert list(frame.columns)[-5:] == ["Filter", "Shows", "Evaluation", "Rights", "Taken away on"]
    assert set(cells(frame.iloc[:, -5:])) == {
        ("Scotland", "Scotland", "Walking groups for older people", "Free to use.", "2026-01-02")
    }
    assert frame["Wording"].unique().tolist() == ["verbatim"]


def test_a_number_is_a_number_also_beside_one_that_is_withheld(tmp_path: Path) -> None:
    unlabelled = EVALUATION.replace('label = "60 to 74"\n', "")
    frame = tables.quotes_to_read(taken(small(tmp_path, evaluation=unlabelled)))
    assert frame["Age group"].tolist() == [60, "75 and over", "", ""]


def test_attributes_may_be_called_as_other_columns_are(tmp_path: Path) -> None:
    named = EVALUATION.replace('"Nation"', '"Wording"').replace('"Age group"', '"Wording"')
    frame = tables.quotes_to_read(taken(small(tmp_path, evaluation=named)))
    assert list(frame.columns).count("Wording") == 3
    assert cells(frame["Wording"].iloc[:1]) == [("own words", "Scotland", "60 to 74")]


def test_quotes_as_held_keep_their_types_and_name_no_participant(walking: Dataset) -> None:
    table = tables.quotes_as_held(taken(walking, nation="Wales"))
    assert table.column("age_group").to_pylist() == [None, None]
    assert str(table.schema.field("age_group").type) == "int64"
    assert "participant_id" not in table.column_names
    assert table.column_names[-1] == "under_the_filter"


def test_themes_are_counted_by_class_where_something_is_filtered(walking: Dataset) -> None:
    counts = ["Number", "Quotes", "Known to match", "Possible", "Ruled out"]
    filtered = tables.themes(taken(walking, nation="Wales"))
    assert cells(filtered[counts]) == [("1", 3, 1, 0, 2), ("2", 2, 1, 1, 0)]
    everything = tables.themes(taken(walking))
    assert cells(everything[counts]) == [("1", 3, "", "", ""), ("2", 2, "", "", "")]
    assert everything["What was heard"].tolist() == [
        "They talked\nThey laughed",
        "Some stayed at home",
    ]


def test_a_theme_within_another_one_says_to_which_it_belongs(tmp_path: Path) -> None:
    within = small(tmp_path, themes=WITHIN)
    assert tables.themes(taken(within))["Belongs to"].tolist() == ["", "Company"]


def test_no_theme_says_to_which_it_belongs_where_none_is_within_another_one(
    walking: Dataset,
) -> None:
    assert "Belongs to" not in tables.themes(taken(walking))


def test_statements_name_their_themes_and_who_linked_them(walking: Dataset) -> None:
    assert cells(tables.statements(taken(walking))) == [
        (
            *("Finding", 1, "Company counts", "People came for company."),
            *("1 Company", "stated", "section 3"),
        ),
        (
            *("Finding", 2, "Rain is no matter.", "Rain is no matter."),
            *("2 Weather", "editorial", "section 3"),
        ),
        (
            *("Recommendation", 1, "Train walk leaders", "Train more walk leaders."),
            *("1 Company", "stated", "section 4"),
        ),
    ]


def test_responses_are_counted_by_two_attributes(walking: Dataset) -> None:
    view = scope(walking).view
    header, rows, shares = tables.responses(cross(view, *walking.attributes))
    assert header == ("Nation", "60 to 74", "75 and over", "Total")
    assert rows == [("Scotland", "2", "1", "3"), ("Wales", "1", "0", "1"), ("Total", "3", "1", "4")]
    assert len(shares) == len(header)


def test_what_nobody_is_in_is_left_out(walking: Dataset) -> None:
    view = scope(walking, nation="Wales").view
    header, rows, _ = tables.responses(cross(view, *walking.attributes))
    assert header == ("Nation", "60 to 74", "Total")
    assert rows == [("Wales", "1", "1"), ("Total", "1", "1")]


def crossed(names: list[str], counts: list[list[int]]) -> pd.DataFrame:
    return pd.DataFrame(counts, pd.Index(["North", "South"], name="Area"), names)


def test_a_long_name_has_room_for_two_lines() -> None:
    header, _, shares = tables.responses(crossed(["Carer"], [[1], [2]]).rename({"North": "n" * 30}))
    assert shares == (tables.LETTER_SHARE * 30, tables.NUMBERS_SHARE, tables.NUMBERS_SHARE)
    assert not tables.is_turned(header, shares)


def test_a_header_that_is_too_wide_for_a_page_is_turned() -> None:
    header, _, shares = tables.responses(crossed(["Practitioner" * 3] * 2, [[1, 1], [1, 1]]))
    assert shares == (tables.NAMES_SHARE, *[tables.NARROW_SHARE] * 3)
    assert tables.is_turned(header, shares)


def test_of_very_many_columns_those_of_fewest_responses_are_added_up() -> None:
    counts = crossed([*"abcd"], [[1, 5, 0, 1], [1, 5, 9, 0]])
    few = pd.DataFrame(
        {"b": [5, 5], "c": [0, 9], "2 others": [2, 1]}, pd.Index(["North", "South"], name="Area")
    )
    pd.testing.assert_frame_equal(tables.few_columns(counts, 3), few)
    pd.testing.assert_frame_equal(
        tables.few_rows(few.T.rename_axis("Role"), 3).T, few, check_names=False
    )
    assert tables.few_columns(counts, 4) is counts


def test_a_chart_has_the_rows_of_most_responses_in_their_order(walking: Dataset) -> None:
    counts = pd.DataFrame({"Carer": [1, 0, 3, 2]}, pd.Index([*"abcd"], name="Area"))
    drawn, said = tables.in_a_chart(counts, walking.attributes[0], 2)
    assert [*drawn.index] == ["c", "d"]
    assert said == "Drawn are the 2 of 3 nations with most responses"
    assert tables.in_a_chart(counts, walking.attributes[0], 2, "quotes")[1].endswith("most quotes")
    assert tables.in_a_chart(counts, walking.attributes[0], 3)[1] == ""


def test_tables_of_nothing_have_their_columns(walking: Dataset) -> None:
    nothing = ExportContent(scope(walking, query="nowhere"), DATE)
    made = (tables.quotes_to_read, tables.quotes_with_origin, tables.themes, tables.statements)
    assert [(len(frame), len(frame.columns) > 0) for frame in (make(nothing) for make in made)] == [
        (0, True)
    ] * 4


def test_participants_are_no_part_of_it(walking: Dataset) -> None:
    for frame in (tables.quotes_to_read(taken(walking)), tables.quotes_with_origin(taken(walking))):
        assert not (frame == "p1").any(axis=None)
