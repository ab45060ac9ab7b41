"""Of very many quotes a talk shows those with a reason, then the first of each theme, evenly."""

from pathlib import Path

import pytest

from evaldata.analysis.filters import Filter
from evaldata.analysis.view import View
from evaldata.dataset.dataset import Dataset
from evaldata.wording import talk_quotes
from evaldata.wording.talk import talk
from evaldata.wording.talk_quotes import bearable
from tests.evaluations import QUOTES, small

PARTS = ["theme-a", "title", "theme-b"]


def chosen(view: View) -> list[str]:
    quotes = view.dataset.quotes
    return [quote.quote_id for quote in quotes.at(view.rows(found=bearable(view, PARTS)))]


@pytest.mark.parametrize(
    ("most", "expected"),
    [(1, ["q1"]), (2, ["q1", "q4"]), (3, ["q1", "q2", "q4"]), (4, ["q1", "q2", "q3", "q4"])],
)
def test_those_with_a_reason_come_first_then_the_first_of_each_theme(
    walking: Dataset, monkeypatch: pytest.MonkeyPatch, most: int, expected: list[str]
) -> None:
    monkeypatch.setattr(talk_quotes, "MOST_IN_ALL", most)
    assert chosen(View.of(walking, Filter())) == expected


def test_what_is_ruled_out_takes_no_room(walking: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(talk_quotes, "MOST_IN_ALL", 1)
    wales = Filter.of({"nation": ["Wales"]}, walking.attributes)
    assert chosen(View.of(walking, wales)) == ["q3"]


def test_the_first_part_leaves_room_for_the_next(
    walking: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(talk_quotes, "MOST_ALIKE", 1)
    assert chosen(View.of(walking, Filter())) == ["q1", "q4"]


def test_quotes_without_a_theme_say_how_many_more_there_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unthemed = small(tmp_path, quotes=QUOTES.replace("a;b", "").replace("q2,a", "q2,"))
    monkeypatch.setattr(talk_quotes, "MOST_ALIKE", 1)
    first, *others = talk(View.of(unthemed), ["said"], "said").screens
    assert (first.title, first.lines) == ("What people said", ("1 more quote on the page Quotes",))
    assert [screen.name for screen in others] == ["quote-q2"]


def test_a_theme_says_how_many_more_of_its_quotes_there_are(
    walking: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = View.of(walking, Filter())
    said = talk(view, ["theme-a"], "theme-a").here.evidence
    monkeypatch.setattr(talk_quotes, "MOST_IN_ALL", 2)
    few = talk(view, ["theme-a"], "theme-a")
    assert few.here.evidence == f"{said}. 1 more of its quotes on the page Quotes"
    assert [screen.name for screen in few.screens] == ["theme-a", "quote-q1", "quote-q2", "do-a"]
