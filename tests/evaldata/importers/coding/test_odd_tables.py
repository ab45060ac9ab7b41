"""Tables as people make them: whatever their headings and cells, there is a log, no error."""

import io
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from evaldata.dataset.storage import load, stored
from evaldata.importers.coding.choices import Choices, PeopleShown
from evaldata.importers.coding.importing import import_file
from evaldata.importers.coding.project import PASSAGES, QUOTE_COLUMNS

pytestmark = pytest.mark.slow

CELLS = ("", "x", "yes", "A > B", "3", "We wait far too long")
NAMED = Choices(people=PeopleShown.ATTRIBUTED)
HEADINGS = (
    *QUOTE_COLUMNS,
    *("theme", "response", "Participant", "role", "role (2)", "embed", "q", "note", "", "Column 2"),
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    headings=st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=6),
    cells=st.lists(
        st.sampled_from(["", "x", "yes", "A > B", "3", "We wait far too long"]), max_size=24
    ),
)
def test_whatever_the_headings_there_is_an_account(
    headings: list[str], cells: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    width = len(headings)
    rows = [headings, *(cells[i : i + width] for i in range(0, len(cells) - width + 1, width))]
    table = pd.DataFrame(rows).to_csv(header=False, index=False)
    folder = tmp_path_factory.mktemp("odd") / "to"
    log = import_file(table.encode(), "odd.csv", folder, choices=NAMED)
    assert log.failed != folder.exists()
    if not log.failed:
        assert len(load(folder).quotes) == log.kept(PASSAGES)


def test_participants_without_an_attribute_are_protected(tmp_path: Path) -> None:
    rows = "\n".join(f"We wait {i},Access,Person {i % 15}" for i in range(30))
    log = import_file(f"text,theme,participant\n{rows}\n".encode(), "s.csv", tmp_path)
    assert not log.failed, str(log)
    assert stored(tmp_path).safe.protection.needed


def test_protection_can_be_asked_for_after_something_else(tmp_path: Path) -> None:
    rows = "\n".join(f"We wait {i},Access,Person {i % 15}" for i in range(30))
    table = f"text,theme,participant\n{rows}\n".encode()
    import_file(table, "s.csv", tmp_path, choices=NAMED)
    assert not stored(tmp_path).safe.protection.needed
    import_file(table, "s.csv", tmp_path, choices=Choices(people=PeopleShown.PROTECTED))
    assert stored(tmp_path).safe.protection.needed


@pytest.mark.parametrize(
    ("one", "other"),
    [("C++", "C#"), ("A B", "A-B"), (f"{'long ' * 20}time", f"{'long ' * 20}cost")],
)
def test_an_id_never_moves_to_another_theme(tmp_path: Path, one: str, other: str) -> None:
    def ids(folder: str, *titles: str) -> dict[str, str]:
        table = "\n".join(["text,theme", *(f"said {title},{title}" for title in titles)])
        log = import_file(table.encode(), "s.csv", tmp_path / folder)
        assert not log.failed, str(log)
        themes = stored(tmp_path / folder).frames["themes"]
        return dict(zip(themes["title"], themes["theme_id"], strict=True))

    assert ids("first", one, other) == ids("second", other, one)


def book(sheets: dict[str, list[list[str]]], hidden: str = "") -> bytes:
    made, file = Workbook(), io.BytesIO()
    made.remove(made.worksheets[0])
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        sheet.sheet_state = "hidden" if name == hidden else "visible"
        for row in rows:
            sheet.append(row)
    made.save(file)
    return file.getvalue()


SHORT = [["text", "theme"], ["We wait", "Access"]]
LONG = [["text", "theme"], *([f"Said {i}", "Staff"] for i in range(9))]


def test_a_hidden_sheet_is_not_read(tmp_path: Path) -> None:
    content = book({"Codes": SHORT, "Secret": LONG}, hidden="Secret")
    log = import_file(content, "s.xlsx", tmp_path)
    assert log.kept(PASSAGES) == 1
    assert "hidden sheets: they are not shown, and not read (Secret)" in str(log)


def test_which_sheet_is_read_is_told(tmp_path: Path) -> None:
    log = import_file(book({"Codes": SHORT, "All": LONG}), "s.xlsx", tmp_path)
    assert "The sheet All was read." in log.understood
    assert "rows of other sheets: 1 found, 0 kept, 1 left out" in str(log)
    assert "other sheets: only one is read (Codes)" in str(log)


def test_a_csv_has_no_other_sheets(tmp_path: Path) -> None:
    log = import_file(b"text\nWe wait\n", "s.csv", tmp_path)
    assert list(log.found) == [PASSAGES, "themes", "participants"]


def test_a_problem_is_told_by_the_row_of_the_file(tmp_path: Path) -> None:
    table = "text,theme,participant\nWe wait,Access,Ann\n\nAnn says so,Staff,Bob\n"
    log = import_file(
        table.encode(), "s.csv", tmp_path, choices=Choices(people=PeopleShown.PROTECTED)
    )
    assert ("s.csv", "row 4, text") in [(p.file, p.field) for p in log.problems]


def test_a_passage_too_long_for_a_page_is_left_out_and_told(tmp_path: Path) -> None:
    log = import_file(f"text\nWe wait\n{'x' * 20_001}\n".encode(), "s.csv", tmp_path)
    assert log.kept(PASSAGES) == 1
    assert "coded passages: longer than 20,000 characters (row 3)" in str(log)


def test_a_line_break_of_word_is_one(tmp_path: Path) -> None:
    import_file(b"text\nWe\vwait\n", "s.csv", tmp_path)
    [quote] = load(tmp_path).quotes.at(load(tmp_path).quotes.in_order)
    assert quote.text == "We\nwait"


def test_what_excel_writes_before_the_headings_is_passed_over(tmp_path: Path) -> None:
    log = import_file(b"sep=;\ntext;theme;\nWe wait;Access;\n", "s.csv", tmp_path)
    assert log.kept(PASSAGES) == 1


def test_a_spoilt_file_of_columns_is_told(tmp_path: Path) -> None:
    import_file(b"text\nWe wait\n", "s.csv", tmp_path)
    (tmp_path / "columns.toml").write_text('[columns]\ntext = "words"\n')
    log = import_file(b"text\nWe wait\n", "s.csv", tmp_path)
    assert [(p.file, p.field) for p in log.problems] == [("columns.toml", "text")]


def test_a_name_of_a_file_is_told_without_its_folder(tmp_path: Path) -> None:
    log = import_file(b"text\nWe wait\n", "C:\\Users\\me\\s.csv", tmp_path)
    assert "Users" not in str(log)
