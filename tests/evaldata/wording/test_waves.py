"""Two waves of a programme: what continues, who took part, what became of the advice."""

from pathlib import Path

import pytest

from evaldata.analysis.compare import compared_responses
from evaldata.analysis.filters import Dropped, Filter
from evaldata.analysis.view import View
from evaldata.dataset.catalogue import Catalogue
from evaldata.dataset.storage import load
from evaldata.model.problems import BadDatasetError
from evaldata.wording.statements import found_on
from evaldata.wording.waves import (
    NO_STATUS,
    Waves,
    advice,
    differences,
    earlier_waves,
    themes_of_waves,
    waves_headline,
    who_took_part_in,
)
from tests.evaluations import EVALUATION, STATEMENTS, THEMES, built, small
from tests.waves import STATUS, evaluation, statements_of_first, write_waves


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with both waves."""
    return write_waves(tmp_path / "waves", tmp_path / "making")


@pytest.fixture
def waves(folder: Path) -> Waves:
    """Both waves, under no filter."""
    return Waves.of(load(folder / "first"), View.of(load(folder / "second"), Filter()))


def test_themes_continue_by_their_id(folder: Path) -> None:
    pairs = themes_of_waves(load(folder / "first"), load(folder / "second"))
    ids = [(p.now and p.now.theme_id, p.then and p.then.theme_id, p.unknown) for p in pairs]
    assert ids == [("a", "a", ""), ("kit", None, ""), ("way", None, "roads"), (None, "b", "")]


def test_themes_continue_those_that_they_name(tmp_path: Path) -> None:
    head, first, second = THEMES.strip().splitlines()
    themes = f"{head},continues\n{first.replace('a,', 'x,', 1)},b\n{second},\n"
    statements = STATEMENTS.replace(",a,", ",x,")
    quotes = "quote_id,theme_ids,position,text,wording\nq1,x,1,Here,verbatim\n"
    now = small(tmp_path / "now", themes=themes, statements=statements, quotes=quotes)
    pairs = themes_of_waves(small(tmp_path / "then"), now)
    assert [(p.now and p.now.theme_id, p.then and p.then.theme_id) for p in pairs] == [
        ("x", "b"),
        ("b", "b"),
        (None, "a"),
    ]


def test_the_earlier_waves_are_of_the_same_programme(folder: Path, tmp_path: Path) -> None:
    (folder / "alone").symlink_to(built(tmp_path / "alone"))
    summaries = Catalogue([folder]).summaries()
    assert earlier_waves(summaries, "second") == {"first": "wave 1 (2019)"}
    assert earlier_waves(summaries, "first") == {}
    assert earlier_waves(summaries, "alone") == {}


def test_a_headline_counts_themes_and_no_quotes(waves: Waves) -> None:
    assert waves_headline(waves) == "One theme continues, two are new and one was not found again"


def test_who_took_part_is_said_of_each_wave(waves: Waves) -> None:
    assert list(who_took_part_in(waves)) == [
        "Wave 1 (2019): 3 responses from people of 60 to 74, and 1 from a person of 75 and over.",
        "Wave 2 (2022): 2 responses from people of 60 to 74, and 2 from people of 75 and over.",
    ]
    frame = compared_responses(waves.then, waves.now, waves.now.dataset.attributes)
    assert frame[["value", "one", "other"]].to_numpy().tolist() == [
        ["Scotland", 3, 3],
        ["Wales", 1, 1],
        ["60", 3, 2],
        ["75", 1, 2],
    ]


def test_a_filter_holds_for_both_and_tells_what_the_earlier_lacks(folder: Path) -> None:
    then = load(folder / "first")
    later = evaluation(2, "2022").replace(
        '{ value = "Wales"', '{ value = "Ireland" },\n  { value = "Wales"'
    )
    now = small(folder / "later", evaluation=later)
    view = View.of(now, Filter.of({"nation": ["Wales", "Ireland"]}, now.attributes))
    waves = Waves.of(then, view)
    assert (waves.then.responses, waves.now.responses) == (1, 1)
    assert waves.dropped == (Dropped("Nation", "Ireland"),)


def test_it_is_told_whose_words_stand_behind_a_theme(waves: Waves) -> None:
    theme = waves.now.dataset.theme("a")
    assert theme is not None
    assert next(found_on(waves.now.dataset, theme)).startswith("3 quotes from 3 speakers")


def test_what_became_of_the_advice_is_told_with_its_source(waves: Waves) -> None:
    told = [(s.number, status, [o.number for o in later]) for s, status, later in advice(waves)]
    assert told == [
        (1, f"{STATUS}. Source: minutes of May 2021.", [1]),
        (2, NO_STATUS, []),
    ]


def test_the_advice_on_each_theme_that_continues_one_is_told(tmp_path: Path) -> None:
    head, first, second = THEMES.strip().splitlines()
    both = f"{head},continues\n{first},b\n{second},b\n"
    theirs = STATEMENTS.replace("leaders.,a,", "leaders.,b,")
    then = small(tmp_path / "then", statements=theirs)
    later = f"{STATEMENTS}recommendation-2,recommendation,2,,Mend the path.,b,stated,section 4\n"
    now = small(tmp_path / "now", themes=both, statements=later)
    [(_, _, advised)] = advice(Waves.of(then, View.of(now, Filter())))
    assert [statement.number for statement in advised] == [1, 2]


def test_what_differs_is_said_without_a_trend(waves: Waves) -> None:
    said = list(differences(waves))
    assert "Only in wave 2 (2022): Shoes and Paths." in said
    assert "Only in wave 1 (2019): Weather." in said
    assert not any("quotes" in sentence and any(c.isdigit() for c in sentence) for sentence in said)


def test_a_status_without_its_source_is_refused(tmp_path: Path) -> None:
    statements = statements_of_first().replace("minutes of May 2021", "")
    with pytest.raises(BadDatasetError) as error:
        built(tmp_path, statements=statements)
    [problem] = error.value.problems
    assert (problem.rule, problem.row) == ("status_has_source", 3)


@pytest.mark.parametrize(
    "series", ['{ programme = " ", wave = 1 }', '{ programme = "A", wave = 0 }']
)
def test_a_programme_has_a_name_and_a_wave_a_number(tmp_path: Path, series: str) -> None:
    evaluation = EVALUATION.replace("voice =", f"series = {series}\nvoice =", 1)
    with pytest.raises(BadDatasetError) as error:
        built(tmp_path, evaluation=evaluation)
    assert [problem.rule for problem in error.value.problems] == ["series_form"]
