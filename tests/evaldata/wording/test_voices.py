"""Whose words the quotes are, where some have no theme, and where their voice is not known."""

from pathlib import Path

from evaldata.analysis.filters import Filter
from evaldata.analysis.participation import responses_beside_quotes
from evaldata.analysis.view import View
from evaldata.analysis.voices import voices_of
from evaldata.charts import paired_bars
from evaldata.wording.evidence import voices_briefly
from evaldata.wording.sentences import showing
from evaldata.wording.voices import given_and_quoted, voices_headline
from tests.evaluations import QUOTES, QUOTES_HEAD, small

UNVOICED = f"{QUOTES_HEAD}\nq1,a,1,We talk,verbatim,Ann,,,,,\nq2,b,2,I stay,verbatim,,,,,,\n"


def test_quotes_without_a_theme_count_too(tmp_path: Path) -> None:
    study = small(tmp_path, quotes=QUOTES.replace("\nq2,a,", "\nq2,,"))
    assert given_and_quoted(study) == [
        "People of 60 to 74 gave 3 of 4 responses and 1 of 4 quotes.",
        "People of 75 and over gave 1 of 4 responses and 1 of 4 quotes.",
        "4 quotes carry 3 speaker labels; one of the labels comes several times and counts as one "
        "voice.",
        "Of 2 of 4 quotes the age group is not known.",
    ]


def test_a_voice_that_is_not_known_is_not_silent(tmp_path: Path) -> None:
    study = small(tmp_path, quotes=UNVOICED)
    unknown = "Of no quote is the age group known"
    assert voices_headline(study) == unknown
    assert given_and_quoted(study)[0] == "People of 60 to 74 gave 3 of 4 responses."
    assert given_and_quoted(study)[-1] == f"{unknown}."
    frame = responses_beside_quotes(View.of(study, Filter()))
    assert paired_bars(frame, study.voice).message == f"{unknown}."


def test_a_voice_that_may_be_one_of_several_is_not_said_to_be(tmp_path: Path) -> None:
    some = f"{UNVOICED}q3,a,3,We walk,verbatim,Cai,,,60,,\n"
    study = small(tmp_path, quotes=some)
    assert voices_headline(study) == "No theme is known to be voiced by one age group alone"
    voices = voices_of(study, ["a"])
    assert voices_briefly(voices, study.voice) == "one age group, some not stated"
    quiet = small(tmp_path, quotes=f"{QUOTES_HEAD}\n")
    assert voices_headline(quiet) == "Nobody is quoted"


def test_without_quotes_all_that_is_shown_are_responses(tmp_path: Path) -> None:
    study = small(tmp_path, quotes=f"{QUOTES_HEAD}\n")
    assert showing(View.of(study, Filter())) == "Showing all 4 responses, and no quotes"
