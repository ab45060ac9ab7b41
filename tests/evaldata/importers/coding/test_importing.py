"""A file becomes a dataset: whole, with a log that adds up, or not at all."""

from pathlib import Path
from typing import Any

import pytest

from evaldata.dataset.dataset import Dataset
from evaldata.dataset.storage import load, stored
from evaldata.importers.coding import importing
from evaldata.importers.coding.assembly import assembled
from evaldata.importers.coding.choices import Choices, PeopleShown
from evaldata.importers.coding.columns import Columns
from evaldata.importers.coding.importing import import_file, people_before
from evaldata.importers.coding.project import CodedProject, Sources
from evaldata.importers.coding.workbook import workbook_template
from evaldata.importers.log import CodingLog
from evaldata.model.problems import errors
from tests.evaldata.importers.coding.refi import refi_files as refi
from tests.evaldata.importers.coding.taguette_files import exported
from tests.evaldata.importers.coding.workbook.filling import filled
from tests.evaluations import built

pytestmark = pytest.mark.slow

LONG = """Participant;Role;Region;Date;Theme;Quote
P01;Nurse;North;13/02/2024;Access > Waiting;"We wait,
too long"
P01;Nurse;North;13/02/2024;Staff;"We wait,
too long"
P02;Parent;South;14/02/2024;Access;Nobody rang back
P02;Parent;South;14/02/2024;Staff;
P03;Parent;;15/02/2024;;She is lovely
"""
NAMED = Choices(people=PeopleShown.ATTRIBUTED)


def imported(folder: Path, table: str, choices: Choices = NAMED, **more: Columns) -> CodingLog:
    return import_file(table.encode(), "study.csv", folder, choices=choices, **more)


def dataset(folder: Path, table: str, choices: Choices = NAMED) -> Dataset:
    log = imported(folder, table, choices)
    assert not log.failed, str(log)
    return load(folder)


def quotes(found: Dataset) -> list[tuple[str, tuple[str, ...]]]:
    return [(q.text, q.theme_ids) for q in found.quotes.at(found.quotes.in_order)]


def test_a_row_a_passage_becomes_a_quote_with_all_its_themes(tmp_path: Path) -> None:
    found = dataset(tmp_path, LONG)
    assert quotes(found) == [
        ("Nobody rang back", ("access",)),
        ("We wait,\ntoo long", ("access-waiting", "staff")),
        ("She is lovely", ()),
    ]
    assert [(t.theme_id, t.title, t.parent_id) for t in found.themes] == [
        ("access", "Access", None),
        ("access-waiting", "Waiting", "access"),
        ("staff", "Staff", None),
    ]
    assert found.evaluation.title == "study"
    assert [(a.id, a.texts) for a in found.attributes] == [
        ("role", ("Nurse", "Parent")),
        ("region", ("North", "South", "Not stated")),
    ]
    assert (found.voice.id, found.responses) == ("role", 3)


def test_the_account_adds_up_and_stands_beside_the_dataset(tmp_path: Path) -> None:
    log = imported(tmp_path, LONG)
    assert (log.found["coded passages"], log.kept("coded passages")) == (5, 3)
    assert (log.joined["coded passages"], log.left_out["coded passages"]) == (1, 1)
    assert "coded passages: the row has no text (row 5)" in str(log)
    assert (tmp_path / "import.txt").read_text() == f"{log}\n"


def test_a_date_is_read_where_it_can_be_read_in_one_way(tmp_path: Path) -> None:
    found = dataset(tmp_path, LONG)
    assert {q.date for q in found.quotes.at(found.quotes.in_order)} == {
        "2024-02-13",
        "2024-02-14",
        "2024-02-15",
    }


def test_passages_of_one_participant_that_differ_are_a_response_each(tmp_path: Path) -> None:
    table = "Participant,Year,Quote\nP1,Y1,A\nP1,Y2,B\nP2,Y1,C\nP2,,D\n"
    found = dataset(tmp_path, table)
    assert found.responses == 3


def test_a_bare_number_is_called_by_what_it_counts(tmp_path: Path) -> None:
    [days] = dataset(tmp_path, "Days;Quote\n2;We wait\n14;I go\n").attributes
    assert [value.shown for value in days.values] == ["Days 2", "Days 14"]


def test_too_few_participants_are_not_linked_unless_somebody_says_so(tmp_path: Path) -> None:
    log = imported(tmp_path, LONG, Choices())
    assert [problem.rule for problem in log.problems] == ["disclosure_met"]
    assert list(tmp_path.iterdir()) == []
    unlinked = dataset(tmp_path, LONG, Choices(people=PeopleShown.UNLINKED))
    assert (unlinked.responses, len(unlinked.quotes)) == (0, 3)
    assert "participants: 3 found, 0 kept, 3 left out" in (tmp_path / "import.txt").read_text()


@pytest.mark.parametrize("way", [way for way in PeopleShown if way is not PeopleShown.PROTECTED])
def test_how_people_were_shown_before_is_known(tmp_path: Path, way: PeopleShown) -> None:
    assert people_before(tmp_path) is None
    dataset(tmp_path, LONG, Choices(people=way))
    assert people_before(tmp_path) is way


def test_people_who_were_protected_are_known_to_have_been(tmp_path: Path) -> None:
    table = "Quote,Theme\nWe wait,Access\n"
    dataset(tmp_path, table, Choices(people=PeopleShown.PROTECTED))
    assert people_before(tmp_path) is PeopleShown.PROTECTED
    (tmp_path / "evaluation.toml").write_text("title = ")
    assert people_before(tmp_path) is None


def test_what_concerns_a_whole_table_is_told_without_a_gap(tmp_path: Path) -> None:
    roles = ["Nurse"] * 3 + ["Parent"] * 17
    rows = (f"P{n},{role},We wait {n}\n" for n, role in enumerate(roles))
    table = "Participant,Role,Quote\n" + "".join(rows)
    log = imported(tmp_path, table, Choices(people=PeopleShown.PROTECTED))
    assert [p.place for p in log.problems if p.rule == "disclosure_merged"] == [
        "study.csv, participants"
    ]


def test_people_are_counted_where_one_gave_several_responses(tmp_path: Path) -> None:
    rows = (f"P{n},{year},We wait {n} in {year}\n" for n in range(5) for year in (2015, 2016))
    table = "Participant,Year,Quote\n" + "".join(rows)
    log = imported(tmp_path, table, Choices(people=PeopleShown.PROTECTED))
    assert [problem.rule for problem in errors(log.problems)] == ["disclosure_met"]
    assert any(line.startswith("5 people gave 10 responses") for line in log.understood)
    published = dataset(tmp_path, table, Choices(people=PeopleShown.PUBLISHED))
    assert published.responses == 10
    persons = stored(tmp_path).frames["participants"]["person_id"]
    assert persons.tolist() == [f"P{n}" for n in range(5) for _ in range(2)]


def test_an_account_that_does_not_add_up_writes_nothing_and_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def miscounted(project: CodedProject, choices: Choices, log: CodingLog) -> Sources:
        log.found["themes"] += 1
        return assembled(project, choices, log)

    monkeypatch.setattr(importing, "assembled", miscounted)
    log = imported(tmp_path, LONG)
    assert [(p.rule, p.place) for p in log.problems] == [("log_adds_up", "study.csv, themes")]
    assert log.problems[0].message == "By the account 4 are kept, but the dataset would hold 3."
    assert list(tmp_path.iterdir()) == []


def test_what_a_person_corrected_is_kept_for_the_next_delivery(tmp_path: Path) -> None:
    imported(tmp_path, LONG)
    kept = tmp_path / "columns.toml"
    kept.write_text(kept.read_text().replace('Region = "attribute"', 'Region = "nothing"'))
    again = dataset(tmp_path, LONG)
    assert [attribute.id for attribute in again.attributes] == ["role"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("study.csv", b""),
        ("study.csv", b"Quote,Theme\n"),
        ("study.csv", b"Quote,Theme\nA,B,C\n"),
        ("study.docx", b"PK"),
        ("x.xls", b"1"),
    ],
)
def test_what_cannot_be_read_writes_nothing(tmp_path: Path, name: str, content: bytes) -> None:
    log = import_file(content, name, tmp_path / "to")
    assert log.failed
    assert not (tmp_path / "to").exists()
    assert all(problem.file == name for problem in log.problems)


def test_a_dataset_that_was_made_otherwise_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "evaluation.toml").write_text("title = 'Other'")
    log = imported(tmp_path, LONG)
    assert [problem.rule for problem in log.problems] == ["folder_free"]
    assert (tmp_path / "evaluation.toml").read_text() == "title = 'Other'"


@pytest.mark.slow
def test_a_workbook_of_ours_is_imported_whole(tmp_path: Path) -> None:
    book, folder = tmp_path / "walks.xlsx", tmp_path / "to"
    held = stored(built(tmp_path / "built"))
    book.write_bytes(workbook_template(held.evaluation, held.frames))
    log = import_file(book.read_bytes(), book.name, folder)
    assert not log.failed, str(log)
    assert load(folder).evaluation == held.evaluation
    again = import_file(book.read_bytes(), book.name, folder)
    assert again.changes == []


def test_what_is_chosen_for_a_workbook_is_not_heeded_and_that_is_told(tmp_path: Path) -> None:
    def understood(**chosen: Any) -> list[str]:  # noqa: ANN401 - as `Choices` has them
        choices = Choices(**chosen)
        return import_file(filled(tmp_path), "a.xlsx", tmp_path / "a", choices=choices).understood

    assert importing.NOT_HEEDED not in understood()
    assert importing.NOT_HEEDED in understood(title="Other")
    assert importing.NOT_HEEDED in understood(people=PeopleShown.PUBLISHED)


def test_what_is_wrong_with_a_workbook_is_told_by_sheet_and_row(tmp_path: Path) -> None:
    book = tmp_path / "walks.xlsx"
    held = stored(built(tmp_path / "built"))
    frames = held.frames
    quotes = frames["quotes"].assign(text=[None, *frames["quotes"]["text"][1:]])
    book.write_bytes(workbook_template(held.evaluation, frames | {"quotes": quotes}))
    log = import_file(book.read_bytes(), book.name, tmp_path / "to")
    assert [(p.file, p.field) for p in log.problems] == [("walks.xlsx, sheet Quotes", "Text")]
    assert not (tmp_path / "to").exists()


def project_of_nvivo() -> bytes:
    """Two codes, one within the other; a person, who is a case; two passages."""
    talk = "I work here. The soup is often cold."
    book = refi.codebook(refi.code(refi.A, "Food", refi.code(refi.B, "Cold")))
    who = refi.element(
        "Case",
        refi.value("v1", "60+"),
        refi.element("SourceRef", targetGUID=refi.TEXT),
        guid=refi.C,
        name="Ann",
    )
    source = refi.text_source(
        refi.selected("s1", 13, 36, refi.coding(refi.B), name=talk[13:36]),
        refi.selected("s2", 0, 12, refi.coding(refi.A), name=talk[:12]),
        refi.content(talk),
    )
    return refi.archive(
        refi.project(
            book,
            refi.variables(v1="Cases:Age group"),
            refi.element("Cases", who),
            refi.element("Sources", source),
            origin="NVivo 14.23",
        )
    )


def test_a_project_of_a_coding_program_is_imported_whole(tmp_path: Path) -> None:
    log = import_file(project_of_nvivo(), "canteen.qdpx", tmp_path, choices=NAMED)
    assert not log.failed, str(log)
    found = load(tmp_path)
    assert found.evaluation.title == "Canteen"
    assert quotes(found) == [
        ("I work here.", ("food",)),
        ("The soup is often cold.", ("food-cold",)),
    ]
    assert [(a.label, a.texts) for a in found.attributes] == [("Age group", ("60+",))]
    assert found.responses == 1


def test_a_project_of_taguette_is_imported_whole(tmp_path: Path) -> None:
    highlights = [(1, 1, 0, 5, "<p>It is cold</p>")]
    content = exported(highlights, [(1, 1), (1, 2)])
    log = import_file(content, "canteen.sqlite3", tmp_path)
    assert not log.failed, str(log)
    [(text, themes)] = quotes(load(tmp_path))
    assert (text, len(themes)) == ("It is cold", 2)


def test_a_second_delivery_of_a_project_keeps_its_ids(tmp_path: Path) -> None:
    import_file(project_of_nvivo(), "canteen.qdpx", tmp_path, choices=NAMED)
    again = import_file(project_of_nvivo(), "canteen.qdpx", tmp_path, choices=NAMED)
    assert again.changes == []


def test_a_quote_of_a_workbook_has_what_its_participant_has(tmp_path: Path) -> None:
    log = import_file(filled(tmp_path), "walks.xlsx", tmp_path / "to")
    [first, *_] = load(tmp_path / "to").quotes.at(load(tmp_path / "to").quotes.in_order)
    assert [value.text for _, value in first.known] == ["Scotland", "60"]
    assert "Quotes that state no attribute have those of their participant: 1." in str(log)
