"""A folder of evaluations: each listed without being loaded, loaded and refused by itself."""

import os
import shutil
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path

import pytest

from evaldata.dataset.catalogue import Catalogue, VisibleCatalogue
from evaldata.dataset.live import LiveDataset
from evaldata.dataset.manifest import FILES
from evaldata.model.schema import MANIFEST_FILE
from evaldata.wording.evaluations import by_programme, in_short, search_all
from tests.evaluations import EVALUATION, built

NAMES = ("apples", "berries", "cherries")


def evaluation(title: str, more: str = "") -> str:
    named = EVALUATION.replace("Walking groups for older people", title)
    return named.replace("voice =", f"{more}\nvoice =", 1)


@pytest.fixture(scope="module")
def three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of three evaluations, and of things that are none; it is copied."""
    making = tmp_path_factory.mktemp("making")
    several = making / "several"
    for name in NAMES:
        made = built(making / name, evaluation=evaluation(f"About {name}"))
        shutil.copytree(made, several / name)
    (several / ".hidden").mkdir()
    (several / "notes.txt").write_text("Nothing of the kind.")
    shutil.copytree(making / "apples" / "source", several / "apples-source")
    return several


@pytest.fixture
def folder(three: Path, tmp_path: Path) -> Path:
    """Such a folder, to be changed."""
    return Path(shutil.copytree(three, tmp_path / "several"))


def titles(catalogue: Catalogue) -> dict[str, str]:
    return {name: told.title for name, told in catalogue.summaries().items()}


def test_each_folder_that_is_a_dataset_is_listed_by_its_name(folder: Path) -> None:
    assert titles(Catalogue([folder])) == {name: f"About {name}" for name in NAMES}


def test_a_dataset_by_itself_is_the_only_one(folder: Path) -> None:
    assert list(Catalogue([folder / "apples"]).folders()) == ["apples"]


def test_a_folder_without_any_is_told_as_one_with_problems(tmp_path: Path) -> None:
    catalogue = Catalogue([tmp_path / "nowhere"])
    assert list(catalogue.folders()) == ["nowhere"]
    assert catalogue.first().dataset is None
    assert {p.rule for p in catalogue.served("nowhere").problems} >= {"file_present"}


def test_an_id_depends_on_nothing_else_that_is_there(folder: Path, tmp_path: Path) -> None:
    brought = tmp_path / "brought"
    shutil.copytree(folder / "apples", brought / "apples")
    catalogue = Catalogue([folder, brought])
    assert catalogue.folders()["brought.apples"] == brought / "apples"
    shutil.rmtree(folder / "apples")
    assert "apples" not in catalogue.look()
    (tmp_path / "current").symlink_to(folder / "berries")
    assert list(Catalogue([tmp_path / "current"]).folders()) == ["current"]


def test_a_name_that_no_address_can_hold_is_left_out(folder: Path) -> None:
    shutil.copytree(folder / "apples", folder / os.fsdecode(b"caf\xe9"))
    assert list(Catalogue([folder]).folders()) == list(NAMES)


def test_a_list_reads_no_table(folder: Path) -> None:
    for name in NAMES:
        (folder / name / "quotes.parquet").write_bytes(b"half")
    told = Catalogue([folder]).summaries()["apples"]
    assert (told.responses, told.quotes, told.problems) == (4, 4, ())
    assert in_short(told).startswith("4 responses · 4 quotes · data of ")


def test_one_broken_dataset_leaves_the_others_up(folder: Path) -> None:
    (folder / "berries" / "quotes.parquet").write_bytes(b"half")
    catalogue = Catalogue([folder])
    assert catalogue.served("berries").dataset is None
    assert catalogue.served("cherries").dataset is not None
    told = catalogue.summaries()
    assert [p.rule for p in told["berries"].problems] == ["manifest_matches"]
    assert told["cherries"].problems == ()


@pytest.mark.parametrize("damage", [b"", b"title = ", b"\xff\xfe\x00"])
def test_a_damaged_evaluation_is_listed_by_its_folder(folder: Path, damage: bytes) -> None:
    (folder / "berries" / "evaluation.toml").write_bytes(damage)
    told = Catalogue([folder]).summaries()["berries"]
    assert told.title == "berries"
    assert told.problems


def test_without_a_seal_it_is_checked_before_it_is_listed(folder: Path) -> None:
    (folder / "berries" / MANIFEST_FILE).unlink()
    assert Catalogue([folder]).summaries()["berries"].title == "About berries"
    (folder / "berries" / "quotes.parquet").write_bytes(b"half")
    assert Catalogue([folder]).summaries()["berries"].title == "berries"


def test_one_is_replaced_and_another_added_while_served(folder: Path, tmp_path: Path) -> None:
    catalogue = Catalogue([folder])
    other = catalogue.served("cherries")
    assert titles(catalogue)["apples"] == "About apples"
    changed = built(tmp_path / "changed", evaluation=evaluation("About pears"))
    for name in (*FILES, MANIFEST_FILE):
        (changed / name).replace(folder / "apples" / name)
    shutil.copytree(folder / "berries", folder / "dates")
    assert titles(catalogue)["apples"] == "About pears"
    assert "dates" in catalogue.look()
    dataset = catalogue.served("apples").dataset
    assert dataset is not None
    assert dataset.evaluation.title == "About pears"
    assert catalogue.served("cherries") is other


def test_the_least_used_are_let_go(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evaldata.dataset.catalogue.MOST_LOADED", 2)
    catalogue = Catalogue([folder])
    first, second = catalogue.served("apples"), catalogue.served("berries")
    assert catalogue.served("apples") is first
    catalogue.served("cherries")
    assert catalogue.served("apples") is first
    assert catalogue.served("berries") is not second


def test_those_loaded_are_gone_through_by_one_thread_at_a_time(folder: Path) -> None:
    class Watched(OrderedDict[Path, LiveDataset]):
        def __iter__(self) -> Iterator[Path]:
            assert catalogue._lock.locked()
            return super().__iter__()

    catalogue = Catalogue([folder])
    catalogue._stores = Watched()
    catalogue.served("apples")
    assert list(catalogue.look()) == list(NAMES)


def test_large_ones_make_room_sooner(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evaldata.dataset.catalogue.MOST_BYTES", 1)
    catalogue = Catalogue([folder])
    first = catalogue.served("apples")
    assert catalogue.served("apples") is first
    catalogue.served("berries")
    assert catalogue.served("apples") is not first


def test_the_last_good_data_are_never_let_go(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evaldata.dataset.catalogue.MOST_LOADED", 1)
    catalogue = Catalogue([folder])
    good = catalogue.served("apples").dataset
    (folder / "apples" / "quotes.parquet").write_bytes(b"half")
    assert catalogue.served("apples").dataset is good
    catalogue.served("berries")
    catalogue.served("cherries")
    assert catalogue.served("apples").dataset is good


def test_broken_ones_take_no_place_of_others(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("apples", "berries"):
        (folder / name / "quotes.parquet").write_bytes(b"half")
    monkeypatch.setattr("evaldata.dataset.catalogue.MOST_LOADED", 1)
    catalogue = Catalogue([folder])
    good = catalogue.served("cherries")
    for name in ("apples", "berries"):
        assert catalogue.served(name).dataset is None
    assert len(catalogue._stores) == 1
    assert catalogue.served("cherries").dataset is not good.dataset
    assert catalogue.served("cherries") is catalogue.served("cherries")


def test_of_data_in_memory_the_list_tells_whatever_became_of_their_files(folder: Path) -> None:
    catalogue = Catalogue([folder])
    catalogue.served("apples")
    (folder / "apples" / "evaluation.toml").write_text("title = ")
    catalogue.served("apples")
    assert titles(catalogue)["apples"] == "About apples"


def test_a_table_that_was_mended_is_seen_without_a_seal(folder: Path) -> None:
    (folder / "berries" / MANIFEST_FILE).unlink()
    table = folder / "berries" / "quotes.parquet"
    good = table.read_bytes()
    table.write_bytes(b"half")
    catalogue = Catalogue([folder])
    assert catalogue.summaries()["berries"].problems
    table.write_bytes(good)
    assert not catalogue.summaries()["berries"].problems


def test_one_that_goes_during_a_search_is_told(folder: Path) -> None:
    catalogue = Catalogue([folder])
    found = search_all(catalogue.served, [*NAMES, "gone"], "company")
    assert [f.evaluation for f in found if f.refused] == ["gone"]


def test_the_operator_is_told_how_many_and_which(folder: Path, tmp_path: Path) -> None:
    counts = Catalogue([folder]).counts()
    assert (counts["evaluations"], counts["unreadable"]) == (3, 0)
    same = shutil.copytree(folder, tmp_path / "same")
    assert Catalogue([same]).counts() == counts
    (same / "apples" / "quotes.parquet").write_bytes(b"half")
    other = Catalogue([same])
    other.served("apples")
    assert other.counts()["unreadable"] == 1
    shutil.rmtree(same / "apples")
    assert Catalogue([same]).counts()["all"] != counts["all"]


def test_no_name_leads_out_of_the_folder(folder: Path) -> None:
    with pytest.raises(KeyError):
        Catalogue([folder / "apples"]).served("../berries")


def test_waves_of_a_programme_stand_together_the_newest_first(tmp_path: Path) -> None:
    several = tmp_path / "several"
    for wave in (1, 2):
        series = f'series = {{ programme = "Fruit", wave = {wave} }}'
        made = built(tmp_path / str(wave), evaluation=evaluation(f"Wave {wave}", series))
        shutil.copytree(made, several / f"fruit-{wave}")
    shutil.copytree(built(tmp_path / "alone"), several / "alone")
    listed = by_programme(Catalogue([several]).summaries())
    assert listed == {"Fruit": ["fruit-2", "fruit-1"], "Others": ["alone"]}


def test_a_search_goes_over_all_and_names_what_it_could_not_search(folder: Path) -> None:
    (folder / "berries" / "quotes.parquet").write_bytes(b"half")
    found = list(search_all(Catalogue([folder]).served, NAMES, "company"))
    assert [(f.evaluation, f.said, f.refused) for f in found] == [
        ("apples", "2 themes and statements", False),
        ("berries", "", True),
        ("cherries", "2 themes and statements", False),
    ]


def test_a_part_is_as_if_there_were_no_more(folder: Path) -> None:
    whole = Catalogue([folder])
    part = VisibleCatalogue(whole, {NAMES[0], "unknown"})
    assert [*part.folders()] == [*part.look()] == [*part.summaries()] == [NAMES[0]]
    assert part.served(NAMES[0]) is whole.served(NAMES[0])
    for name in (NAMES[1], "unknown", ""):
        with pytest.raises(KeyError):
            part.served(name)
    assert not VisibleCatalogue(whole, ()).folders()
