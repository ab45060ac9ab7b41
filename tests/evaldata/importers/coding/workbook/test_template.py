"""The template tells what to write, offers what may be chosen, and holds a dataset whole."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from evaldata.cli import main
from evaldata.dataset.storage import stored
from evaldata.importers.coding.workbook import workbook_template
from evaldata.model.schema import QUOTES, STATEMENTS, TABLES
from evaldata.model.table import Table
from evaldata.model.vocabulary import Basis, LinkBasis, StatementKind, Wording
from tests.evaldata.importers.coding.workbook.filling import read, saved
from tests.evaluations import built
from tests.server import ROOT

SHEETS = ["Read me", "Evaluation", "Attributes", "Participants", "Themes", "Statements", "Quotes"]


@pytest.fixture
def empty(tmp_path: Path) -> openpyxl.Workbook:
    (tmp_path / "empty.xlsx").write_bytes(workbook_template())
    return openpyxl.load_workbook(tmp_path / "empty.xlsx")


@pytest.fixture
def walks(tmp_path: Path) -> openpyxl.Workbook:
    held = stored(built(tmp_path))
    (tmp_path / "walks.xlsx").write_bytes(workbook_template(held.evaluation, held.frames))
    return openpyxl.load_workbook(tmp_path / "walks.xlsx")


def headings(sheet: Worksheet) -> list[str | None]:
    return [cell.value for cell in sheet[1]]


def column(sheet: Worksheet, heading: str) -> str:
    return str(next(cell.column_letter for cell in sheet[1] if cell.value == heading))


def rule(sheet: Worksheet, cell: str) -> DataValidation:
    found = [v for v in sheet.data_validations.dataValidation if cell in v.sqref]
    assert len(found) == 1
    return found[0]


def test_it_has_a_sheet_for_each_thing_in_the_order_of_filling_in(empty: openpyxl.Workbook) -> None:
    assert empty.sheetnames == SHEETS
    assert empty["Read me"].max_row == 10


def test_headings_are_words_and_the_programs_own_columns_come_last(
    empty: openpyxl.Workbook,
) -> None:
    assert headings(empty["Themes"]) == [
        *("Theme", "Parent theme", "Number", "Headline", "Summary", "Points", "Gap", "Continues"),
        *("Source", "Id", "Position"),
    ]
    assert headings(empty["Participants"]) == [
        "Participant",
        "Person",
        "Basis",
        "Source",
        *[None] * 4,
    ]
    assert headings(empty["Quotes"]) == [
        *("Text", "Themes", "Wording", "Said by", "Participant", "Why chosen", "Document"),
        *("Coder", "Memo", "Date", "Source", *[None] * 4, "Id", "Position"),
    ]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_each_column_tells_what_the_schema_means(empty: openpyxl.Workbook, table: Table) -> None:
    told = [str(cell.value) for cell in empty[table.name.capitalize()][2]]
    assert not any("null" in help_ for help_ in told)
    for declared in table.columns:
        assert any(help_.startswith(declared.meaning.replace("null", "empty")) for help_ in told)


@pytest.mark.parametrize(
    ("sheet", "heading", "words"),
    [
        ("Participants", "Basis", Basis),
        ("Statements", "Kind", StatementKind),
        ("Statements", "Link", LinkBasis),
        ("Quotes", "Wording", Wording),
    ],
)
def test_a_vocabulary_is_offered_and_nothing_else_is_taken(
    empty: openpyxl.Workbook, sheet: str, heading: str, words: type[Basis]
) -> None:
    letter = column(empty[sheet], heading)
    found = rule(empty[sheet], f"{letter}3")
    assert found.formula1 == f'"{",".join(words)}"'
    assert (found.type, found.showErrorMessage) == ("list", True)
    assert found.prompt.endswith(f"One of: {', '.join(words)}.")


@pytest.mark.parametrize(
    ("sheet", "heading", "source"),
    [
        ("Themes", "Parent theme", "Themes!$A$3:$A$5001"),
        ("Statements", "Themes", "Themes!$A$3:$A$5001"),
        ("Quotes", "Themes", "Themes!$A$3:$A$5001"),
        ("Quotes", "Participant", "Participants!$A$3:$A$5001"),
    ],
)
def test_what_a_row_refers_to_is_offered_and_several_may_be_written(
    empty: openpyxl.Workbook, sheet: str, heading: str, source: str
) -> None:
    found = rule(empty[sheet], f"{column(empty[sheet], heading)}4000")
    assert found.formula1 == source
    assert not found.showErrorMessage


def test_the_values_of_an_attribute_are_offered_under_its_heading(walks: openpyxl.Workbook) -> None:
    for name in ("Participants", "Quotes"):
        letter = column(walks[name], "Age group")
        assert rule(walks[name], f"{letter}3").formula1 == (
            f"OFFSET(Attributes!$C$2,MATCH({letter}$1,Attributes!$A$3:$A$5001,0),0,"
            f"COUNTIF(Attributes!$A$3:$A$5001,{letter}$1),1)"
        )
    rows = list(walks["Attributes"].iter_rows(min_row=3, max_col=3, values_only=True))
    assert rows == [
        ("Nation", "nations", "Scotland"),
        ("Nation", "nations", "Wales"),
        ("Age group", "age groups", "60"),
        ("Age group", "age groups", "75"),
    ]


def test_columns_without_a_heading_take_an_attribute_that_is_chosen_there(
    empty: openpyxl.Workbook,
) -> None:
    assert rule(empty["Participants"], "E1").formula1 == "Attributes!$A$3:$A$5001"
    assert "MATCH(E$1" in rule(empty["Participants"], "E3").formula1


def test_keys_offer_what_they_may_say(empty: openpyxl.Workbook) -> None:
    rows = {row[0].value: row[1].coordinate for row in empty["Evaluation"].iter_rows(min_row=3)}
    assert rule(empty["Evaluation"], rows["Rights: wording"]).formula1 == '"verbatim,paraphrase"'
    assert rule(empty["Evaluation"], rows["Disclosure: published"]).formula1 == '"yes,no"'
    assert {"Title", "Short title", "People 1: name", "Glossary 1: term"} < rows.keys()


def test_headings_and_help_stay_in_view_and_texts_are_no_numbers(empty: openpyxl.Workbook) -> None:
    for name in SHEETS[1:]:
        assert empty[name].freeze_panes == "B3"
        assert empty[name]["A1"].font.bold
    themes = empty["Themes"]
    assert themes.column_dimensions[column(themes, "Summary")].width > 50
    assert themes[f"{column(themes, 'Theme')}3"].number_format == "@"
    assert themes[f"{column(themes, 'Theme')}3"].alignment.wrap_text


def test_examples_are_marked_so_that_nobody_takes_them_for_data(empty: openpyxl.Workbook) -> None:
    for sheet in SHEETS[2:]:
        assert str(empty[sheet]["A3"].value).startswith("Example: ")
        assert str(empty[sheet]["A3"].value).endswith("; delete or overwrite")
    frames = read(saved(empty)).frames
    assert {name: len(frame) for name, frame in frames.items()} == dict.fromkeys(frames, 0)


def test_themes_are_called_by_their_titles_and_ids_are_kept(walks: openpyxl.Workbook) -> None:
    quotes = walks["Quotes"]
    themes = [quotes[f"{column(quotes, 'Themes')}{row}"].value for row in range(3, 7)]
    assert themes == ["Company", "Company", "Company; Weather", "Weather"]
    ids = [quotes[f"{column(quotes, 'Id')}{row}"].value for row in range(3, 7)]
    assert ids == ["q1", "q2", "q3", "q4"]
    assert not any("Example" in str(c.value) for sheet in walks for row in sheet for c in row[:1])


def test_a_text_that_looks_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    held = stored(built(tmp_path))
    frames = held.frames
    frames["quotes"].loc[0, "text"] = "=1+1"
    (tmp_path / "formula.xlsx").write_bytes(workbook_template(held.evaluation, frames))
    cell = openpyxl.load_workbook(tmp_path / "formula.xlsx")["Quotes"]["A3"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["shipped", "walks"])
def test_a_dataset_comes_back_from_the_workbook_as_it_was(tmp_path: Path, name: str) -> None:
    folder = ROOT / "data" if name == "shipped" else built(tmp_path)
    held = stored(folder)
    evaluation, frames = held.evaluation, held.frames
    (tmp_path / "full.xlsx").write_bytes(workbook_template(evaluation, frames))
    back = read((tmp_path / "full.xlsx").read_bytes()).built(tmp_path / "back")
    assert back.evaluation == evaluation
    for table in TABLES:
        written = (tmp_path / "back" / table.file).read_bytes()
        assert written == (folder / table.file).read_bytes()


def test_the_command_writes_it_empty_or_filled(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "new" / "my.xlsx"
    assert main(["template", str(path.with_stem("empty"))]) == 0
    assert main(["template", str(path), "--from", str(built(tmp_path))]) == 0
    assert capsys.readouterr().out == f"Wrote {path.with_stem('empty')}.\nWrote {path}.\n"
    sheet = openpyxl.load_workbook(path)[STATEMENTS.name.capitalize()]
    assert sheet["A3"].value == "People came for company."


def test_the_command_says_what_it_cannot_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["template", str(tmp_path / "my.xlsx"), "--from", str(tmp_path)]) == 1
    assert f"{QUOTES.file}: The file is missing." in capsys.readouterr().out
    (tmp_path / "taken.xlsx").mkdir()
    assert main(["template", str(tmp_path / "taken.xlsx")]) == 1
    assert capsys.readouterr().err == "error: taken.xlsx: Is a directory\n"
