"""Rows of a table become quotes with their themes."""

from pathlib import Path

from evaldata.dataset.storage import load
from evaldata.importers.coding.choices import Choices, PeopleShown
from evaldata.importers.coding.columns import Columns, Role
from evaldata.importers.coding.importing import import_file
from evaldata.importers.log import CodingLog

NAMED = Choices(people=PeopleShown.ATTRIBUTED)


def imported(folder: Path, table: str, columns: Columns | None = None) -> CodingLog:
    return import_file(table.encode(), "study.csv", folder, choices=NAMED, columns=columns)


def said(folder: Path) -> list[tuple[str, tuple[str, ...]]]:
    found = load(folder).quotes
    return [(quote.text, quote.theme_ids) for quote in found.at(found.in_order)]


def test_several_columns_name_the_themes_of_a_passage(tmp_path: Path) -> None:
    table = "Quote,Theme 1,Theme 2\nWe wait,Access > Time,Staff\nI stay,,Staff\n"
    log = imported(tmp_path, table)
    assert log.problems == []
    assert said(tmp_path) == [
        ("We wait", ("access-time", "staff")),
        ("I stay", ("staff",)),
    ]


def test_a_mark_that_says_neither_yes_nor_no_is_told(tmp_path: Path) -> None:
    table = "Verbatim,Waiting,Staff\nIt took a year,0.5,\nThey know us,,maybe\n"
    marked = Columns({"Verbatim": Role.TEXT, "Waiting": Role.MARK, "Staff": Role.MARK})
    log = imported(tmp_path, table, columns=marked)
    assert said(tmp_path) == [("It took a year", ("waiting",)), ("They know us", ())]
    assert "marks: neither yes nor no (row 3, Staff)" in str(log)


def test_rows_of_one_id_are_one_passage_only_where_their_words_are_the_same(tmp_path: Path) -> None:
    table = "Quote id,Theme,Quote\n1,Staff,A\n1,Access,A\n1,Money,B\n,Staff,C\n,Access,D\n"
    imported(tmp_path, table)
    found = {text: len(themes) for text, themes in said(tmp_path)}
    assert found == {"A": 2, "B": 1, "C": 1, "D": 1}


def test_a_column_a_theme_becomes_themes(tmp_path: Path) -> None:
    table = "Verbatim,Waiting,Staff,Money\nIt took a year,1,0,2.5\nThey know us,,TRUE,maybe\n"
    log = imported(tmp_path, table)
    assert said(tmp_path) == [
        ("It took a year", ("waiting",)),
        ("They know us", ("staff",)),
    ]
    assert "Money: attribute" in str(log)


def test_a_text_that_only_fills_its_cell_is_no_quote_and_told(tmp_path: Path) -> None:
    log = imported(tmp_path, "Quote,Theme\nn/a,A\nWe wait,A\nNone,\n-,A\nNothing,A\n")
    assert [text for text, _ in said(tmp_path)] == ["We wait", "Nothing"]
    assert "coded passages: the text says nothing, as n/a does (row 2, row 4, row 5)" in str(log)


def test_what_fills_a_cell_may_have_quotation_marks(tmp_path: Path) -> None:
    log = imported(tmp_path, "Quote,Theme\n“n/a”,Staff\n“”,Staff\n“I stay”,Staff\n")
    assert said(tmp_path) == [("I stay", ("staff",))]
    assert log.left_out["coded passages"] == 2


def test_a_column_called_as_the_dataset_calls_people_is_an_attribute(tmp_path: Path) -> None:
    imported(tmp_path, "Participant,person_id,Quote\nP1,North,A\nP2,South,B\n")
    assert [attribute.texts for attribute in load(tmp_path).attributes] == [("North", "South")]


def test_quotes_without_a_theme_are_told_where_others_have_one(tmp_path: Path) -> None:
    log = imported(tmp_path, "Quote,Theme\nWe wait,A\nI stay,\nI go,\n")
    assert "Quotes without a theme: 2 (row 3, row 4)" in log.understood
    assert "Quotes without a theme" not in str(imported(tmp_path, "Quote\nWe wait\n"))


def test_a_row_of_taguette_has_one_tag_below_those_that_its_name_begins_with(
    tmp_path: Path,
) -> None:
    tags = "Access", "Access.Waiting", "Staff.Pay", "Costs; money", "Access.Waiting.Long."
    rows = "".join(f"{n},a.docx,{tag},Said {n}\n" for n, tag in enumerate(tags))
    imported(tmp_path, f"id,document,tag,content\n{rows}")
    assert [(theme.title, theme.parent_id) for theme in load(tmp_path).themes] == [
        ("Access", None),
        ("Waiting", "access"),
        ("Long.", "access-waiting"),
        ("Staff.Pay", None),
        ("Costs; money", None),
    ]


def test_a_row_of_maxqda_has_one_code_whatever_is_in_its_name(tmp_path: Path) -> None:
    imported(tmp_path, "Document name,Code,Segment\nAnn,Costs; money,We pay\n")
    assert [theme.title for theme in load(tmp_path).themes] == ["Costs; money"]


def test_a_date_that_could_be_read_in_two_ways_is_kept_and_told(tmp_path: Path) -> None:
    log = imported(tmp_path, "Quote,Date\nA,01/02/2024\n")
    assert load(tmp_path).quotes.at(load(tmp_path).quotes.in_order)[0].date == "01/02/2024"
    assert "Date: its cells could be read in several ways" in str(log)


def test_a_quote_has_no_place_in_the_file_for_its_source(tmp_path: Path) -> None:
    imported(tmp_path, "Quote,File\nWe wait,Interview 1\nI stay,\n")
    found = load(tmp_path).quotes
    assert [quote.source for quote in found.at(found.in_order)] == [None, None]


def test_values_are_in_their_natural_order(tmp_path: Path) -> None:
    table = "Quote,Age\nA,9 to 12\nB,100\nC,18 to 30\nD,9 to 12\n"
    imported(tmp_path, table)
    assert load(tmp_path).attributes[0].texts == ("9 to 12", "18 to 30", "100")
