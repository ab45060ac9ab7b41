"""Health says to anyone whether there are data, and to its operator which, and how old."""

import asyncio
import json
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.types import ASGIApp, Message

from evaldata.dataset.live import LiveDataset, Served
from evaldata.server.health import Health, report
from tests.evaldata.server.asking import asked
from tests.evaluations import built

TOKEN = "4f2a" * 8


@pytest.mark.parametrize("authorization", ["", "Bearer ", "Bearer", TOKEN, f"Bearer {TOKEN}é"])
@pytest.mark.parametrize("token", ["", TOKEN])
def test_strangers_hear_that_there_are_data_and_no_more(
    tmp_path: Path, token: str, authorization: str
) -> None:
    health = Health(LiveDataset(built(tmp_path)).current, token=token)
    answer = asked(health, "/healthz", authorization=authorization)
    assert (answer.status, json.loads(answer.body)) == (200, {"data": "loaded"})
    assert asked(health, "/healthz").body == answer.body


def test_the_operator_hears_which_and_how_old(tmp_path: Path) -> None:
    store = LiveDataset(built(tmp_path))
    health = Health(store.current, token=TOKEN)
    answer = asked(health, "/healthz", authorization=f"Bearer {TOKEN}")
    said = json.loads(answer.body)
    assert (answer.status, answer.headers["cache-control"]) == (200, "no-store")
    dataset = store.current().dataset
    assert dataset is not None
    assert said["data"] == "loaded"
    assert said["digest"] == dataset.digest[:12]
    assert 0 <= said["age_seconds"] < 60
    assert (said["refused"], said["problems"]) == (None, 0)


def test_the_operator_alone_hears_of_all_evaluations(tmp_path: Path) -> None:
    store = LiveDataset(built(tmp_path))
    health = Health(store.current, token=TOKEN, more=lambda: {"evaluations": 3})
    answer = asked(health, "/healthz", authorization=f"Bearer {TOKEN}")
    assert json.loads(answer.body)["evaluations"] == 3
    assert json.loads(asked(health, "/healthz").body) == {"data": "loaded"}


def test_without_data_the_server_is_not_ready(tmp_path: Path) -> None:
    answer = asked(Health(LiveDataset(tmp_path / "nowhere").current), "/healthz")
    assert answer.status == 503
    assert json.loads(answer.body) == {"data": "missing"}


def test_refused_files_are_told_while_the_last_good_data_stay(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    store = LiveDataset(built(tmp_path))
    since = store.current().loaded_at
    assert since is not None
    (tmp_path / "dataset" / "quotes.parquet").write_bytes(b"half")
    said = report(store.current(), datetime.now(UTC))
    assert (said["data"], said["problems"]) == ("loaded", 1)
    assert said["refused"].startswith("20")
    assert report(store.current(), since)["age_seconds"] == 0
    [record] = caplog.records
    assert record.getMessage().startswith("The files of the dataset were refused, problems: 1. ")
    assert str(tmp_path) not in record.getMessage()


def test_loading_new_data_holds_no_answer_up(tmp_path: Path) -> None:
    store = LiveDataset(built(tmp_path))
    seen = store.current()
    loading, loaded = threading.Event(), threading.Event()

    def served() -> Served:
        if loading.is_set():
            loaded.wait(30)
            return Served(None, (), None, None)
        return seen

    async def statuses() -> list[int]:
        health = Health(served)
        before = await status(health)
        loading.set()
        meanwhile = [await status(health), await status(health)]
        loaded.set()
        return [before, *meanwhile, await status_after_loading(health)]

    async def status_after_loading(health: Health) -> int:
        while (answer := await status(health)) == 200:
            await asyncio.sleep(0.01)
        return answer

    assert asyncio.run(statuses()) == [200, 200, 200, 503]


async def status(app: ASGIApp) -> int:
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "http.request"}

    await app({"type": "http", "path": "/healthz", "headers": []}, receive, send)
    return int(sent[0]["status"])
