"""What people put into cells beside what is meant is taken off, and told."""

from pathlib import Path

import pandas as pd
import pytest

from evaldata.dataset.storage import load
from evaldata.importers.coding.choices import Choices, PeopleShown
from evaldata.importers.coding.importing import import_file
from evaldata.importers.coding.passages import ALONE
from evaldata.importers.coding.tidying import one_spelling, without_marks
from evaldata.importers.log import CodingLog
from tests.evaldata.importers.coding.workbook.filling import WALKS, filled

NAMED = Choices(people=PeopleShown.ATTRIBUTED)


@pytest.mark.parametrize(
    "marked", ['"We wait"', "“We wait”", "„We wait“", "‘We wait’", "« We wait »", "»We wait«"]
)
def test_quotation_marks_around_a_quote_are_left_out_and_told(marked: str) -> None:
    log = CodingLog("study.csv")
    assert without_marks(pd.Series([marked, None, "I stay"], dtype=object), log).tolist() == [
        "We wait",
        None,
        "I stay",
    ]
    assert log.understood == ["Quotation marks around quotes are left out: 1."]


@pytest.mark.parametrize(
    "said",
    ["‘Yes’ was all the nurses’", "“Yes” is not “no”", '"I paid," she said', '" "', "it’s ‘fine’"],
)
def test_quotation_marks_that_belong_to_the_words_stay(said: str) -> None:
    log = CodingLog("study.csv")
    assert without_marks(pd.Series([said]), log).tolist() == [said]


def test_an_apostrophe_does_not_end_a_quote() -> None:
    assert without_marks(pd.Series(["‘I can’t’"]), CodingLog("s.csv")).tolist() == ["I can’t"]


def test_a_table_is_rid_of_them_before_passages_are_joined(tmp_path: Path) -> None:
    import_file("Quote,Theme\n“We wait”,A\nWe wait,B\n".encode(), "s.csv", tmp_path)
    [quote] = load(tmp_path).quotes.at(load(tmp_path).quotes.in_order)
    assert (quote.text, len(quote.theme_ids)) == ("We wait", 2)


def test_a_cell_that_only_fills_its_place_is_no_theme_no_participant_and_no_value(
    tmp_path: Path,
) -> None:
    rows = "P1,Nurse,We wait,Staff\nN/A,n/a,I stay,n/a; -\nP2,None,I go,Staff\n"
    table = f"Participant,Role,Quote,Theme\n{rows}".encode()
    log = import_file(table, "s.csv", tmp_path, choices=NAMED)
    study = load(tmp_path)
    [role] = study.attributes
    assert [theme.title for theme in study.themes] == ["Staff"]
    assert (set(role.texts), study.responses) == ({"Nurse", "None"}, 2)
    for heading in ("Participant", "Role"):
        told = f"{heading}: cells that say nothing, as n/a does, are taken for blank: 1 (row 3)"
        assert told in str(log)


def test_a_workbook_keeps_the_marks_of_paraphrases_alone(tmp_path: Path) -> None:
    quotes: list[dict[str, object]] = [
        {"Text": "“We just talk”"},
        {"Text": "“They talk”", "Wording": "paraphrase"},
    ]
    log = import_file(filled(tmp_path, {**WALKS, "Quotes": quotes}), "w.xlsx", tmp_path / "to")
    found = load(tmp_path / "to").quotes
    assert [quote.text for quote in found.at(found.in_order)] == ["We just talk", "“They talk”"]
    assert "Quotation marks around quotes are left out: 1." in log.understood


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (["nurse", "Nurse", None, "nurse"], ["nurse", "nurse", None, "nurse"]),
        (["NURSE", "nurse", "Nurse"], ["Nurse"] * 3),
        (["Care  home", "care home", "Care home", "Care home"], ["Care home"] * 4),
        (["m²", "m2"], ["m²", "m2"]),
    ],
)
def test_of_several_spellings_the_one_written_most_often_is_taken(
    written: list[str | None], read: list[str | None]
) -> None:
    cells = pd.Series(written, dtype=object)
    assert one_spelling(cells).tolist() == read
    assert one_spelling(cells[::-1]).tolist() == read[::-1]


def test_values_and_participants_of_several_spellings_are_one_and_told(tmp_path: Path) -> None:
    table = "Participant,Role,Quote\nP1,Nurse,A\nP1,nurse,B\np1,Nurse,C\n,,D\n"
    log = import_file(table.encode(), "s.csv", tmp_path, choices=NAMED)
    found = load(tmp_path)
    assert (found.responses, found.attributes[0].texts) == (1, ("Nurse",))
    alike = f"cells that differ from others {ALONE} are taken for the same"
    assert f"Participant: {alike} participant: 1 (row 4)" in log.understood
    assert f"Role: {alike} value: 1 (row 3)" in log.understood


def test_themes_of_several_spellings_are_one_and_told(tmp_path: Path) -> None:
    table = "Theme,Quote\nAccess > Waiting,A\naccess > Waiting,B\nAccess,C\n"
    log = import_file(table.encode(), "s.csv", tmp_path, choices=NAMED)
    assert [theme.title for theme in load(tmp_path).themes] == ["Access", "Waiting"]
    told = f"themes that differ from others {ALONE} are taken for the same theme: 1 (row 3)"
    assert told in log.understood


def test_rows_in_another_order_are_the_same_delivery(tmp_path: Path) -> None:
    head, rows = "Participant,Role,Quote", ["P1,Nurse,A", "p1,nurse,B", "P2,nurse,C", "P2,NURSE,D"]
    tables = ("\n".join([head, *each]).encode() for each in (rows, rows[::-1]))
    _, again = [import_file(table, "s.csv", tmp_path, choices=NAMED) for table in tables]
    assert (again.failed, again.changes) == (False, [])
