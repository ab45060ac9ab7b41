"""One run of the script draws one dataset, whatever happens to the files meanwhile."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from pages import opened
from tests.evaluations import EVALUATION, built


def in_a_thread(act: Callable[[], None]) -> None:
    """Do it as Streamlit does a run of the script, or a download."""
    thread = threading.Thread(target=act)
    thread.start()
    thread.join()


def test_files_that_are_replaced_in_a_run_are_the_next_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EVALUATION_DATA", str(built(tmp_path)))
    seen: list[str] = []

    def see() -> None:
        seen.append(opened.dataset().evaluation.title)

    def run() -> None:
        opened.look()
        see()
        built(tmp_path, evaluation=EVALUATION.replace("Walking", "Running"))
        see()
        in_a_thread(see)

    in_a_thread(run)
    before, still, after = seen
    assert before == still == "Walking groups for older people"
    assert after == "Running groups for older people"
