"""What is drawn at once is drawn of one dataset, whatever happens to the files meanwhile."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from pages import opened
from tests.evaluations import EVALUATION, built


def in_another_thread(act: Callable[[], None]) -> None:
    """Do it as Streamlit does the run of another session."""
    thread = threading.Thread(target=act)
    thread.start()
    thread.join()


def test_files_that_are_replaced_meanwhile_are_seen_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EVALUATION_DATA", str(built(tmp_path)))
    seen: list[str] = []

    def see() -> None:
        seen.append(opened.dataset().evaluation.title)

    with opened.one_dataset():
        see()
        built(tmp_path, evaluation=EVALUATION.replace("Walking", "Running"))
        see()
        with opened.one_dataset():
            see()
        in_another_thread(see)
    see()
    assert seen[:3] == ["Walking groups for older people"] * 3
    assert seen[3:] == ["Running groups for older people"] * 2
