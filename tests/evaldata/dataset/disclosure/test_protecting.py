"""Nobody is isolated by any filter, or by the difference of two, and no label links quotes."""

from datetime import date
from itertools import chain, combinations, product
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from evaldata.analysis.filters import Filter, asked, meeting
from evaldata.analysis.view import View
from evaldata.cli import main
from evaldata.dataset.build import build
from evaldata.dataset.dataset import Dataset
from evaldata.dataset.disclosure.coarsening import sharing
from evaldata.dataset.disclosure.history import Release
from evaldata.dataset.sources import build_source
from evaldata.dataset.storage import inspect, load, load_tables
from evaldata.exports.formats import CSV
from evaldata.exports.scope import Scope
from evaldata.model.patterns import WITHHELD
from evaldata.model.problems import BadDatasetError
from evaldata.model.schema import TABLES
from evaldata.wording.evidence import evidence_sentence
from evaldata.wording.sentences import who_took_part
from evaldata.wording.voices import remarks
from tests.evaluations import (
    EVALUATION,
    PARTICIPANTS,
    QUOTES_HEAD,
    SOURCES,
    built,
    resealed,
    small,
    write_sources,
)
from tests.linked import CANARY, NAMED, PEOPLE, evaluation, linked, sources

THRESHOLD = 10


@pytest.fixture(scope="module")
def protected(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return load(linked(tmp_path_factory.mktemp("linked")))


def all_filters(dataset: Dataset) -> list[Filter]:
    """Every filter that can be reached: any values of any attributes."""
    choices = [
        list(chain.from_iterable(combinations(a.texts, n) for n in range(len(a.texts) + 1)))
        for a in dataset.attributes
    ]
    ids = [a.id for a in dataset.attributes]
    return [
        Filter.of(dict(zip(ids, texts, strict=True)), dataset.attributes)
        for texts in product(*choices)
    ]


def test_no_two_filters_differ_by_fewer_than_the_threshold(protected: Dataset) -> None:
    filters = all_filters(protected)
    assert len(filters) == 2**2 * 2**2 * 2**1
    cells = protected.response_counts
    sets = np.unique(
        [meeting(cells.values, asked(f, protected.attributes)) for f in filters], axis=0
    ).astype(np.int64)
    inside = sets @ np.diag(cells.count) @ sets.T
    sizes = inside.diagonal()
    apart = sizes[:, None] + sizes[None, :] - 2 * inside
    assert apart.max() > 0
    assert not ((apart > 0) & (apart < THRESHOLD)).any()


def test_every_class_shown_is_shared_by_the_threshold(protected: Dataset) -> None:
    assert int(protected.response_counts.count.min()) >= THRESHOLD
    assert protected.responses == PEOPLE
    people = np.repeat(protected.response_counts.values, protected.response_counts.count, axis=0)
    values = protected.quotes.patterns.values
    assert int(sharing(values, people, np.arange(PEOPLE)).min()) >= THRESHOLD
    assert (protected.quotes.patterns.values == WITHHELD).any()


def test_a_quote_shows_no_more_than_its_participant(protected: Dataset) -> None:
    shown = {tuple(row) for row in protected.response_counts.values.tolist()}
    assert {tuple(row) for row in protected.quotes.patterns.values.tolist()} <= shown


def test_speakers_and_ids_link_nothing(protected: Dataset) -> None:
    quotes = protected.quotes.at(protected.quotes.in_order)
    assert {quote.speaker for quote in quotes} <= {"Nurse", "Parent", "Doctor", "Not named"}
    assert len({quote.quote_id for quote in quotes}) == len(quotes)
    content = CSV.write(CSV.content(Scope(View.of(protected, Filter())), date(2026, 1, 2)))
    assert CANARY not in repr(quotes)
    assert CANARY.encode() not in content
    found = protected.search(f'"{CANARY}"')
    assert found.quotes is not None
    assert not found.quotes.any()
    assert CANARY not in repr(protected.search(CANARY[:-1]).asked.wanted)


def test_what_is_withheld_is_not_said_to_be_absent(protected: Dataset) -> None:
    wanted = {"region": ["North"], "phase": ["2"], "role": ["Nurse"]}
    some = View.of(protected, Filter.of(wanted, protected.attributes))
    assert some.counts.possible > 0
    everyone = View.of(protected, Filter())
    assert "there may be others, who are not shown" in who_took_part(everyone)
    region = protected.evaluation.attribute("region")
    assert sum(n for _, n in everyone.by_value(region)) < everyone.responses


def test_nothing_is_said_of_the_number_of_speakers(protected: Dataset) -> None:
    assert " speakers," not in evidence_sentence(protected, ["a"])
    assert not any("speaker" in remark for remark in remarks(protected))


def test_a_dataset_that_says_why_is_left_as_it_is(tmp_path: Path) -> None:
    for i, reason in enumerate(("published = true\nlabels_published = true", NAMED)):
        dataset = load(linked(tmp_path / str(i), reason, people=30))
        assert not dataset.protection.needed
        assert dataset.quotes.at(dataset.quotes.in_order)[0].speaker.startswith(CANARY)


def test_too_few_people_are_refused_with_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(BadDatasetError) as caught:
        linked(tmp_path / "built", people=8)
    assert [problem.rule for problem in caught.value.problems] == ["disclosure_met"]
    folder = linked(tmp_path, "published = true", people=8)
    path = folder / "evaluation.toml"
    path.write_text(path.read_text("utf-8").replace("published = true", "threshold = 10"), "utf-8")
    resealed(folder)
    assert inspect(folder)[0] is None
    assert main(["disclosure", str(folder)]) == 1
    assert "shared by 8 participants or more; the threshold is 10" in capsys.readouterr().out


def test_the_command_lists_what_was_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["disclosure", str(linked(tmp_path))]) == 0
    out = capsys.readouterr().out
    assert "participants, " in out
    assert "quotes, " in out
    assert " shown as " in out
    assert "participants or more; the threshold is 10." in out


def test_the_shipped_evaluation_says_why_it_needs_none(
    shipped: Dataset, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not shipped.protection.needed
    assert main(["disclosure", "data"]) == 0
    assert "No protection is needed" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("quotes.csv", "Saying number 7,", f"Ask {CANARY}-007,"),
        ("quotes.csv", "Saying number 7,", f"As {CANARY} speaker of {CANARY}-007 said,"),
        ("themes.csv", "They talked", f"{CANARY}-007 talked"),
        ("statements.csv", "People came for company.", f"{CANARY}-007: company."),
    ],
)
def test_a_text_that_points_to_somebody_is_refused(
    tmp_path: Path, table: str, old: str, new: str
) -> None:
    folder = linked(tmp_path)
    before = (folder / "quotes.parquet").read_bytes()
    changed(tmp_path / "source" / table, old, new)
    assert main(["build", str(tmp_path / "source"), str(folder)]) == 1
    assert (folder / "quotes.parquet").read_bytes() == before


FIELDS = [
    ("themes.csv", "a,1,1,Company,Company matters most", "{0},1,1,Company,Company matters most"),
    ("themes.csv", "a,1,1,", "a,{0},1,"),
    ("themes.csv", ",section 1", ",{0}"),
    ("themes.csv", "They talked;", "{0};"),
    ("statements.csv", "finding-2,", "{0},"),
    ("statements.csv", ",section 4", ",{0}"),
    ("evaluation.toml", "[disclosure]", '[[glossary]]\nterm = "{0}"\nmeaning = "a"\n[disclosure]'),
    ("evaluation.toml", "[disclosure]", '[[limits]]\ntext = "Of {0}"\n[disclosure]'),
    ("evaluation.toml", "[disclosure]", '[[methods]]\ntext = "a"\nsource = "{0}"\n[disclosure]'),
    ("evaluation.toml", "[disclosure]", '[disclosure]\nstatement = "As {0} says"'),
    ("evaluation.toml", 'value = "North"', 'value = "North", label = "{0}"'),
    ("evaluation.toml", 'value = "Nurse"', 'value = "Nurse", meaning = "as {0}"'),
    ("evaluation.toml", "[disclosure]", 'question = "Why {0}?"\n[disclosure]'),
]


@pytest.mark.parametrize(("table", "old", "new"), FIELDS)
def test_an_id_is_found_in_every_field_that_is_shown(
    tmp_path: Path, table: str, old: str, new: str
) -> None:
    linked(tmp_path)
    changed(tmp_path / "source" / table, old, new.format("canary 007"))
    if old.startswith("a,1,1,Company"):
        for name in ("statements.csv", "quotes.csv"):
            path = tmp_path / "source" / name
            path.write_text(path.read_text("utf-8").replace(",a,", ",canary 007,"), "utf-8")
    with pytest.raises(BadDatasetError) as caught:
        build_source(tmp_path / "source", tmp_path / "dataset", Release.FIRST)
    assert {problem.rule for problem in caught.value.problems} == {"disclosure_text"}


def test_what_the_author_is_told_is_told_to_no_reader(protected: Dataset, tmp_path: Path) -> None:
    assert protected.notices == ()
    quotes = SOURCES["quotes.csv"].replace("We just talk", "Ring 020 7946 0018")
    assert small(tmp_path, quotes=quotes).notices == ()
    assert "likely_slip" in [problem.rule for problem in inspect(tmp_path / "dataset")[1]]


def test_a_new_text_is_checked_too() -> None:
    checked = {column.name for table in TABLES for column in table.columns}
    held_back = {c.name for table in TABLES for c in table.columns if c.tells_whose}
    assert held_back < checked
    assert held_back == {
        *("participant_id", "person_id", "quote_id", "speaker", "document", "coder", "memo"),
        *("date", "source"),
    }


ALONE = f"""{QUOTES_HEAD}
q1,a,1,We just talk,verbatim,The bishop,,Scotland,75,,
q2,a,2,It is the people,verbatim,The bishop,,Scotland,75,,
q3,b,3,Even in rain,verbatim,The bishop,,Wales,,,
"""


def test_a_label_that_recurs_is_not_shown_where_no_quote_is_linked(tmp_path: Path) -> None:
    guarded = EVALUATION.replace("published = true\nlabels_published = true", "threshold = 10")
    with pytest.raises(BadDatasetError) as caught:
        small(tmp_path / "guarded", quotes=ALONE, evaluation=guarded)
    assert [problem.rule for problem in caught.value.problems] == ["disclosure_met"]
    nobody = PARTICIPANTS.splitlines()[0] + "\n"
    sources = {"quotes": ALONE, "evaluation": guarded, "participants": nobody}
    dataset = small(tmp_path / "guarded", **sources)
    quotes = dataset.quotes.at(dataset.quotes.in_order)
    assert [(quote.speaker, quote.known) for quote in quotes] == [("", ())] * 3
    assert dataset.protection.quotes
    assert not dataset.attributes
    counted = EVALUATION.replace("labels_published = true", "")
    dataset = small(tmp_path / "counted", quotes=ALONE, evaluation=counted)
    quotes = dataset.quotes.at(dataset.quotes.in_order)
    assert [(quote.speaker, quote.known) for quote in quotes] == [("", ())] * 3
    assert dataset.responses == 4
    named = small(tmp_path / "named", quotes=ALONE)
    assert {q.speaker for q in named.quotes.at(named.quotes.in_order)} == {"The bishop"}


def test_what_quotes_do_not_state_tells_nothing_where_counts_are_published(tmp_path: Path) -> None:
    rows = [("North", "Nurse")] * 30 + [("North", "Doctor")] * 30 + [("South", "Doctor")]
    text = evaluation("published = true").replace('value = "Islands"', 'value = "Isles"')
    people = [f"p{i},{region},1,{role},stated" for i, (region, role) in enumerate(rows)]
    quotes = [
        f"q{i},a,{i + 1},Saying {i},verbatim,,p{i},{region},1,{role},"
        for i, (region, role) in enumerate(rows)
    ]
    files = sources() | {
        "evaluation.toml": text,
        "participants.csv": "\n".join([sources()["participants.csv"].splitlines()[0], *people]),
        "quotes.csv": "\n".join([sources()["quotes.csv"].splitlines()[0], *quotes]),
    }
    for name, content in files.items():
        (tmp_path / "source").mkdir(exist_ok=True)
        (tmp_path / "source" / name).write_text(content + "\n", encoding="utf-8")
    build_source(tmp_path / "source", tmp_path / "dataset")
    dataset = load(tmp_path / "dataset")
    assert dataset.responses == 61
    stated = {
        (value.text for attribute, value in quote.known if attribute.id == "region")
        for quote in dataset.quotes.at(dataset.quotes.in_order)
        if "Doctor" in [value.text for _, value in quote.known]
    }
    assert {text for values in stated for text in values} == set()


def test_quotes_that_say_nothing_of_speakers_keep_no_document(tmp_path: Path) -> None:
    content = b'title = "A study"\nshort_title = "Study"\n'
    quotes = pd.DataFrame(
        {"text": ["We ate", "Nobody rang"], "document": ["P07 Ann.docx"] * 2, "memo": ["x", "y"]}
    )
    build(content, {"quotes": quotes}, tmp_path)
    shown = load(tmp_path).quotes
    assert {(q.document, q.memo, q.source) for q in shown.at(shown.in_order)} == {(None,) * 3}


def test_ten_responses_of_one_person_count_as_one(tmp_path: Path) -> None:
    rows = [
        f"p{i},{'Wales' if i < 20 else 'Scotland'},{60 + 15 * (i % 2)},stated," for i in range(60)
    ]
    persons = [f"{row},{'midwife' if i < 20 else i}" for i, row in enumerate(rows)]
    guarded = EVALUATION.replace("published = true\nlabels_published = true", "threshold = 10")
    sources = {"evaluation": guarded, "quotes": ALONE}
    head = "participant_id,nation,age_group,basis,source"
    folder = built(
        tmp_path / "one", **sources, participants="\n".join([f"{head},person_id", *persons]) + "\n"
    )
    assert "Wales" not in repr(load(folder).attributes)
    assert load(folder).protection.by_person
    source = write_sources(
        tmp_path / "each", **sources, participants="\n".join([head, *rows]) + "\n"
    )
    notices = build_source(source, tmp_path / "each" / "dataset")
    assert "disclosure_person" in {notice.rule for notice in notices}
    assert "Wales" in repr(load(tmp_path / "each" / "dataset").attributes)


def changed(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_what_is_derived_is_not_counted(protected: Dataset) -> None:
    assert protected.response_counts.derived.tolist() == [0] * len(protected.response_counts.count)


def test_ids_and_order_tell_nothing_of_the_rows(tmp_path: Path) -> None:
    dataset = load(linked(tmp_path))
    source = tmp_path / "source" / "quotes.csv"
    head, *rows = source.read_text(encoding="utf-8").splitlines()
    source.write_text("\n".join([head, *reversed(rows)]) + "\n", encoding="utf-8")
    build_source(tmp_path / "source", tmp_path / "reversed")
    other = load(tmp_path / "reversed")
    ids = [[q.quote_id for q in d.quotes.at(d.quotes.in_order)] for d in (dataset, other)]
    assert ids[0] == ids[1]
    assert dataset.digest == other.digest
    assert {q.source for q in dataset.quotes.at(dataset.quotes.in_order)} == {None}


def test_participants_keep_nothing_but_what_many_share(tmp_path: Path) -> None:
    dataset, tables = load_tables(linked(tmp_path))
    people = tables["participants"]
    assert dataset.protection.needed
    assert CANARY not in repr([table.to_pylist() for table in tables.values()])
    assert people["participant_id"].to_pylist() == [str(i) for i in range(1, PEOPLE + 1)]
    assert people["source"].null_count == PEOPLE
    assert set(people["basis"].to_pylist()) == {"stated"}
