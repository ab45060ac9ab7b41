"""The trace draws boxes, lines and tiles, says what is lacking, and gives what is clicked."""

from dataclasses import replace

import pandas as pd
import pytest

from evaldata.charts import trace_chart
from evaldata.charts.line_breaks import unmarked
from evaldata.charts.trace_words import paths
from evaldata.dataset.dataset import Dataset
from evaldata.model.palette import DARK, LIGHT
from evaldata.wording.trace import Trace
from tests.evaldata.charts.figures import bar_traces, keys, letters
from tests.evaluations import QUOTES_HEAD, STATEMENTS, THEMES, small

Factory = pytest.TempPathFactory
BARE = """title = "Walking"\nshort_title = "Walking"
[rights]\nstatement = "Free to use."\nwording = "verbatim"
"""


def test_everything_fits_on_a_screen(shipped: Dataset) -> None:
    chart = trace_chart(Trace.of(shipped), None, dark=False)
    assert chart.figure.layout.height <= 700
    assert chart.minimum_width == 900
    assert len(keys(bar_traces(chart.figure)[0])) == 7 + 10 + 10


def test_a_click_gives_the_node_or_the_theme_and_the_voice(walking: Dataset) -> None:
    boxes, tiles = bar_traces(trace_chart(Trace.of(walking), None, dark=False).figure)
    assert keys(boxes) == [
        ["said-recommendation-1"],
        ["said-finding-1"],
        ["said-finding-2"],
        ["theme-a"],
        ["theme-b"],
    ]
    assert keys(tiles)[:3] == [["theme-a", "60"], ["theme-a", "75"], ["theme-a", ""]]


@pytest.mark.parametrize(("dark", "scheme"), [(False, LIGHT), (True, DARK)])
def test_gaps_are_marked_in_words_and_colour(walking: Dataset, dark: bool, scheme: object) -> None:
    assert scheme in {LIGHT, DARK}
    colours = DARK if dark else LIGHT
    figure = trace_chart(Trace.of(walking), None, dark=dark).figure
    boxes, tiles = bar_traces(figure)
    assert list(boxes.marker.line.color) == [
        colours.line,
        colours.line,
        colours.warning,
        colours.line,
        colours.line,
    ]
    lacking = f'<span style="font-size:13px;color:{colours.warning}">▲ no recommendation</span>'
    assert letters(figure)[0][2] == f"2 Rain is no matter.<br>{lacking}"
    assert list(tiles.marker.color)[:2] == [colours.steps[3], colours.steps[3]]


def test_what_the_report_states_is_solid(walking: Dataset) -> None:
    shapes = trace_chart(Trace.of(walking), None, dark=False).figure.layout.shapes
    assert [(shape.line.dash, shape.line.color) for shape in shapes] == [
        ("solid", LIGHT.soft),
        ("solid", LIGHT.soft),
        ("5px,4px", LIGHT.soft),
        ("solid", LIGHT.accent),
    ]


def test_a_focus_is_a_chip_among_what_hangs_together_with_it(shipped: Dataset) -> None:
    chart = trace_chart(Trace.of(shipped), "said-finding-2", dark=False)
    boxes = bar_traces(chart.figure)[0]
    names = [name for [name] in keys(boxes)]
    assert names == [
        "said-recommendation-1",
        "said-recommendation-6",
        "said-recommendation-7",
        "said-finding-2",
        "theme-7.1",
        "theme-7.10",
    ]
    assert boxes.marker.color[names.index("said-finding-2")] == LIGHT.accent
    assert letters(chart.figure)[0][3] == "<b>2</b>"
    assert chart.minimum_width == 540
    assert chart.message == "Finding 2 is linked to three recommendations and two themes."


def test_its_message_says_where_it_is_broken(shipped: Dataset) -> None:
    assert trace_chart(Trace.of(shipped), None, dark=False).message == (
        "Two findings lead to no recommendation and seven themes rest on one role alone."
    )


def test_its_table_has_every_way_with_who_is_quoted(walking: Dataset) -> None:
    pd.testing.assert_frame_equal(
        paths(Trace.of(walking)),
        pd.DataFrame(
            {
                "Recommendation": ["1 Train walk leaders", ""],
                "Finding": ["1 Company counts", "2 Rain is no matter."],
                "Theme": ["1 Company", "2 Weather"],
                "People of 60 to 74": pd.array([1, 0], dtype="Int64"),
                "People of 75 and over": pd.array([1, 0], dtype="Int64"),
                "Not stated": pd.array([1, 2], dtype="Int64"),
                "Link": ["stated in the report", "editorial link"],
                "Gap": ["", "finding 2: no recommendation"],
            }
        ),
        check_dtype=False,
    )


def test_its_words_say_every_way(walking: Dataset) -> None:
    chart = trace_chart(Trace.of(walking), None, dark=False)
    assert chart.alternative == (
        f"{chart.message} "
        "Recommendation 1 Train walk leaders, Finding 1 Company counts, Theme 1 Company – "
        "People of 60 to 74: 1, People of 75 and over: 1, Not stated: 1, "
        "Link: stated in the report; "
        "Finding 2 Rain is no matter., Theme 2 Weather – Not stated: 2, Link: editorial link, "
        "Gap: finding 2: no recommendation."
    )


@pytest.mark.parametrize("kinds", [(), ("finding",), ("recommendation",)])
def test_a_layer_without_anything_is_left_out(
    tmp_path_factory: Factory, kinds: tuple[str, ...]
) -> None:
    head, *rows = STATEMENTS.splitlines(keepends=True)
    some = head + "".join(row for row in rows if row.split(",")[1] in kinds)
    trace = Trace.of(small(tmp_path_factory.mktemp("some"), statements=some))
    chart = trace_chart(trace, None, dark=False)
    headings = letters(chart.figure)[-2]
    assert headings == [f"{kind.capitalize()}s" for kind in kinds] + ["Themes"]
    assert trace_chart(trace, "theme-a", dark=False).table.Theme.tolist() == ["1 Company"]


def test_a_recommendation_alone_is_drawn_alone(tmp_path_factory: Factory) -> None:
    loose = STATEMENTS.replace("leaders.,a,", "leaders.,,")
    trace = Trace.of(small(tmp_path_factory.mktemp("loose"), statements=loose))
    chart = trace_chart(trace, "said-recommendation-1", dark=False)
    assert chart.message == "Recommendation 1 is linked to nothing."
    assert chart.table.to_numpy().tolist()[0][:3] == ["1 Train walk leaders", "", ""]


def test_nothing_can_be_traced(walking: Dataset) -> None:
    trace = Trace.of(walking)
    nothing = replace(
        trace,
        nodes=trace.nodes.iloc[:0],
        edges=trace.edges.iloc[:0],
        direct=trace.direct.iloc[:0],
        voices=trace.voices.iloc[:0],
    )
    chart = trace_chart(nothing, None, dark=False)
    assert chart.message == chart.alternative == "There is nothing to trace."
    assert chart.table.empty


def test_without_themes_and_statements_nothing_is_drawn(tmp_path_factory: Factory) -> None:
    dataset = small(
        tmp_path_factory.mktemp("bare"),
        evaluation=BARE,
        participants="participant_id,basis,source\n",
        themes=THEMES.splitlines()[0] + "\n",
        statements=STATEMENTS.splitlines()[0] + "\n",
        quotes="quote_id,theme_ids,position,text,wording,speaker,participant_id,why,source\n"
        "q1,,1,Talk,verbatim,,,,\n",
    )
    assert trace_chart(Trace.of(dataset), None).alternative == "There is nothing to trace."


def test_sixty_themes_are_drawn(tmp_path_factory: Factory) -> None:
    head = THEMES.splitlines()[0]
    themes = "\n".join([head, *(f"t{i},{i + 1},{i + 1},Theme,,Said,,section" for i in range(60))])
    said = [f"finding-{i + 1},finding,{i + 1},,Said.,t{59 - i};t{i},editorial,s" for i in range(60)]
    dataset = small(
        tmp_path_factory.mktemp("sixty"),
        themes=f"{themes}\n",
        statements="\n".join([STATEMENTS.splitlines()[0], *said, ""]),
        quotes=f"{QUOTES_HEAD}\nq1,t0,1,Talk,verbatim,Ann,p1,Scotland,60,,section 1\n",
    )
    chart = trace_chart(Trace.of(dataset), None, dark=False)
    assert len(keys(bar_traces(chart.figure)[0])) == 120
    assert len(chart.alternative) <= 1_500


def test_where_many_voices_make_it_wide_texts_have_fewer_letters_in_a_line(
    shipped: Dataset,
) -> None:
    trace = Trace.of(shipped)
    one = trace.voices.drop_duplicates("name").assign(label="Wohnbereichsleitungen")
    more = [one.assign(value=f"v{i}") for i in range(8)]
    chart = trace_chart(replace(trace, voices=pd.concat(more)), None)
    boxes, *_, headings = letters(chart.figure)
    room = max(len(unmarked(line)) for text in boxes[-10:] for line in text.split("<br>"))
    assert room <= 21
    assert {heading.split("<br>")[0] for heading in headings} == {"Wohnberei-"}
