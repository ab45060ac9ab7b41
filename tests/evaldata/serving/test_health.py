"""Health says whether there are data and how old they are, and nothing of what they hold."""

import json
from datetime import UTC, datetime
from pathlib import Path

from evaldata.serving.health import Health, report
from evaldata.store import Store
from tests.evaldata.serving.asking import asked
from tests.evaluations import built


def test_with_data_all_is_well(tmp_path: Path) -> None:
    store = Store(built(tmp_path))
    answer = asked(Health(store.current), "/healthz")
    said = json.loads(answer.body)
    assert (answer.status, answer.headers["cache-control"]) == (200, "no-store")
    dataset = store.current().dataset
    assert dataset is not None
    assert said["data"] == "loaded"
    assert said["digest"] == dataset.digest[:12]
    assert 0 <= said["age_seconds"] < 60
    assert (said["refused"], said["problems"]) == (None, 0)


def test_without_data_the_server_is_not_ready(tmp_path: Path) -> None:
    answer = asked(Health(Store(tmp_path / "nowhere").current), "/healthz")
    assert answer.status == 503
    assert json.loads(answer.body)["data"] == "missing"
    assert str(tmp_path).encode() not in answer.body


def test_refused_files_are_told_while_the_last_good_data_stay(tmp_path: Path) -> None:
    store = Store(built(tmp_path))
    since = store.current().since
    assert since is not None
    (tmp_path / "dataset" / "quotes.parquet").write_bytes(b"half")
    said = report(store.current(), datetime.now(UTC))
    assert (said["data"], said["problems"]) == ("loaded", 1)
    assert said["refused"].startswith("20")
    assert report(store.current(), since)["age_seconds"] == 0
