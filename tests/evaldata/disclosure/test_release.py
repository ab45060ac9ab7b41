"""The difference of two releases tells nothing of few people."""

from collections.abc import Callable
from pathlib import Path

import pytest

from evaldata.cli import main
from evaldata.disclosure.release import Release
from evaldata.problems import BadDatasetError
from evaldata.source import build_source
from evaldata.storage import load
from tests.evaluations import write_sources
from tests.linked import linked, sources

Edit = Callable[[list[str]], list[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    linked(tmp_path)
    return tmp_path


def edited(folder: Path, table: str, edit: Edit) -> None:
    path = folder / "source" / f"{table}.csv"
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([head, *edit(rows)]) + "\n", encoding="utf-8")


def released(folder: Path, release: Release = Release.REFUSE) -> list[str]:
    """The rules that speak of the release, built over the last one."""
    try:
        problems = build_source(folder / "source", folder / "dataset", release)
    except BadDatasetError as error:
        problems = [*error.problems]
    return [p.rule for p in problems if p.rule.startswith("release_")]


def without(*names: str) -> Edit:
    return lambda rows: [row for row in rows if not any(name in row for name in names)]


def withdraw(folder: Path, *numbers: int) -> None:
    """These people withdraw, and their quotes with them."""
    names = [f"CANARY-{number:03}," for number in numbers]
    for table in ("participants", "quotes"):
        edited(folder, table, without(*names))


def quoted(folder: Path) -> int:
    """The number of somebody who has two quotes."""
    text = (folder / "source" / "quotes.csv").read_text(encoding="utf-8")
    return next(n for n in range(400) if text.count(f",CANARY-{n:03},") == 2)


def test_the_same_again_says_nothing(folder: Path) -> None:
    assert released(folder) == []


def test_one_who_withdraws_is_not_told_by_two_quotes_that_vanish(folder: Path) -> None:
    before = (folder / "dataset" / "quotes.parquet").read_bytes()
    withdraw(folder, quoted(folder))
    assert released(folder) == ["release_differs"]
    assert (folder / "dataset" / "quotes.parquet").read_bytes() == before


def test_what_is_held_back_stays_as_it_was(folder: Path) -> None:
    before = load(folder / "dataset")
    withdraw(folder, quoted(folder))
    assert released(folder, Release.HOLD_BACK) == ["release_held_back"]
    after = load(folder / "dataset")
    assert after.digest == before.digest
    assert len(after.quotes) == len(before.quotes)


def test_who_is_new_waits_until_there_are_enough(folder: Path) -> None:
    rows = [f"NEW-{i:03},North,1,Nurse,stated" for i in range(12)]
    edited(folder, "participants", lambda old: [*old, *rows[:9]])
    assert released(folder) == ["release_differs"]
    assert released(folder, Release.HOLD_BACK) == ["release_held_back"]
    assert load(folder / "dataset").responses == 400
    edited(folder, "participants", lambda old: [*old, *rows[9:]])
    assert released(folder) == []
    assert load(folder / "dataset").responses == 412


def test_many_in_all_but_few_alike_are_told_too(folder: Path) -> None:
    rows = [f"NEW-{i:03},{'North' if i < 12 else 'East'},1,Nurse,stated" for i in range(13)]
    edited(folder, "participants", lambda old: [*old, *rows])
    assert released(folder) == ["release_differs"]
    assert released(folder, Release.HOLD_BACK) == ["release_held_back"]
    assert load(folder / "dataset").responses == 412


def test_other_ids_and_another_order_are_no_change(folder: Path) -> None:
    for table in ("participants", "quotes"):
        path = folder / "source" / f"{table}.csv"
        path.write_text(path.read_text("utf-8").replace("CANARY-", "OTHER-"), "utf-8")
        edited(folder, table, lambda rows: rows[::-1])
    assert released(folder) == []


def test_one_quote_that_is_reworded_links_nothing(folder: Path) -> None:
    reworded: Edit = lambda rows: [row.replace("Saying number 7,", "I said,") for row in rows]  # noqa: E731
    edited(folder, "quotes", reworded)
    assert released(folder) == []


def test_nobody_has_the_last_release(folder: Path) -> None:
    withdraw(folder, quoted(folder))
    assert released(folder, Release.FIRST) == []


def test_a_last_release_that_cannot_be_read_is_not_taken_for_none(folder: Path) -> None:
    (folder / "dataset" / "participants.parquet").write_bytes(b"PAR1")
    assert released(folder) == ["release_unreadable"]
    assert released(folder, Release.FIRST) == []


def test_quotes_of_nobody_in_particular_that_vanish_together_are_told(tmp_path: Path) -> None:
    texts = {name.partition(".")[0]: text for name, text in sources().items()}
    edits = texts | {"quotes": texts["quotes"].replace(",CANARY-", ",,CANARY-", 0)}
    write_sources(tmp_path / "source", **edits)
    path = tmp_path / "source" / "quotes.csv"
    head, *rows = path.read_text(encoding="utf-8").splitlines()
    place = head.split(",").index("participant_id")
    cells = [row.split(",") for row in rows]
    unlinked = [",".join([*c[:place], "", *c[place + 1 :]]) for c in cells]
    path.write_text("\n".join([head, *unlinked]) + "\n", encoding="utf-8")
    build_source(tmp_path / "source", tmp_path / "dataset")
    path.write_text("\n".join([head, *unlinked[2:]]) + "\n", encoding="utf-8")
    assert released(tmp_path) == ["release_unlinked"]


def test_the_command_holds_back_when_asked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    withdraw(folder, quoted(folder))
    command = ["build", str(folder / "source"), str(folder / "dataset")]
    assert main(command) == 1
    assert "--hold-back" in capsys.readouterr().out
    assert main([*command, "--hold-back"]) == 0
    assert "1 person is held back" in capsys.readouterr().out
