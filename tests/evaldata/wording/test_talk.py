"""A talk shows one thing a screen, in the presenter's order, and nothing that is ruled out."""

from evaldata.analysis.classes import QuoteClass
from evaldata.analysis.filters import Filter
from evaldata.analysis.view import View
from evaldata.dataset.dataset import Dataset
from evaldata.wording.subject import Subject, subject_of
from evaldata.wording.talk import all_parts, talk, talk_about


def view(dataset: Dataset, **wanted: list[str]) -> View:
    return View.of(dataset, Filter.of(wanted, dataset.attributes))


def test_a_first_talk_shows_everything_in_order(shipped: Dataset) -> None:
    whole = talk(view(shipped), None, None)
    names = [screen.name for screen in whole.screens]
    assert names[:3] == ["title", "who", "said-finding-1"]
    assert names[12:17] == ["theme-7.1", "quote-7.1-1", "quote-7.1-2", "quote-7.1-3", "do-7.1"]
    assert names[-6:] == [
        *("recommendations", "valued", "missing", "gaps", "gaps-2", "questions"),
    ]
    assert sum(name.startswith("quote-") for name in names) == 33
    assert whole.here.title == shipped.evaluation.headline


def test_a_list_is_split_evenly_and_only_where_a_screen_has_no_room(shipped: Dataset) -> None:
    about = talk_about(view(shipped), subject(shipped, "theme-7.3"), "more").screens
    screens = [*talk(view(shipped), None, None).screens, *about]
    lists = {s.name: (s.title, len(s.lines), s.short) for s in screens if len(s.lines) > 1}
    assert lists["recommendations"] == ("Recommendations", 7, True)
    assert lists["gaps"] == ("Gaps (1 of 2)", 5, True)
    assert lists["gaps-2"] == ("Gaps (2 of 2)", 6, True)
    assert lists["more"] == ("What was heard (1 of 2)", 3, True)
    assert lists["more-2"] == ("What was heard (2 of 2)", 3, True)
    [heard] = [
        screen
        for screen in talk_about(view(shipped), subject(shipped, "theme-7.5"), None).screens
        if screen.name.startswith("more")
    ]
    assert (len(heard.lines), heard.short) == (5, False)


def subject(dataset: Dataset, key: str) -> Subject:
    found = subject_of(view(dataset), key)
    assert found
    return found


def test_parts_are_ordered_and_left_out_as_asked(walking: Dataset) -> None:
    chosen = talk(view(walking), ["theme-b", "title", "nothing", "theme-b"], None)
    assert [screen.name for screen in chosen.screens] == [
        *("theme-b", "quote-q4", "quote-q3", "do-b", "title"),
    ]
    assert talk(view(walking), ["nothing"], None) == talk(view(walking), None, None)
    assert list(all_parts(walking)) == [
        *("title", "who", "findings", "theme-a", "theme-b"),
        *("recommendations", "gaps", "questions"),
    ]


def test_a_filter_leaves_out_what_it_rules_out_and_tells_the_class(walking: Dataset) -> None:
    filtered = talk(view(walking, nation=["Wales"]), ["theme-a", "theme-b"], "quote-q3")
    quotes = [(s.name, s.quote_class) for s in filtered.screens if s.quote]
    assert quotes == [
        ("quote-q3", QuoteClass.MATCHES),
        ("quote-q4", QuoteClass.POSSIBLE),
    ]
    assert filtered.here.name == "quote-q3"


def test_a_quote_that_is_ruled_out_gives_way_to_its_theme(shipped: Dataset) -> None:
    filtered = view(shipped, region=["North-East"])
    assert talk(filtered, None, "quote-7.1-1").here.name == "theme-7.1"
    assert talk(filtered, None, "no such screen").here.name == "title"


def test_a_ruled_out_quote_gives_way_whatever_its_id(walking: Dataset) -> None:
    assert talk(view(walking, nation=["Scotland"]), None, "quote-q3").here.name == "theme-a"


def test_a_theme_ends_with_what_is_recommended(shipped: Dataset) -> None:
    costs, admin = (talk(view(shipped), None, f"do-{t}").here.lines for t in ("7.5", "7.6"))
    assert costs == ("No recommendation takes up this theme.",)
    assert admin == ("5  Give every network administrative support",)


def test_a_quote_of_two_themes_is_shown_once_under_the_first(walking: Dataset) -> None:
    screens = talk(view(walking), None, None).screens
    both = [screen for screen in screens if screen.quote and screen.quote.quote_id == "q3"]
    assert [screen.over for screen in both] == ["1 Company"]
