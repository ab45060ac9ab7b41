"""What is served is the newest good data; bad files never replace it."""

from pathlib import Path

from evaldata.dataset.live import LiveDataset
from evaldata.dataset.sources import build_source
from tests.evaluations import EVALUATION, built, write_sources


def rebuilt(folder: Path, title: str) -> None:
    changed = EVALUATION.replace("Walking groups for older people", title)
    build_source(write_sources(folder / "source", evaluation=changed), folder / "dataset")


def title(store: LiveDataset) -> str:
    dataset = store.current().dataset
    assert dataset is not None
    return dataset.evaluation.title


def test_replaced_files_are_picked_up_at_the_next_visit(tmp_path: Path) -> None:
    store = LiveDataset(built(tmp_path))
    first = store.current()
    assert store.current() is first
    rebuilt(tmp_path, "Second title")
    assert title(store) == "Second title"


def test_bad_files_leave_the_last_good_data_with_a_date(tmp_path: Path) -> None:
    store = LiveDataset(built(tmp_path))
    good = store.current().dataset
    (tmp_path / "dataset" / "quotes.parquet").write_bytes(b"half")
    served = store.current()
    assert served.dataset is good
    assert served.refused_at is not None
    assert [problem.rule for problem in served.problems] == ["manifest_matches"]
    rebuilt(tmp_path, "Mended")
    assert title(store) == "Mended"
    assert store.current().refused_at is None


def test_without_any_good_data_the_problems_are_told(tmp_path: Path) -> None:
    served = LiveDataset(tmp_path / "nowhere").current()
    assert served.dataset is None
    assert {problem.rule for problem in served.problems} >= {"file_present"}
