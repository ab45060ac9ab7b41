"""A second delivery keeps ids and what an editor wrote, and tells what has changed."""

from pathlib import Path

import pandas as pd
import pytest

from evaldata.dataset.build import made
from evaldata.dataset.disclosure.history import Release
from evaldata.dataset.storage import load, stored
from evaldata.dataset.writing import write
from evaldata.importers.coding.choices import Choices, PeopleShown
from evaldata.importers.coding.importing import import_file
from evaldata.importers.log import CodingLog
from tests.evaldata.model.test_look import PIXEL

pytestmark = pytest.mark.slow

FIRST = "Quote,Theme\nWe wait,Access\nShe is kind,Staff\nI paid,Money\n"
SECOND = "Quote,Theme\nShe is kind,Staff\nShe is kind,Access\nWe wait,Access\nNobody rang,Access\n"


def imported(folder: Path, table: str) -> CodingLog:
    log = import_file(table.encode(), "study.csv", folder)
    assert not log.failed, str(log)
    return log


def edited(folder: Path) -> None:
    """Write what an editor would: headlines, points, reasons, a finding."""
    content, frames = (folder / "evaluation.toml").read_bytes(), stored(folder).frames
    themes, quotes = frames["themes"], frames["quotes"]
    themes["headline"] = themes["title"].map({"Access": "Nobody is seen in time"})
    themes["points"] = [
        ["They ring", "They wait"] if t == "Access" else [] for t in themes["title"]
    ]
    quotes["why"] = quotes["text"].map({"She is kind": "Says it shortly"})
    finding = pd.DataFrame(
        {"kind": ["finding"], "text": ["People wait"], "theme_ids": [["access", "money"]]}
    )
    titled = b'headline = "People wait too long"\n' + content
    files, _ = made(titled, frames | {"statements": finding})
    write(files, folder)


def test_what_is_new_changed_and_gone_is_told(tmp_path: Path) -> None:
    imported(tmp_path, FIRST)
    log = imported(tmp_path, SECOND)
    assert log.changes == ["themes: 1 gone", "quotes: 1 new, 1 changed, 1 gone"]


def test_ids_stay_whatever_the_order(tmp_path: Path) -> None:
    imported(tmp_path, FIRST)
    before = {q.text: q.quote_id for q in load(tmp_path).quotes.at(load(tmp_path).quotes.in_order)}
    imported(tmp_path, SECOND)
    after = {q.text: q.quote_id for q in load(tmp_path).quotes.at(load(tmp_path).quotes.in_order)}
    assert {text: after[text] for text in ("We wait", "She is kind")} == {
        text: before[text] for text in ("We wait", "She is kind")
    }


def test_what_an_editor_wrote_is_kept(tmp_path: Path) -> None:
    imported(tmp_path, FIRST)
    edited(tmp_path)
    imported(tmp_path, SECOND)
    found = load(tmp_path)
    access = found.theme("access")
    assert access is not None
    assert access.headline == "Nobody is seen in time"
    assert access.points == ("They ring", "They wait")
    kind = [q for q in found.quotes.at(found.quotes.in_order) if q.text == "She is kind"]
    assert [q.why for q in kind] == ["Says it shortly"]
    assert [(s.text, s.theme_ids) for s in found.statements] == [("People wait", ("access",))]
    assert found.evaluation.headline == "People wait too long"


def test_another_project_inherits_nothing(tmp_path: Path) -> None:
    imported(tmp_path, FIRST)
    edited(tmp_path)
    log = imported(tmp_path, "Quote,Theme\nSomething else,Weather\n")
    assert log.changes == ["Nothing is as in the delivery before: nothing of it is kept."]
    assert load(tmp_path).statements == ()


def test_what_is_chosen_now_stands_above_what_was_chosen_before(tmp_path: Path) -> None:
    imported(tmp_path, FIRST)
    chosen = Choices(title="Waiting", people=PeopleShown.ATTRIBUTED)
    import_file(SECOND.encode(), "study.csv", tmp_path, choices=chosen)
    found = load(tmp_path).evaluation
    assert (found.title, found.short_title, found.disclosure.attributed) == (
        "Waiting",
        "Waiting",
        True,
    )


def test_the_files_that_the_look_names_are_kept(tmp_path: Path) -> None:
    imported(tmp_path, FIRST)
    look = b'\n[look]\nlogo = "logo.png"\nlogo_text = "Walking Trust"\n'
    content, frames = (tmp_path / "evaluation.toml").read_bytes() + look, stored(tmp_path).frames
    write(made(content, frames, look_files={"logo.png": PIXEL})[0], tmp_path)
    imported(tmp_path, SECOND)
    assert load(tmp_path).logo == PIXEL


def of_forty(*gone: str) -> str:
    """Two quotes each of forty people, without these quotes; two of them hold an address."""
    rows = ["Participant;Role;Quote"]
    for person in range(40):
        for quote in ("first", "second"):
            said = f"My {quote}, number {person}"
            address = " at ann@example.org" * (said in ADDRESSED)
            rows += [f"P{person};{ROLES[person % 2]};{said}{address}"] * (said not in gone)
    return "\n".join(rows)


ROLES = ("Nurse", "Parent")
ADDRESSED = ("My first, number 20", "My second, number 39")


def test_what_is_wrong_is_told_by_its_row_in_the_delivery_where_others_are_held_back(
    tmp_path: Path,
) -> None:
    imported(tmp_path, of_forty())
    later = of_forty("My first, number 3", "My second, number 5", "My second, number 39")
    hold_back = Choices(release=Release.HOLD_BACK)
    log = import_file(later.encode(), "study.csv", tmp_path, choices=hold_back)
    assert not log.failed, str(log)
    assert "quotes with what is held back: 80; delivered: 77" in log.changes
    assert [(p.place, p.message) for p in log.problems if p.rule == "likely_slip"] == [
        ("study.csv, row 40, text", "The text may hold an email address."),
        (
            "study.csv, text of quotes",
            "The text may hold an email address. The row is of the last release, for its changes "
            "are held back.",
        ),
    ]
