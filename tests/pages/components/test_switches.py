"""What a talk can be filtered by: digits for the place, a letter for each other attribute."""

from pathlib import Path

from evaldata.analysis.filters import Filter
from evaldata.analysis.view import View
from evaldata.dataset.storage import load
from pages.components.switches import keys_in_words, switches
from tests.evaluations import EVALUATION, small
from tests.server import ROOT


def view(**chosen: list[str]) -> View:
    """The shipped evaluation through a filter."""
    dataset = load(ROOT / "data")
    return View.of(dataset, Filter.of(chosen, dataset.attributes))


def test_the_place_has_the_digits_and_the_others_their_first_letter() -> None:
    assert [(switch.name, switch.key) for switch in switches(view())] == [
        ("region", "0"),
        ("year", "y"),
        ("role", "r"),
        ("method", "m"),
    ]


def test_each_switch_begins_with_everything() -> None:
    [_, year, role, _] = switches(view())
    assert year.values == (("", "All years"), ("1", "Year 1"), ("2", "Year 2"), ("3", "Year 3"))
    assert role.values[0] == ("", "All roles")


def test_a_switch_says_what_is_chosen_where_it_is_one_value() -> None:
    chosen = {s.name: s.chosen for s in switches(view(region=["London"], year=["1", "2"]))}
    assert chosen == {"region": "London", "year": "", "role": "", "method": ""}


def test_an_attribute_whose_letter_is_taken_has_its_next_one(tmp_path: Path) -> None:
    taken = EVALUATION.replace("age_group", "band").replace("Age group", "Band")
    participants = "participant_id,nation,band,basis,source\np1,Scotland,60,stated,Table 1\n"
    quotes = (
        "quote_id,theme_ids,position,text,wording,speaker,participant_id,nation,band,why,source\n"
        "q1,a,1,We just talk,verbatim,Ann,p1,Scotland,60,,section 1\n"
    )
    dataset = small(tmp_path, evaluation=taken, participants=participants, quotes=quotes)
    found = switches(View.of(dataset, Filter()))
    assert [(switch.name, switch.key) for switch in found] == [("nation", "0"), ("band", "a")]


def test_the_keys_are_told_in_a_line() -> None:
    said = keys_in_words(switches(view()))
    assert said.replace("\u00a0", " ") == (
        "→ ← move · 1 to 9 region, 0 all · y next year · r next role · m next method · "
        "b black · f full screen · ? all keys · Esc leave"
    )
    assert len(said.split(" ")) == 2 * said.count("·") + 1  # each key stands with what it does


def test_a_list_says_which_digit_chooses_what() -> None:
    region, year, *_ = switches(view())
    assert region.values[1][1] == "1 South-West England"
    assert year.values[1][1] == "Year 1"
