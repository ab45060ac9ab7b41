"""Text sources become a dataset: whole, or not at all, with every problem told."""

from pathlib import Path

import pytest

from evaldata.dataset.manifest import FILES
from evaldata.dataset.sources import build_source
from evaldata.dataset.storage import load
from evaldata.model.problems import BadDatasetError, Problem
from tests.evaluations import PARTICIPANTS, QUOTES, STATEMENTS, THEMES, built, write_sources

SOURCES = {
    "participants": PARTICIPANTS,
    "themes": THEMES,
    "statements": STATEMENTS,
    "quotes": QUOTES,
}
HEADS = {name: text.splitlines()[0] for name, text in SOURCES.items()}


def told(folder: Path, **changed: str) -> list[tuple[str, str, int | None, str]]:
    with pytest.raises(BadDatasetError) as caught:
        build_source(write_sources(folder, **changed), folder / "dataset")
    assert not (folder / "dataset").exists()
    return [(p.rule, p.file, p.row, p.field) for p in caught.value.problems]


def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = built(tmp_path / "one"), built(tmp_path / "other")
    for name in (*FILES, "manifest.json"):
        assert (one / name).read_bytes() == (other / name).read_bytes()


def test_an_empty_cell_is_withheld_and_a_list_is_split(tmp_path: Path) -> None:
    dataset = load(built(tmp_path))
    third = dataset.quotes.find("q3")
    assert third is not None
    assert third.theme_ids == ("a", "b")
    assert [(a.id, v.text) for a, v in third.known] == [("nation", "Wales")]


def test_a_list_may_be_empty(tmp_path: Path) -> None:
    unlinked = STATEMENTS.replace("Rain is no matter.,b,", "Rain is no matter.,,")
    write_sources(tmp_path / "source", statements=unlinked)
    assert build_source(tmp_path / "source", tmp_path / "dataset") == []
    dataset = load(tmp_path / "dataset")
    assert [s.theme_ids for s in dataset.statements][1] == ()


def test_a_table_may_be_toml(tmp_path: Path) -> None:
    source = write_sources(tmp_path / "source")
    (source / "quotes.csv").unlink()
    (source / "quotes.toml").write_text(
        '[[quotes]]\nquote_id = "q1"\ntheme_ids = ["a"]\nposition = 1\ntext = "Yes"\n'
        'wording = "verbatim"\nspeaker = "Ann"\nage_group = 60\n',
        encoding="utf-8",
    )
    build_source(source, tmp_path / "dataset")
    assert len(load(tmp_path / "dataset").quotes) == 1


def replaced(table: str, old: str, new: str) -> str:
    assert old in table
    return table.replace(old, new)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (
            {"quotes": replaced(QUOTES, "q2,a", "q1,a")},
            ("unique_value", "quotes.csv", 2, "quote_id"),
        ),
        (
            {"quotes": replaced(QUOTES, "a;b", "a;c")},
            ("known_reference", "quotes.csv", 3, "theme_ids"),
        ),
        (
            {"quotes": replaced(QUOTES, "Ann,p1", "Ann,p9")},
            ("known_reference", "quotes.csv", 1, "participant_id"),
        ),
        (
            {"quotes": replaced(QUOTES, "Cai,,Wales", "Cai,,Atlantis")},
            ("known_value", "quotes.csv", 3, "nation"),
        ),
        (
            {"quotes": replaced(QUOTES, "Cai,,Wales,", "Cai,,Wales,75")},
            ("quote_fits_someone", "quotes.csv", 3, "nation, age_group"),
        ),
        (
            {"quotes": replaced(QUOTES, "p1,Scotland,60", "p1,Wales,60")},
            ("quote_agrees_with_participant", "quotes.csv", 1, "nation"),
        ),
        (
            {"quotes": replaced(QUOTES, "We just talk", "  ")},
            ("required_value", "quotes.csv", 1, "text"),
        ),
        (
            {"quotes": replaced(QUOTES, "talk,verbatim", "talk,shouted")},
            ("known_value", "quotes.csv", 1, "wording"),
        ),
        (
            {"participants": replaced(PARTICIPANTS, "p2,Scotland,60", "p2,Scotland,")},
            ("required_value", "participants.csv", 2, "age_group"),
        ),
        (
            {"participants": replaced(PARTICIPANTS, "p2,Scotland,60", "p2,Scotland,sixty")},
            ("column_type", "participants.csv", 2, "age_group"),
        ),
        (
            {"participants": replaced(PARTICIPANTS, "age_group", "age")},
            ("column_present", "participants.csv", None, "age_group"),
        ),
        (
            {name: head + "\n" for name, head in HEADS.items()},
            ("has_rows", "themes.csv", None, ""),
        ),
        (
            {"themes": replaced(THEMES, "b,2,2", "b,2,1")},
            ("unique_order", "themes.csv", 2, "position"),
        ),
        (
            {"statements": replaced(STATEMENTS, "finding,2", "finding,1")},
            ("unique_order", "statements.csv", 2, "number"),
        ),
        (
            {"statements": replaced(STATEMENTS, "Rain is no matter.", "Rain\x1b[1m")},
            ("safe_text", "statements.csv", 2, "text"),
        ),
        (
            {"quotes": replaced(QUOTES, "We just talk", "x" * 20_001)},
            ("short_text", "quotes.csv", 1, "text"),
        ),
        (
            {"quotes": QUOTES + "q5,a\n"},
            ("csv_form", "quotes.csv", 5, ""),
        ),
        (
            {"themes": replaced(THEMES, "title,headline", "title,title")},
            ("column_present", "themes.csv", None, "title"),
        ),
        (
            {"themes": replaced(THEMES, "title,headline", "title,title").splitlines()[0]},
            ("column_present", "themes.csv", None, "title"),
        ),
        (
            {"evaluation": "title = "},
            ("toml_form", "evaluation.toml", None, ""),
        ),
    ],
)
def test_a_problem_is_told_by_file_row_and_field(
    tmp_path: Path, changed: dict[str, str], expected: tuple[str, str, int | None, str]
) -> None:
    assert expected in told(tmp_path, **changed)


def test_a_failed_build_leaves_the_dataset_as_it_was(tmp_path: Path) -> None:
    dataset = built(tmp_path)
    before = {path.name: path.read_bytes() for path in dataset.iterdir()}
    source = write_sources(tmp_path / "source", quotes=QUOTES.replace("a;b", "a;c"))
    with pytest.raises(BadDatasetError):
        build_source(source, dataset)
    assert {path.name: path.read_bytes() for path in dataset.iterdir()} == before


def test_a_missing_source_is_told(tmp_path: Path) -> None:
    source = write_sources(tmp_path / "source")
    (source / "themes.csv").unlink()
    with pytest.raises(BadDatasetError) as caught:
        build_source(source, tmp_path / "dataset")
    assert [(p.rule, p.file) for p in caught.value.problems] == [("source_present", "themes.csv")]


def test_what_is_pointed_out_does_not_stop_the_build(tmp_path: Path) -> None:
    quotes = QUOTES.replace("We just talk", "We just\u202e talk").replace(",source\n", ",mood\n")
    notices = build_source(write_sources(tmp_path / "source", quotes=quotes), tmp_path / "dataset")
    assert [(n.rule, n.file, n.row, n.field) for n in notices] == [
        ("column_known", "quotes.csv", None, "mood"),
        ("visible_text", "quotes.csv", 1, "text"),
    ]


def test_many_alike_problems_are_counted_not_listed(tmp_path: Path) -> None:
    rows = "".join(f"q{i},a,{i},Yes,verbatim,Ann,,Mars,,,\n" for i in range(10, 60))
    with pytest.raises(BadDatasetError) as caught:
        build_source(write_sources(tmp_path / "source", quotes=QUOTES + rows), tmp_path / "dataset")
    problems: tuple[Problem, ...] = caught.value.problems
    assert len(problems) == 21
    assert problems[-1].message == "30 more rows have the same problem."
