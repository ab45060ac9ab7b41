"""What an evaluation cannot tell is said once, and a derived value is marked where it filters."""

from pathlib import Path

import pytest

from evaldata.analysis.filters import Filter
from evaldata.analysis.view import View
from evaldata.dataset.dataset import Dataset
from evaldata.dataset.storage import load
from evaldata.wording.evidence import evidence_sentence
from evaldata.wording.limits import cannot_tell, derived_in_words
from evaldata.wording.participants import what_responses_are
from evaldata.wording.talk import standing, talk
from tests.bare import FRAMES, bare
from tests.evaluations import EVALUATION, PARTICIPANTS, QUOTES, small


def seen(dataset: Dataset, **wanted: list[str]) -> View:
    return View.of(dataset, Filter.of(wanted, dataset.attributes))


def test_what_quotes_do_not_state_is_named(shipped: Dataset) -> None:
    first, *others = cannot_tell(shipped)
    assert first.startswith("What people said by the year or the method: no quote states")
    assert first.endswith(
        "Of two groups it is at most known that a quote cannot be from one of them, "
        "because nobody in it fits what is known of the speaker."
    )
    assert any("derived, not stated in the report" in sentence for sentence in others)
    assert any("measures neither agreement nor importance" in sentence for sentence in others)


def test_one_label_need_not_be_one_person(shipped: Dataset, tmp_path: Path) -> None:
    told = "Whether quotes under one label are one person's"
    assert [sentence for sentence in cannot_tell(shipped) if sentence.startswith(told)]
    alike = load(bare("participants and findings", tmp_path))
    assert not [sentence for sentence in cannot_tell(alike) if sentence.startswith(told)]


PEOPLE = PARTICIPANTS.replace("source\n", "source,person_id\n", 1)


SEVERAL = "How many people took part: responses are counted, and one may have given several."


@pytest.mark.parametrize(
    ("last", "disclosure", "said"),
    [
        ("d", "published = true", "For 1 of 4 responses something is derived"),
        ("a", "published = true", "4 responses, not people: one person may have given more"),
        ("d", "threshold = 3", "4 responses, not people: one person may have given more"),
    ],
)
def test_people_are_counted_where_each_gave_one_response_and_none_is_protected(
    tmp_path: Path, last: str, disclosure: str, said: str
) -> None:
    evaluation = EVALUATION.replace("published = true", disclosure, 1)
    rows = PEOPLE.splitlines()[1:]
    persons = [f"{row},{person}" for row, person in zip(rows, ["a", "b", "c", last], strict=True)]
    table = "\n".join([PEOPLE.splitlines()[0], *persons, ""])
    study = small(tmp_path, participants=table, evaluation=evaluation)
    assert what_responses_are(seen(study)).startswith(said)
    assert (SEVERAL in cannot_tell(study)) is ("not people" in said)


def test_one_quote_alone_states_what_others_do_not(walking: Dataset, tmp_path: Path) -> None:
    assert "2 of 4 quotes state it" in " ".join(cannot_tell(walking))
    fewer = small(tmp_path, quotes=QUOTES.replace("Scotland,60", ",60"))
    assert "1 of 4 quotes states it" in " ".join(cannot_tell(fewer))


def test_places_are_told_only_where_a_quote_states_one(shipped: Dataset, walking: Dataset) -> None:
    assert "known from" not in evidence_sentence(shipped, ["7.3"])
    assert "known from" in evidence_sentence(walking, ["a"])


def test_a_derived_attribute_is_marked_where_it_filters(shipped: Dataset) -> None:
    assert derived_in_words(seen(shipped, year=["2"])) == "The year is derived, not stated."
    assert derived_in_words(seen(shipped, region=["London"])) == ""
    view = seen(shipped, year=["2"])
    [who] = [screen for screen in talk(view, None, None).screens if screen.people]
    assert standing(view, who) == "Year 2. The year is derived, not stated."


@pytest.mark.slow
@pytest.mark.parametrize("name", FRAMES)
def test_any_evaluation_says_something(name: str, tmp_path: Path) -> None:
    sentences = [*cannot_tell(load(bare(name, tmp_path)))]
    assert all(sentence.endswith(".") for sentence in sentences)
