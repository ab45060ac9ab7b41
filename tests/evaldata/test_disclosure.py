"""Nobody is isolated by any filter, or by the difference of two, and no label links quotes."""

from datetime import date
from itertools import chain, combinations, product
from pathlib import Path

import numpy as np
import pytest

from evaldata.cli import main
from evaldata.counts import by_value
from evaldata.dataset import Dataset
from evaldata.disclosure import coarsened, sharing
from evaldata.exports.formats import CSV
from evaldata.exports.scope import Scope
from evaldata.filters import Filter, asked, meeting
from evaldata.presentation.evidence import evidence_sentence
from evaldata.presentation.voices import remarks
from evaldata.problems import BadDatasetError
from evaldata.profiles import WITHHELD
from evaldata.sentences import who_took_part
from evaldata.source import build_source
from evaldata.storage import guarded, inspect, load
from evaldata.view import View
from tests.evaluations import resealed
from tests.linked import CANARY, PEOPLE, linked

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
    assert len(filters) == 2**4 * 2**2 * 2**3
    cells = protected.cells
    sets = np.unique(
        [meeting(cells.values, asked(f, protected.attributes)) for f in filters], axis=0
    ).astype(np.int64)
    inside = sets @ np.diag(cells.count) @ sets.T
    sizes = inside.diagonal()
    apart = sizes[:, None] + sizes[None, :] - 2 * inside
    assert apart.max() > 0
    assert not ((apart > 0) & (apart < THRESHOLD)).any()


def test_every_class_shown_is_shared_by_the_threshold(protected: Dataset) -> None:
    assert int(protected.cells.count.min()) >= THRESHOLD
    assert protected.responses == PEOPLE
    people = np.repeat(protected.cells.values, protected.cells.count, axis=0)
    assert int(sharing(protected.quotes.profiles.values, people).min()) >= THRESHOLD
    assert (protected.quotes.profiles.values == WITHHELD).any()


def test_a_quote_shows_no_more_than_its_participant(protected: Dataset) -> None:
    shown = {tuple(row) for row in protected.cells.values.tolist()}
    assert {tuple(row) for row in protected.quotes.profiles.values.tolist()} <= shown


def test_speakers_and_ids_link_nothing(protected: Dataset) -> None:
    quotes = protected.quotes.at(protected.quotes.in_order)
    assert {quote.speaker for quote in quotes} <= {"Nurse", "Parent", "Doctor", "Not named"}
    assert len({quote.quote_id for quote in quotes}) == len(quotes)
    content = CSV.write(CSV.taken(Scope(View.of(protected, Filter())), date(2026, 1, 2)))
    assert CANARY not in repr(quotes)
    assert CANARY.encode() not in content
    assert protected.quotes.haystack.find(CANARY) is not None
    assert not protected.quotes.haystack.find(CANARY).any()  # type: ignore[union-attr]


def test_what_is_withheld_is_not_said_to_be_absent(protected: Dataset) -> None:
    islands = View.of(protected, Filter.of({"region": ["Islands"]}, protected.attributes))
    assert who_took_part(islands) == "Nobody is shown to have taken part"
    assert islands.counts.possible > 0
    everyone = View.of(protected, Filter())
    assert "others may have, who are not shown" in who_took_part(everyone)
    region = protected.evaluation.attribute("region")
    assert sum(n for _, n in by_value(everyone, region)) < everyone.responses


def test_nothing_is_said_of_the_number_of_speakers(protected: Dataset) -> None:
    assert " speakers," not in evidence_sentence(protected, ["a"])
    assert not any("speaker" in remark for remark in remarks(protected))


@pytest.mark.parametrize(
    ("order", "shown"), [([0, 1], [WITHHELD, 0]), ([1, 0], [WITHHELD, WITHHELD])]
)
def test_attributes_are_withheld_in_the_order_given_until_enough_share(
    order: list[int], shown: list[int]
) -> None:
    rows = np.array([[0, 0]] * 12 + [[1, 0]] * 3 + [[2, 0]] * 3, np.int32)
    result = coarsened(rows, rows, order, 5)
    assert result.tolist() == [[0, 0]] * 12 + [shown] * 6


def test_those_of_whom_nothing_is_shown_are_many_or_none() -> None:
    rows = np.array([[0, 0]] * 12 + [[0, 1]] * 11 + [[1, 2]] * 2, np.int32)
    shown = coarsened(rows, rows, [0, 1], 10)
    hidden = (shown == WITHHELD).all(axis=1)
    assert int(hidden.sum()) == 13
    assert shown[:12].tolist() == [[0, 0]] * 12


def test_a_dataset_that_says_why_is_left_as_it_is(tmp_path: Path) -> None:
    for i, reason in enumerate(("published = true", "attributed = true")):
        dataset = load(linked(tmp_path / str(i), reason, people=30))
        assert not dataset.protected
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
    assert not shipped.protected
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
    path = tmp_path / "source" / table
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert main(["build", str(tmp_path / "source"), str(folder)]) == 1
    assert (folder / "quotes.parquet").read_bytes() == before


def test_what_is_derived_is_not_counted(protected: Dataset) -> None:
    assert protected.cells.derived.tolist() == [0] * len(protected.cells.count)


def test_ids_and_order_tell_nothing_of_the_rows(tmp_path: Path) -> None:
    dataset = load(linked(tmp_path))
    source = tmp_path / "source" / "quotes.csv"
    head, *rows = source.read_text(encoding="utf-8").splitlines()
    source.write_text("\n".join([head, *reversed(rows)]) + "\n", encoding="utf-8")
    build_source(tmp_path / "source", tmp_path / "reversed")
    other = load(tmp_path / "reversed")
    ids = [[q.quote_id for q in d.quotes.at(d.quotes.in_order)] for d in (dataset, other)]
    assert ids[0] == ids[1]
    assert {q.source for q in dataset.quotes.at(dataset.quotes.in_order)} == {None}


def test_participants_keep_nothing_but_what_many_share(tmp_path: Path) -> None:
    dataset, tables = guarded(linked(tmp_path))
    people = tables["participants"]
    assert dataset.protected
    assert CANARY not in repr([table.to_pylist() for table in tables.values()])
    assert people["participant_id"].to_pylist() == [str(i) for i in range(1, PEOPLE + 1)]
    assert people["source"].null_count == PEOPLE
    assert set(people["basis"].to_pylist()) == {"stated"}
