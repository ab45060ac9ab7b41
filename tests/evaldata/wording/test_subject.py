"""One thing to talk about: what it says, who speaks, some quotes, what follows, what is open."""

import io
from datetime import date
from pathlib import Path

import pytest
from pptx import Presentation

from evaldata.analysis.filters import Filter
from evaldata.analysis.suggestion import suggested
from evaldata.analysis.view import View
from evaldata.dataset.dataset import Dataset
from evaldata.dataset.storage import load
from evaldata.exports.formats import POWERPOINT
from evaldata.exports.scope import Scope
from evaldata.wording.subject import few_quotes, subject_of
from evaldata.wording.talk import talk_about
from tests.bare import FRAMES, bare


def seen(dataset: Dataset, **wanted: list[str]) -> View:
    return View.of(dataset, Filter.of(wanted, dataset.attributes))


def keys(dataset: Dataset) -> list[str]:
    return [*(t.key for t in dataset.themes), *(s.key for s in dataset.statements)]


def slides_on(view: View, key: str) -> list[list[str]]:
    """The texts of the slides on a subject, the title of each first."""
    taken = POWERPOINT.content(Scope(view, about=subject_of(view, key)), date(2026, 1, 2))
    slides = Presentation(io.BytesIO(POWERPOINT.write(taken))).slides
    return [[s.text_frame.text for s in slide.placeholders if s.has_text_frame] for slide in slides]


def deck(view: View, key: str) -> list[str]:
    """The titles of the slides on a subject."""
    return [title for title, *_ in slides_on(view, key)]


def test_each_thing_makes_a_talk_of_five_to_ten_screens(shipped: Dataset) -> None:
    view = seen(shipped)
    for key in keys(shipped):
        subject = subject_of(view, key)
        assert subject is not None
        screens = talk_about(view, subject, None).screens
        assert 5 <= len(screens) <= 10
        assert screens[0].title == subject.message
        assert len({screen.name for screen in screens}) == len(screens)


def test_a_deck_on_a_theme_begins_with_the_theme(shipped: Dataset) -> None:
    view = seen(shipped)
    theme = shipped.themes[2]
    titles = deck(view, theme.key)
    assert titles[0] == theme.message
    assert 6 <= len(titles) <= 10
    assert "What is not known" in titles
    assert titles[-1] == "What these slides show"
    taken = POWERPOINT.content(Scope(view, theme), date(2026, 1, 2))
    assert taken.filter_in_words == f"None but this: Theme {theme.name}"
    slides = Presentation(io.BytesIO(POWERPOINT.write(taken))).slides
    assert slides[0].shapes.title.text_frame.text == theme.message


@pytest.mark.slow
def test_all_that_was_heard_is_told_and_what_no_recommendation_takes_up(shipped: Dataset) -> None:
    view = seen(shipped)
    for theme in shipped.themes:
        slides = slides_on(view, theme.key)
        assert 6 <= len(slides) <= 10
        said = " ".join("\n".join(map("\n".join, slides)).split())
        assert [point for point in theme.points if point not in said] == []
        assert not theme.gap or theme.gap in said
    costs, none = "theme-7.5", "No recommendation takes up this theme."
    assert [text.split("\n")[0] for title, text, *_ in slides_on(view, costs) if none in text] == [
        none
    ]
    subject = subject_of(view, costs)
    assert subject is not None
    screens = talk_about(view, subject, None).screens
    assert [screen.name for screen in screens if none in screen.lines] == ["follows"]
    other = subject_of(view, "theme-7.1")
    assert other is not None
    assert none not in other.follows[1]


def test_a_group_is_the_filter_and_nothing_without_one(shipped: Dataset) -> None:
    assert subject_of(seen(shipped), "group") is None
    view = seen(shipped, region=["London"])
    assert deck(view, "group")[0] == "London"


@pytest.mark.parametrize("key", ["", "theme-", "said-nothing", "chosen", "\0"])
def test_what_does_not_exist_is_no_subject(shipped: Dataset, key: str) -> None:
    assert subject_of(seen(shipped), key) is None


def test_no_quote_that_the_filter_rules_out_is_shown(shipped: Dataset) -> None:
    view = seen(shipped, region=["North-East"])
    for key in keys(shipped):
        subject = subject_of(view, key)
        assert subject is not None
        for quote, quote_class in few_quotes(view, subject):
            assert view.class_of(quote) == quote_class
            assert quote_class.name != "RULED_OUT"


def test_suggested_quotes_differ_in_voice_speaker_and_length(shipped: Dataset) -> None:
    every = shipped.quotes.at(shipped.quotes.in_order)
    plain = [quote for quote in every if not quote.why] or every
    chosen = suggested(plain, shipped.voice)
    assert len(chosen) == 3
    assert len({quote.place(shipped.voice) for quote in chosen}) == 3
    assert len({quote.speaker for quote in chosen}) == 3
    assert suggested(plain[:2], shipped.voice) == tuple(plain[:2])


def test_an_editors_choice_stands_above_the_rule(walking: Dataset) -> None:
    every = walking.quotes.at(walking.quotes.in_order)
    assert [quote.quote_id for quote in suggested(every, walking.voice, 1)] == ["q1"]


@pytest.mark.slow
@pytest.mark.parametrize("name", FRAMES)
def test_an_evaluation_that_lacks_things_makes_talks_and_decks(name: str, tmp_path: Path) -> None:
    dataset = load(bare(name, tmp_path))
    for key in keys(dataset)[:3]:
        subject = subject_of(seen(dataset), key)
        assert subject is not None
        assert talk_about(seen(dataset), subject, None).screens
        assert deck(seen(dataset), key)
