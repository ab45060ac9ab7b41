"""What each column is, is proposed with its reason, kept in a file and corrected by a person."""

from collections.abc import Sequence

import pandas as pd
import pytest

from evaldata.importers.coding.columns import Columns, Role
from evaldata.importers.coding.proposing import propose
from evaldata.model.problems import BadDatasetError

LONG = "We waited for the better part of a year to be seen"


def proposed(**cells: Sequence[str | None]) -> Columns:
    return propose({"": pd.DataFrame(cells, dtype=object)})


def roles(columns: Columns) -> dict[str, Role]:
    return dict(columns.roles)


def test_a_heading_tells_what_a_column_is() -> None:
    found = proposed(Quote=["a"], Theme=["b"], Speaker=["c"], Participant_ID=["P1"], Memo=["d"])
    assert list(roles(found).values()) == [
        Role.TEXT,
        Role.THEME,
        Role.SPEAKER,
        Role.PARTICIPANT,
        Role.MEMO,
    ]
    assert set(found.reasons.values()) == {"by its heading"}


@pytest.mark.parametrize(
    ("headings", "participant"),
    [
        (["Interview ID"], "Interview ID"),
        (["Interview ID", "Participant"], "Participant"),
        (["Site ID", "Question ID", "Document ID", "Group ID"], None),
        (["Group ID", "Case ID"], "Case ID"),
    ],
)
def test_ids_tell_people_where_their_heading_says_so(
    headings: list[str], participant: str | None
) -> None:
    ids = {heading: [f"{heading}-{n // 2}" for n in range(8)] for heading in headings}
    found = proposed(Quote=[f"{LONG} {n}" for n in range(8)], **ids)
    assert found.one(Role.PARTICIPANT) == participant


def test_without_a_heading_the_longest_cells_are_the_text() -> None:
    found = proposed(A=["North", "North"], B=[LONG, f"{LONG} again"])
    assert roles(found) == {"A": Role.ATTRIBUTE, "B": Role.TEXT}
    assert found.reasons == {"A": "1 value in 2 rows", "B": "its cells are the longest"}


def test_of_several_headings_of_a_text_the_longest_cells_are_the_text() -> None:
    found = proposed(Quote=["0c332b0aaaa9"], Theme=["Access"], Text=["We wait far too long"])
    assert roles(found) == {"Quote": Role.ATTRIBUTE, "Theme": Role.THEME, "Text": Role.TEXT}
    assert found.reasons["Text"] == "by its heading, and its cells are the longest"


def test_the_text_of_a_program_stays_beside_a_longer_column_of_that_name() -> None:
    found = proposed(**{"Document name": ["a"], "Code": ["b"], "Segment": ["c"], "Text": [LONG]})
    assert found.of(Role.TEXT) == ["Segment"]


def test_answers_to_choose_from_are_no_text_where_there_are_sentences() -> None:
    answers, said = ["Yes", "No"] * 2, [f"{LONG} {number}" for number in range(4)]
    found = proposed(Answer=answers, Remark_on_it=said)
    assert roles(found) == {"Answer": Role.ATTRIBUTE, "Remark_on_it": Role.TEXT}
    assert roles(proposed(Answer=answers))["Answer"] is Role.TEXT


def test_the_sheet_whose_headings_name_a_text_and_themes_is_the_table() -> None:
    people = pd.DataFrame({"Participant": ["P1", "P2"], "Role": ["Nurse"] * 2, "Site": ["A"] * 2})
    coded = pd.DataFrame({"Theme": ["Access"], "Quote": ["We wait"]})
    texts = pd.DataFrame({"Quote": ["We wait"] * 9})
    assert propose({"People": people, "Texts": texts, "Coded": coded}).sheet == "Coded"
    assert propose({"People": people, "Coded": coded.head(0)}).sheet == "People"


def test_columns_of_yes_and_no_are_themes() -> None:
    found = proposed(Verbatim=[LONG], Waiting=["x"], Money=[None], Staff=["FALSE"], Travel=["1"])
    assert found.of(Role.MARK) == ["Waiting", "Staff", "Travel"]
    assert roles(found)["Money"] is Role.NOTHING


def test_a_column_of_marks_may_have_an_odd_cell() -> None:
    odd = ["x"] * 9 + ["maybe"]
    found = proposed(Verbatim=[LONG] * 10, Waiting=odd, Staff=["yes"] * 10)
    assert found.of(Role.MARK) == ["Waiting", "Staff"]
    assert found.reasons["Waiting"] == "nearly all its cells say yes or no"
    doubtful = proposed(Verbatim=[LONG] * 10, Waiting=odd[1:] + odd[-1:], Staff=["yes"] * 10)
    assert doubtful.of(Role.MARK) == []


def test_numbered_headings_of_themes_are_themes_and_no_other_is() -> None:
    found = proposed(
        Quote=["a"], Theme_1=["b"], Theme2=["c|d"], **{"Theme (2)": ["e"]}, Category=["f"]
    )
    assert found.of(Role.THEME) == ["Theme_1", "Theme2", "Theme (2)"]
    assert (roles(found)["Category"], found.separator) == (Role.ATTRIBUTE, "|")


def test_numbered_headings_of_themes_may_stand_above_marks() -> None:
    found = proposed(Quote=[LONG] * 2, Theme_1=["x", None], Theme_2=["x", "x"])
    assert found.of(Role.MARK) == ["Theme_1", "Theme_2"]


def test_one_column_of_yes_and_no_is_an_attribute() -> None:
    assert roles(proposed(Quote=[LONG, LONG], Agreed=["yes", "no"]))["Agreed"] is Role.ATTRIBUTE


def test_a_column_that_tells_every_row_apart_is_left_out() -> None:
    rows = [f"R{number}" for number in range(40)]
    found = proposed(Quote=[f"{LONG} {number}" for number in rows], Row=rows)
    assert roles(found)["Row"] is Role.NOTHING
    assert found.reasons["Row"] == "40 different values: it tells one row from another"


def test_a_column_is_left_out_for_the_reason_that_applies() -> None:
    numbers = [f"{number}" for number in range(700)]
    found = proposed(
        Quote=[f"{LONG} {number}" for number in numbers],
        What_else=[f"Yes we did {number}" for number in numbers],
        Age=numbers,
        Ward=[f"Ward {int(number) % 301}" for number in numbers],
    )
    assert [found.reasons[each] for each in ("What_else", "Age", "Ward")] == [
        "sentences, and only one column can be the text",
        "700 different numbers, where an attribute has a few groups",
        "301 different values, of which at most 300 can be filtered by",
    ]


@pytest.mark.parametrize(
    "headings",
    [
        ["Document group", "Document name", "Code", "Segment", "Comment"],
        ["Dokumentgruppe", "Dokumentname", "Code", "Segment", "Kommentar"],
        ["Grupo de documentos", "Nombre del documento", "Código", "Segmento", "Comentario"],
        ["Groupe de documents", "Nom du document", "Code", "Segment", "Commentaire"],
    ],
)
def test_maxqda_is_known_in_each_of_its_languages(headings: list[str]) -> None:
    found = proposed(**{heading: ["a"] for heading in headings})
    assert list(roles(found).values()) == [
        Role.ATTRIBUTE,
        Role.DOCUMENT,
        Role.THEME,
        Role.TEXT,
        Role.MEMO,
    ]


def test_themes_of_a_cell_are_parted_by_what_stands_between_them() -> None:
    assert proposed(Quote=[LONG], Themes=["Access|Staff"]).separator == "|"
    assert proposed(Quote=[LONG], Themes=["Access"]).separator == ";"


def test_the_file_says_the_same_when_it_is_read_again() -> None:
    found = proposed(**{"Said # by": ["c"], 'Qu"ote': [LONG]}, Waiting=["x"], Staff=["0"])
    again = Columns.from_toml(found.to_toml().encode())
    assert (roles(again), again.separator, again.sheet) == (roles(found), ";", "")
    assert "# its cells are the longest" in found.to_toml()


@pytest.mark.parametrize(
    ("written", "field"),
    [(b"columns = 1", "columns"), (b"[columns]\nQuote = 'words'", "Quote"), (b"[columns", "")],
)
def test_a_file_that_is_spoilt_is_told(written: bytes, field: str) -> None:
    with pytest.raises(BadDatasetError) as caught:
        Columns.from_toml(written)
    [problem] = caught.value.problems
    assert (problem.file, problem.field) == ("columns.toml", field)


def test_a_table_needs_one_text_and_most_roles_once() -> None:
    found = Columns({"A": Role.SPEAKER, "B": Role.SPEAKER})
    assert [problem.field for problem in found.problems("table.csv")] == ["text", "speaker"]


def test_a_program_in_a_language_that_is_not_known_tells_its_themes_by_their_steps() -> None:
    found = proposed(文書名=["一", "二", "二"], コード=["A\\B", "C", "A\\D"], セグメント=[LONG] * 3)
    assert list(roles(found).values()) == [Role.ATTRIBUTE, Role.THEME, Role.TEXT]
