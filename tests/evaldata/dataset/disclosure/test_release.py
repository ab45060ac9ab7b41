"""The difference of two releases tells nothing of few people."""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd
import pytest

from evaldata.cli import main
from evaldata.dataset.build import build
from evaldata.dataset.disclosure.history import Release
from evaldata.dataset.sources import build_source
from evaldata.dataset.storage import load
from evaldata.model.problems import BadDatasetError
from tests.evaluations import write_sources
from tests.linked import linked, sources

Change = Callable[[pd.DataFrame], pd.DataFrame]
Edit = Callable[[list[str]], list[str]]


pytestmark = pytest.mark.slow


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


def test_what_may_not_be_shown_is_told_by_its_row_where_others_are_held_back(folder: Path) -> None:
    for table in ("participants", "quotes"):
        edited(folder, table, lambda rows: [row.replace("000,South", "000,North") for row in rows])
    named: Edit = lambda rows: [row.replace("Saying", "CANARY-001: Saying") for row in rows]  # noqa: E731
    edited(folder, "quotes", lambda rows: [*rows[:-60], *named(rows[-60:])])
    with pytest.raises(BadDatasetError) as caught:
        build_source(folder / "source", folder / "dataset", Release.HOLD_BACK)
    assert [p.rule for p in caught.value.problems][:1] == ["release_held_back"]
    assert [p.place for p in caught.value.problems if p.row] == [
        f"quotes.csv, row {row}, text" for row in range(181, 201)
    ]


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
    assert "1 participant is held back" in capsys.readouterr().out


def study(
    folder: Path,
    people: dict[str, tuple[str, str]],
    release: Release = Release.REFUSE,
    changes: Mapping[str, Change] = MappingProxyType({}),
    **options: str,
) -> list[str]:
    """Release people with a region and a role, each quoted once; the rules that were broken."""
    order = options.get("order", '["region", "role"]')
    content = (
        'title = "A study"\nshort_title = "Study"\nvoice = "role"\n'
        f"[disclosure]\nthreshold = {options.get('threshold', '10')}\norder = {order}\n"
        f"{options.get('declared', '')}\n"
    )
    for name in ("region", "role"):
        values = sorted({person[name == "role"] for person in people.values()} | {"Other"})
        listed = ", ".join(f'{{ value = "{value}" }}' for value in values)
        content += (
            f'[[attributes]]\nid = "{name}"\nlabel = "{name}"\nplural = "{name}s"\n'
            f"values = [{listed}]\n"
        )
    rows = [
        {"participant_id": name, "person_id": name.split("/")[0], "region": region, "role": role}
        for name, (region, role) in people.items()
    ]
    quotes = [
        {"text": f"Saying number {name[1:]}, {turn}", "participant_id": name} | row
        for name, (region, role) in people.items()
        for row in [{"region": region, "role": role}]
        for turn in ("first", "second")
    ]
    frames = {
        "participants": pd.DataFrame(rows),
        "themes": pd.DataFrame([{"theme_id": options.get("theme", "t"), "title": "Waiting"}]),
        "quotes": pd.DataFrame(quotes).assign(
            theme_ids=[[options.get("theme", "t")]] * len(quotes)
        ),
    }
    for name, change in changes.items():
        frames[name] = change(frames[name])
    try:
        problems = build(content.encode(), frames, folder, release=release)
    except BadDatasetError as error:
        return [p.rule for p in error.problems]
    return [p.rule for p in problems if p.rule.startswith("release_")]


def crowd(start: int, number: int, region: str, role: str) -> dict[str, tuple[str, str]]:
    return {f"p{start + i:03}": (region, role) for i in range(number)}


REFUSED = ["release_differs"]


def test_a_withdrawal_is_not_masked_by_others_who_change(tmp_path: Path) -> None:
    people = crowd(0, 40, "North", "Nurse") | crowd(100, 30, "South", "Nurse")
    assert study(tmp_path, people) == []
    gone = {name: row for name, row in people.items() if name != "p003"}
    gone |= {f"q{i:03}": people.pop(f"p{i:03}") for i in range(10, 20)}
    assert study(tmp_path, gone) == REFUSED


@pytest.mark.parametrize("changed", [{"theme": "other"}, {"order": '["role", "region"]'}])
def test_nor_by_another_theme_or_order(tmp_path: Path, changed: dict[str, Any]) -> None:
    people = crowd(0, 40, "North", "Nurse") | crowd(100, 30, "South", "Nurse")
    study(tmp_path, people)
    people.pop("p003")
    assert study(tmp_path, people, **changed) == REFUSED


def test_nor_by_another_name_of_a_value(tmp_path: Path) -> None:
    people = crowd(0, 40, "North", "Nurse") | crowd(100, 30, "South", "Nurse")
    study(tmp_path, people)
    people.pop("p003")
    renamed = {
        name: ("Up north" if region == "North" else region, role)
        for name, (region, role) in people.items()
    }
    assert study(tmp_path, renamed) == REFUSED


def test_those_who_stay_are_not_told_by_what_is_shown_of_them_later(tmp_path: Path) -> None:
    people = crowd(0, 33, "North", "Nurse") | crowd(100, 31, "South", "Nurse")
    people |= crowd(200, 1, "North", "Doctor") | crowd(201, 1, "South", "Doctor")
    assert study(tmp_path, people) == []
    assert study(tmp_path, people | crowd(300, 12, "North", "Doctor")) == REFUSED


def test_nor_by_another_threshold(tmp_path: Path) -> None:
    people = crowd(0, 30, "North", "Nurse") | crowd(100, 30, "South", "Nurse")
    people |= crowd(200, 7, "South", "Doctor")
    assert study(tmp_path, people) == []
    assert study(tmp_path, people, threshold="6") == REFUSED


def test_earlier_releases_are_remembered(tmp_path: Path) -> None:
    people = crowd(0, 40, "North", "Nurse") | crowd(100, 40, "South", "Nurse")
    more = people | crowd(300, 10, "North", "Nurse")
    assert study(tmp_path, people) == []
    assert study(tmp_path, more) == []
    fewer = {n: row for n, row in more.items() if n not in crowd(300, 10, "", "") | {"p003": 0}}
    assert study(tmp_path, fewer) == REFUSED


def test_a_person_counts_in_the_response_that_changed(tmp_path: Path) -> None:
    both = {f"p{i:03}/{r}": (r, "Nurse") for i in range(30) for r in ("North", "South")}
    assert study(tmp_path, both) == []
    both.pop("p003/South")
    assert study(tmp_path, both) == REFUSED


def test_many_may_come_and_go(tmp_path: Path) -> None:
    people = crowd(0, 40, "North", "Nurse") | crowd(100, 40, "South", "Nurse")
    assert study(tmp_path, people) == []
    assert study(tmp_path, people | crowd(300, 10, "North", "Nurse")) == []


def test_what_is_held_back_names_a_theme_by_its_new_id(tmp_path: Path) -> None:
    linked(tmp_path)
    withdraw(tmp_path, quoted(tmp_path))
    for table in ("themes", "statements", "quotes"):
        path = tmp_path / "source" / f"{table}.csv"
        text = path.read_text("utf-8").replace(",b,", ",c,").replace("\nb,", "\nc,")
        path.write_text(text, "utf-8")
    assert released(tmp_path, Release.HOLD_BACK) == ["release_held_back"]
    held = load(tmp_path / "dataset")
    assert {t.theme_id for t in held.themes} == {"a", "c"}
    assert len(held.quotes.unthemed) == 0


def test_what_would_lose_a_theme_is_not_held_back(tmp_path: Path) -> None:
    linked(tmp_path)
    withdraw(tmp_path, quoted(tmp_path))
    for table in ("themes", "statements", "quotes"):
        path = tmp_path / "source" / f"{table}.csv"
        kept = [line for line in path.read_text("utf-8").splitlines() if line[:2] != "b,"]
        path.write_text("\n".join(kept).replace(",b,", ",a,").replace("a;b", "a"), "utf-8")
    assert released(tmp_path, Release.HOLD_BACK)[-1:] == REFUSED


def test_a_spoilt_memory_of_releases_is_not_taken_for_none(folder: Path) -> None:
    (folder / "dataset" / "releases.json").write_text("[1]")
    assert released(folder) == ["release_unreadable"]


def crowds() -> dict[str, tuple[str, str]]:
    return crowd(0, 40, "North", "Nurse") | crowd(100, 40, "South", "Nurse")


def of(frame: pd.DataFrame, *names: str) -> pd.Series:
    return frame["participant_id"].isin(names)


def moved(quotes: pd.DataFrame) -> pd.DataFrame:
    return quotes.assign(participant_id=quotes["participant_id"].replace({"p003": "p004"}))


def blank(quotes: pd.DataFrame) -> pd.DataFrame:
    return quotes.assign(region=quotes["region"].mask(of(quotes, "p003"), None))


def others_corrected(quotes: pd.DataFrame) -> pd.DataFrame:
    """Ten others have a word corrected, and one loses both quotes."""
    corrected = of(quotes, *crowd(10, 10, "", ""))
    text = quotes["text"].mask(corrected, quotes["text"] + " again")
    return quotes.assign(text=text)[~of(quotes, "p003")]


def unlinked_all(quotes: pd.DataFrame) -> pd.DataFrame:
    return quotes[~of(quotes, "p003")].assign(participant_id=None)


@pytest.mark.parametrize("change", [moved, blank, others_corrected, unlinked_all])
def test_quotes_that_change_together_do_not_tell_whose_they_are(
    tmp_path: Path, change: Change
) -> None:
    assert study(tmp_path, crowds()) == []
    assert study(tmp_path, crowds(), changes={"quotes": change})[-1:] == REFUSED


def test_new_ids_and_names_mask_no_withdrawal(tmp_path: Path) -> None:
    assert study(tmp_path, crowds()) == []
    later = {
        f"z{n[1:]}": ("Up north" if region == "North" else region, role)
        for n, (region, role) in crowds().items()
        if n != "p003"
    }
    assert study(tmp_path, later) == REFUSED


def test_people_who_are_told_apart_later_mask_no_withdrawal(tmp_path: Path) -> None:
    def paired(people: pd.DataFrame) -> pd.DataFrame:
        pairs = {f"p{i + 1:03}": f"p{i:03}" for i in range(10, 32, 2)}
        return people.assign(person_id=people["participant_id"].replace(pairs))

    assert study(tmp_path, crowds(), changes={"participants": paired}) == []
    later = {name: row for name, row in crowds().items() if name != "p003"}
    assert study(tmp_path, later) == REFUSED


def test_responses_without_a_person_are_one_persons(tmp_path: Path) -> None:
    def unowned(people: pd.DataFrame) -> pd.DataFrame:
        return people.assign(
            person_id=people["person_id"].mask(of(people, *crowd(300, 12, "", "")), None)
        )

    assert study(tmp_path, crowds(), changes={"participants": unowned}) == []
    more = crowds() | crowd(300, 12, "North", "Nurse")
    assert study(tmp_path, more, changes={"participants": unowned}) == REFUSED


def test_nothing_that_is_held_back_stands_twice(tmp_path: Path) -> None:
    def kept_unlinked(quotes: pd.DataFrame) -> pd.DataFrame:
        return quotes.assign(participant_id=quotes["participant_id"].mask(of(quotes, "p003"), None))

    assert study(tmp_path, crowds()) == []
    later = {"participants": lambda people: people[~of(people, "p003")], "quotes": kept_unlinked}
    assert study(tmp_path, crowds(), Release.HOLD_BACK, later)[-1:] == REFUSED


def test_the_memory_outlasts_a_release_without_protection(tmp_path: Path) -> None:
    published = "published = true\nlabels_published = true"
    assert study(tmp_path, crowds()) == []
    assert study(tmp_path, crowds(), declared=published) == []
    later = {name: row for name, row in crowds().items() if name != "p003"}
    assert study(tmp_path, later) == REFUSED


@pytest.mark.parametrize("content", [b"[]", None])
def test_the_memory_is_sealed(tmp_path: Path, content: bytes | None) -> None:
    assert study(tmp_path, crowds()) == []
    (tmp_path / "releases.json").unlink()
    if content is not None:
        (tmp_path / "releases.json").write_bytes(content)
    assert study(tmp_path, crowds()) == ["release_unreadable"]


def test_what_was_shown_already_may_be_shown_again(tmp_path: Path) -> None:
    few = crowds() | crowd(300, 4, "North", "Doctor")
    assert study(tmp_path, few, declared="published = true") == []
    assert study(tmp_path, few, declared="published = true") == []


def test_case_and_punctuation_are_no_change(tmp_path: Path) -> None:
    def spelled(quotes: pd.DataFrame) -> pd.DataFrame:
        return quotes.assign(text=quotes["text"].str.upper() + "!")

    assert study(tmp_path, crowds()) == []
    assert study(tmp_path, crowds(), changes={"quotes": spelled}) == []


def test_themes_that_one_persons_quotes_changed_are_told(tmp_path: Path) -> None:
    def recoded(quotes: pd.DataFrame) -> pd.DataFrame:
        themes = [["t", "u"] if mine else ["t"] for mine in of(quotes, "p003")]
        return quotes.assign(theme_ids=themes)

    two = {"themes": lambda _: pd.DataFrame({"theme_id": ["t", "u"], "title": ["Wait", "Money"]})}
    assert study(tmp_path, crowds(), changes=two) == []
    assert study(tmp_path, crowds(), changes={**two, "quotes": recoded}) == ["release_recoded"]
