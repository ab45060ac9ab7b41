"""The pages of results: overview, findings, recommendations and themes."""

from pathlib import Path

import pytest

from tests.bare import bare
from tests.evaluations import SOURCES, STATEMENTS, built
from tests.pages.conftest import Open
from tests.pages.reading import links, markup, said, text


def test_the_overview_leads_on_to_each_statement(show: Open) -> None:
    led = links(show())
    for number in range(1, 11):
        assert [link for link in led if link[1:] == ("findings", f"finding=finding-{number}")]
    for number in range(1, 8):
        address = ("recommendations", f"recommendation=recommendation-{number}")
        assert [link for link in led if link[1:] == address]
    assert [link for link in led if "show=" in link[2]] == [
        ("What is valued 5", "findings", "show=valued"),
        ("What is missing 4", "findings", "show=missing"),
    ]


def test_the_overview_lists_a_dozen_statements_of_a_kind_in_few_words_and_leads_to_all(
    show: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = "".join(
        f"more-{number},finding,{number},,{'People walk together. ' * 20},a,stated,section 3\n"
        for number in range(3, 15)
    )
    folder = built(tmp_path, statements=STATEMENTS + more)
    monkeypatch.setenv("EVALUATION_DATA", str(folder))
    led = [link for link in links(show()) if link[1] == "findings"]
    everything = led.index(("All 14 findings", "findings", ""))
    listed = led[everything - 12 : everything]
    assert [parameters for *_, parameters in listed][:2] == [
        *("finding=finding-1", "finding=finding-2"),
    ]
    assert listed[-1][0].startswith(f"12 {'People walk together. ' * 4}People walk… ")


def test_the_overview_lists_what_is_valued_where_nothing_was_found(
    show: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    valued = bare("what is valued and no finding", tmp_path / "valued")
    monkeypatch.setenv("EVALUATION_DATA", str(valued))
    [(label, page, address)] = [link for link in links(show()) if "show=valued" in link[2]]
    assert (label, page) == ("1 People wait", "findings")
    assert address.startswith("valued=")


def test_the_overview_marks_findings_that_no_recommendation_takes_up(show: Open) -> None:
    said = [label for label, _, _ in links(show())]
    assert "2 findings not taken up" in said
    assert [label for label in said if label.endswith("no recommendation")] == [
        "5 The time and the money to attend are hard to find service providers only "
        "no recommendation",
        "7 There is more training, formal and informal service providers only no recommendation",
    ]


@pytest.mark.parametrize("page", ["overview", "findings", "recommendations", "themes"])
def test_beside_a_filter_findings_and_themes_are_said_to_be_about_everyone(
    show: Open, page: str
) -> None:
    about = "About everyone, whatever the filter"
    assert about in text(show(page, region="London"))
    assert about not in text(show(page))


def test_the_overview_counts_what_a_filter_leaves(show: Open) -> None:
    app = show(region="West Midlands")
    led = links(app)
    assert ("9 responses", "participants", "region=West+Midlands") in led
    assert ("1 quote known to match, 29 more possible", "quotes", "region=West+Midlands") in led
    assert (
        "5 The time and the money to attend are hard to find 2 quotes: 1 matches, 1 possible"
        in (text(app))
    )
    led = links(show(role="Service User"))
    assert ("3 quotes known to match", "quotes", "role=Service+User") in led


def test_findings_say_which_are_not_taken_up(show: Open) -> None:
    app = show("findings")
    assert app.title[0].value == "Two of ten findings are taken up by no recommendation"
    assert sum("▲" in option for option in app.radio(key="address-finding").options) == 2


def test_a_finding_says_who_drew_its_link_and_what_is_behind_it(show: Open) -> None:
    app = show("findings", finding="finding-5")
    assert "Finding 5 · editorial link" in text(app)
    assert "▲ No recommendation takes this up." in text(app)
    assert markup(app).count("<figure") == 2
    [trace] = app.get("plotly_chart")
    assert trace.proto.alt.startswith("Finding 5 is linked to one theme.")


def test_a_findings_quotes_stand_by_class_where_a_filter_holds(show: Open) -> None:
    shown = markup(show("findings", finding="finding-5", region="West Midlands"))
    assert "<h3>Known to match: West Midlands</h3>" in shown
    assert "<h3>Possible, not known: West Midlands</h3>" in shown


@pytest.mark.parametrize(
    ("kind", "number", "counterpart"),
    [
        (
            "valued",
            5,
            "Rests on Finding 1 Networks are places to share experience and work together",
        ),
        (
            "missing",
            4,
            "Taken up by Recommendation 2 Bring commissioners in, and make good use of their time",
        ),
    ],
)
def test_what_is_valued_or_missing_leads_to_its_counterparts(
    show: Open, kind: str, number: int, counterpart: str
) -> None:
    app = show("findings", show=kind)
    assert app.title[0].value == "Five valued attributes and four missing components"
    assert len(app.radio(key=f"address-{kind}").options) == number
    assert f"{counterpart} editorial link" in text(app)


def test_the_whole_trace_names_its_gaps(show: Open) -> None:
    app = show("findings", show="trace")
    assert app.title[0].value == (
        "Two findings lead to no recommendation and seven themes rest on one role alone"
    )
    [trace] = app.get("plotly_chart")
    assert "5 The time and the money to attend are hard to find ▲ no recommendation" in said(trace)
    assert "7.9 Communication is voiced by one speaker, Service User 1" in text(app)


def test_the_whole_trace_stands_under_the_recommendations_too(show: Open) -> None:
    app = show("recommendations", show="trace")
    assert app.title[0].value == show("findings", show="trace").title[0].value


def test_a_recommendation_rests_on_findings(show: Open) -> None:
    app = show("recommendations", recommendation="recommendation-5")
    assert "Recommendation 5 · stated in the report" in text(app)
    [trace] = app.get("plotly_chart")
    assert "6 More administrative help would focus the meetings" in said(trace)


@pytest.mark.usefixtures("walking_data")
@pytest.mark.parametrize("kind", ["valued", "missing"])
def test_a_kind_without_statements_is_not_offered(show: Open, kind: str) -> None:
    app = show("findings", show=kind)
    [warning] = app.warning
    assert warning.value.startswith(f"The address asked for show “{kind}”")
    assert said(app.button_group(key="address-show")) == "Show Findings The whole trace"


def test_a_theme_is_chosen_from_the_list(show: Open) -> None:
    app = show("themes")
    assert len(app.radio(key="address-theme").options) == 10
    app.radio(key="address-theme").set_value("7.5").run()
    assert app.query_params == {"theme": "7.5"}
    assert app.title[0].value.startswith("Going to meetings costs time, staff and travel")


def test_a_theme_says_its_message_points_statements_and_quotes(show: Open) -> None:
    app = show("themes", theme="7.5")
    assert "Theme 7.5, Costs" in text(app)
    assert "2 quotes from 2 speakers, service providers; in paraphrase" in text(app)
    assert "▲ No recommendation takes up this theme." in text(app)
    assert markup(app).count("<figure") == 2
    assert (
        "5 The time and the money to attend are hard to find editorial link",
        "findings",
        "finding=finding-5",
    ) in links(app)


def test_a_theme_with_a_long_summary_alone_has_its_title_above_it(
    show: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = "Used where people speak of rain. Not of snow."
    themes = SOURCES["themes.csv"].replace("Rain kept few away.", long)
    monkeypatch.setenv("EVALUATION_DATA", str(built(tmp_path, themes=themes)))
    app = show("themes", theme="b")
    assert app.title[0].value == "Weather"
    assert long in text(app)


def test_a_themes_quotes_stand_by_role_or_by_class(show: Open) -> None:
    assert "<h3>Commissioners</h3>" in markup(show("themes", theme="7.1"))
    filtered = markup(show("themes", theme="7.1", region="North-East"))
    assert "<h3>Possible, not known: North-East</h3>" in filtered
    assert "<summary>Ruled out: North-East (2 quotes)</summary>" in filtered
    assert "Known to match" not in filtered


@pytest.mark.usefixtures("walking_data")
def test_quotes_whose_voice_is_not_stated_stand_last(show: Open) -> None:
    shown = markup(show("themes", theme="a"))
    assert shown.index("People of 60 to 74") < shown.index("People of 75 and over")
    assert shown.index("People of 75 and over") < shown.index("Age group not stated")
