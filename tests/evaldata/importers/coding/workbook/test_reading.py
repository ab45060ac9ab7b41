"""A workbook is read as its author meant it, and whatever is wrong is told where it stands."""

import copy
import io
import tomllib
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import numpy as np
import openpyxl
import pytest

from evaldata.importers.coding.workbook import is_workbook
from evaldata.importers.files.spreadsheet import read_spreadsheet
from evaldata.model.problems import BadDatasetError
from evaldata.model.vocabulary import StatementKind
from tests.evaldata.importers.coding.spreadsheets import Sheets, ods, xls
from tests.evaldata.importers.coding.workbook.filling import (
    KEYS,
    NAME,
    WALKS,
    Filled,
    filled,
    read,
    saved,
)

pytestmark = pytest.mark.slow


def with_(sheet: str, row: int, **cells: object) -> Filled:
    """The rows of the walking groups, some cells of one row changed; None empties a cell."""
    sheets = copy.deepcopy(WALKS)
    sheets[sheet][row] |= {name.replace("_", " "): value for name, value in cells.items()}
    return sheets


def test_a_filled_template_becomes_a_dataset(tmp_path: Path) -> None:
    dataset = read(filled(tmp_path)).built(tmp_path / "dataset")
    assert dataset.evaluation.title == dataset.evaluation.short_title == "Walking groups"
    assert dataset.evaluation.rights.statement == "The holders of the rights are not named."
    assert (dataset.evaluation.voice, dataset.responses) == ("nation", 2)
    company, weather, rain = dataset.themes
    assert (company.title, company.points) == ("Company", ("They talked", "They laughed"))
    assert (rain.title, rain.parent_id) == ("Rain; and snow", weather.theme_id)
    (finding,) = dataset.of_kind(StatementKind.FINDING)
    assert (finding.text, finding.theme_ids) == ("Company counts.", (company.theme_id,))


def test_quotes_name_themes_by_title_and_values_by_value_or_label(tmp_path: Path) -> None:
    found = read(filled(tmp_path)).frames
    ids = dict(zip(found["themes"]["title"], found["themes"]["theme_id"], strict=True))
    quotes = found["quotes"]
    assert quotes["theme_ids"].tolist() == [
        [ids["Company"], ids["Rain; and snow"]],
        [ids["Weather"]],
    ]
    assert quotes["nation"].tolist() == ["Scotland", "Wales"]
    assert found["participants"]["age_group"].tolist() == ["60", "75"]


def test_the_account_tells_what_was_found_and_how_it_was_understood(tmp_path: Path) -> None:
    log = read(filled(tmp_path)).log
    found = {"coded passages": 2, "themes": 3, "participants": 2, "statements": 1}
    assert log.found == found
    assert {what: log.kept(what) for what in found} == found
    assert log.understood == [
        "Quotes that state no attribute have those of their participant: 1.",
        "Nation: an attribute, 2 values, as the sheet Attributes lists them",
        "Age group: an attribute, 2 values, as the sheet Attributes lists them",
    ]
    assert log.reasons == {}


def test_the_same_workbook_gives_the_same_ids(tmp_path: Path) -> None:
    first, second = read(filled(tmp_path)), read(filled(tmp_path))
    assert first.frames["themes"]["theme_id"].equals(second.frames["themes"]["theme_id"])


def test_example_rows_and_blank_rows_are_not_read(tmp_path: Path) -> None:
    quotes = read(filled(tmp_path, first=6)).frames["quotes"]
    assert quotes["text"].tolist() == ["We just talk", "I stay in"]


def test_an_example_that_was_changed_but_is_still_marked_is_told(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(filled(tmp_path, first=6)))
    book["Quotes"]["B3"] = "Weather"
    log = read(saved(book)).log
    assert log.reasons == {"coded passages: changed, but still marked as the example": ["row 3"]}
    assert (log.found["coded passages"], log.kept("coded passages")) == (3, 2)


def test_cells_read_as_a_person_reads_them(tmp_path: Path) -> None:
    sheets = with_("Quotes", 0, Date=datetime(2024, 5, 3), Said_by="\u00a0 Ann ", Position=7.0)
    sheets["Quotes"][1]["Date"] = date(2024, 5, 4)
    quotes = read(filled(tmp_path, sheets)).frames["quotes"]
    assert quotes["date"].tolist() == ["2024-05-03", "2024-05-04"]
    assert quotes["speaker"].tolist() == ["Ann", "Ann"]
    assert quotes["position"].tolist() == ["7", None]


def test_headings_may_be_written_otherwise_and_stand_elsewhere(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(filled(tmp_path)))
    book["Quotes"]["A1"], book["Quotes"]["B1"] = " TEXT ", "theme_ids"
    book["Quotes"].insert_rows(1, 2)
    book["Quotes"]["A1"] = "Quotes of our walks"
    book["Quotes"].title = "QUOTES "
    quotes = read(saved(book)).frames["quotes"]
    assert quotes["text"].tolist() == ["We just talk", "I stay in"]
    assert len(quotes["theme_ids"][0]) == 2


def test_columns_that_nothing_declares_are_left_out_and_told(tmp_path: Path) -> None:
    content = filled(tmp_path, with_("Quotes", 0, Mood="glad"))
    found = read(content)
    assert "mood" not in found.frames["quotes"]
    assert found.log.reasons == {
        "columns: neither known nor declared as an attribute": ["sheet Quotes, Mood"]
    }


def test_what_has_no_heading_or_no_place_is_told(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(filled(tmp_path)))
    book["Themes"]["M3"] = "by the way"
    book["Themes"]["A1"].value = "Theme"
    book["Themes"]["N1"] = "Theme"
    book.create_sheet("Notes")
    assert read(saved(book)).log.reasons == {
        "columns: an earlier one has the same heading": ["sheet Themes, Theme"],
        "columns: no heading stands above": ["sheet Themes, column M"],
        "sheets: the template has none of this name": ["Notes"],
    }


def test_a_value_without_an_attribute_is_a_problem(tmp_path: Path) -> None:
    log = read(filled(tmp_path, with_("Attributes", 0, Attribute=None, Plural=None))).log
    (problem,) = log.problems
    assert problem.place == f"{NAME}, sheet Attributes, row 3"
    assert problem.message == "The value has no attribute."


def test_a_value_of_which_only_the_label_is_given_is_called_that(tmp_path: Path) -> None:
    found = read(filled(tmp_path, with_("Attributes", 1, Value=None, Label="Wales")))
    values = tomllib.loads(found.toml)["attributes"][0]["values"]
    assert values == [{"value": "Scotland"}, {"value": "Wales", "label": "Wales"}]


def test_an_attribute_without_values_has_those_of_the_data(tmp_path: Path) -> None:
    sheets = with_("Participants", 0, Mood="glad")
    sheets["Quotes"][1]["Mood"] = "wet"
    sheets["Attributes"].append({"Attribute": "Mood"})
    sheets["Attributes"].append({"Attribute": "Shoes"})
    found = read(filled(tmp_path, sheets))
    mood = tomllib.loads(found.toml)["attributes"][2]
    values = [{"value": "glad"}, {"value": "wet"}]
    assert mood == {
        "id": "mood",
        "label": "Mood",
        "plural": "moods",
        "type": "text",
        "values": values,
    }
    assert found.log.reasons == {"attributes: no value is known": ["Shoes"]}


def test_without_attributes_on_their_sheet_unknown_columns_are_attributes(tmp_path: Path) -> None:
    found = read(filled(tmp_path, {**WALKS, "Attributes": []}))
    attributes = tomllib.loads(found.toml)["attributes"]
    assert [(a["id"], [v["value"] for v in a["values"]]) for a in attributes] == [
        ("nation", ["Scotland", "Wales"]),
        ("age_group", ["60 to 74", "75"]),
    ]


@pytest.mark.parametrize(
    ("label", "made"),
    [("Source", "attribute_source"), ("2nd job", "attribute_2nd_job"), ("Größe", "grösse")],
)
def test_ids_of_attributes_are_plain_words_that_are_free(
    tmp_path: Path, label: str, made: str
) -> None:
    attributes: list[dict[str, object]] = [{"Attribute": label, "Value": "x"}]
    found = read(filled(tmp_path, {"Attributes": attributes, "Themes": WALKS["Themes"]}))
    assert tomllib.loads(found.toml)["attributes"][0]["id"] == made
    assert found.built(tmp_path / "dataset").voice.label == label


def test_themes_that_share_a_title_are_told_apart_by_their_parents(tmp_path: Path) -> None:
    themes: list[dict[str, object]] = [
        {"Theme": "Walks"},
        {"Theme": "Talks"},
        {"Theme": "Length", "Parent theme": "Walks"},
        {"Theme": "Length", "Parent theme": "Talks"},
        {"Theme": "Short", "Parent theme": "Talks > Length"},
    ]
    quotes: list[dict[str, object]] = [{"Text": "A mile", "Themes": "Walks > Length"}]
    found = read(filled(tmp_path, {"Themes": themes, "Quotes": quotes}))
    ids = found.frames["themes"]["theme_id"]
    assert found.frames["quotes"]["theme_ids"][0] == [ids[2]]
    assert found.frames["themes"]["parent_id"][4] == ids[3]
    quotes[0]["Themes"] = "Length"
    (problem,) = read(filled(tmp_path, {"Themes": themes, "Quotes": quotes})).problems(tmp_path)
    assert (problem.rule, problem.value, problem.row) == ("known_reference", "Length", 3)


@pytest.mark.parametrize(
    ("sheets", "told"),
    [
        (
            with_("Quotes", 1, Text=None),
            ("required_value", "Quotes", 4, "Text", "", "Add it: The quote, without quotation"),
        ),
        (
            with_("Quotes", 1, Themes="Company; Wether"),
            ("known_reference", "Quotes", 4, "Themes", "Wether", "Write the title of a theme"),
        ),
        (
            with_("Quotes", 0, Participant="p9"),
            ("known_reference", "Quotes", 3, "Participant", "p9", "Write the id of a participant"),
        ),
        (
            with_("Themes", 2, Parent_theme="Wind"),
            ("known_reference", "Themes", 5, "Parent theme", "Wind", "Write the title of a theme"),
        ),
        (
            with_("Participants", 1, Nation="Walles"),
            ("known_value", "Participants", 4, "Nation", "Walles", "Use one of: Scotland, Wales."),
        ),
        (
            with_("Participants", 1, Participant="p1"),
            ("unique_value", "Participants", 4, "Participant", "", "Give each row an identifier"),
        ),
        (
            with_("Statements", 0, Kind="opinion"),
            ("known_value", "Statements", 3, "Kind", "opinion", "Use one of: finding, recomm"),
        ),
        (
            with_("Themes", 1, Position="first"),
            ("column_type", "Themes", 4, "Position", "first", "Write a whole number in digits."),
        ),
        (
            with_("Attributes", 1, Value="Scotland"),
            ("attribute_values", "Attributes", 3, "Attribute", "", "List each of its values once."),
        ),
    ],
    ids=lambda value: value[3] if isinstance(value, tuple) else "",
)
def test_a_problem_names_sheet_row_and_heading(
    tmp_path: Path, sheets: Filled, told: tuple[str, str, int, str, str, str]
) -> None:
    found = read(filled(tmp_path, sheets)).problems(tmp_path / "dataset")
    rule, sheet, row, heading, value, remedy = told
    problem = next(problem for problem in found if problem.rule == rule)
    assert problem.place == f"{NAME}, sheet {sheet}, row {row}, {heading}"
    assert problem.value == value
    assert problem.remedy.startswith(remedy)


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({}, ("required_key", "row 3, Value of Title")),
        (
            {"Title": "x", "Disclosure: threshold": "many"},
            ("key_form", "Value of Disclosure: threshold"),
        ),
        ({"Title": "x", "People 1: role": "head"}, ("key_form", "Value of People 1: name")),
        ({"Title": "x", "Voice": "Shoe"}, ("known_attribute", "Value of Voice")),
        (
            KEYS | {"Disclosure: published": "no"},
            ("disclosure_met", "Value of Disclosure: published"),
        ),
    ],
)
def test_a_problem_of_the_evaluation_names_the_row_of_its_key(
    tmp_path: Path, keys: dict[str, object], told: tuple[str, str]
) -> None:
    problem, *_ = read(filled(tmp_path, keys=keys)).problems(tmp_path / "dataset")
    assert problem.file == f"{NAME}, sheet Evaluation"
    assert problem.row is not None
    assert (problem.rule, problem.place.endswith(told[1])) == (told[0], True)


def test_a_key_whose_row_was_removed_is_named(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(filled(tmp_path, keys={})))
    book["Evaluation"].delete_rows(3, 2)
    problem, *_ = read(saved(book)).problems(tmp_path / "dataset")
    assert problem.place == f"{NAME}, sheet Evaluation, Value of Title"


def test_what_another_row_mends_is_told_of_that_row(tmp_path: Path) -> None:
    keys = KEYS | {"Disclosure: published": "no"}
    content = filled(tmp_path, keys=keys)
    problem, *_ = read(content).problems(tmp_path / "dataset")
    assert problem.remedy.startswith("Write yes here if the counts are published already")
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book["Evaluation"]
    [row] = [row[0].row for row in sheet.iter_rows() if row[0].value == "Disclosure: published"]
    sheet.delete_rows(row)
    problem, *_ = read(saved(book)).problems(tmp_path / "dataset")
    assert problem.place == f"{NAME}, sheet Evaluation, Value of Disclosure: published"
    assert problem.remedy.startswith("Add a row “Disclosure: published”.")


def test_keys_may_be_repeated_with_a_number(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(filled(tmp_path, keys={**KEYS, "People 1: name": "Ann"}))
    )
    for row in (["people 3 : Role", "walker"], ["People 3: name", "Bob"], ["Shoes", "wet"]):
        book["Evaluation"].append(row)
    found = read(saved(book))
    people = [{"name": "Ann"}, {"role": "walker", "name": "Bob"}]
    assert tomllib.loads(found.toml)["people"] == people
    assert [*found.log.reasons] == ["keys: “Shoes” is not known"]


def test_a_column_of_texts_that_was_removed_is_a_problem(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(filled(tmp_path)))
    book["Quotes"].delete_cols(1)
    (problem,) = read(saved(book)).log.problems
    assert problem.place == f"{NAME}, sheet Quotes"
    assert problem.message == "The column “Text” is missing."


LABELLED = ["Disclosure: labels published", "yes"]
SMALL: Sheets = {
    "Evaluation": [["Key", "Value"], ["Title", "Walks & talks"], LABELLED],
    "Quotes": [["Text", "Said by"], [], ["We just talk", "Änn"]],
}


@pytest.mark.parametrize("made", [ods, xls])
def test_other_kinds_of_workbook_are_read_too(
    tmp_path: Path, made: Callable[[Sheets], bytes]
) -> None:
    content = made(SMALL)
    assert is_workbook(read_spreadsheet(content, NAME))
    dataset = read(content).built(tmp_path / "dataset")
    assert dataset.evaluation.title == "Walks & talks"
    (quote,) = dataset.quotes.at(np.arange(1))
    assert (quote.text, quote.speaker) == ("We just talk", "Änn")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "The file is no workbook, or it is damaged."),
        (b"PK\x03\x04 and no more", "The file is no workbook, or it is damaged."),
        (b"Text,Said by\nWe talk,Ann\n", "The file is no workbook, or it is damaged."),
    ],
)
def test_what_is_no_workbook_is_told(content: bytes, message: str) -> None:
    with pytest.raises(BadDatasetError) as error:
        read(content)
    (problem,) = error.value.problems
    assert problem.file == NAME
    assert problem.message.startswith(message)


@pytest.mark.parametrize("sheets", [{"Quotes": [["Text"]]}, {"Evaluation": [["Key"]]}])
def test_a_workbook_without_the_sheets_of_the_template_is_a_table(sheets: Sheets) -> None:
    assert not is_workbook(read_spreadsheet(ods(sheets), NAME))


def test_a_cell_far_from_the_others_harms_nobody(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(filled(tmp_path)))
    book["Quotes"]["XFD1048576"] = "far"
    with pytest.raises(BadDatasetError, match="a cell far from the others takes all memory"):
        read(saved(book))
