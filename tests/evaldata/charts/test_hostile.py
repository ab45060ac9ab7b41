"""Whatever a dataset's texts try, figures show them as they stand."""

import re
from collections.abc import Iterator

import msgspec
import pandas as pd
import pytest

from evaldata.analysis.compare import compared_quotes, compared_responses
from evaldata.analysis.grid import evidence_grid, theme_pairs
from evaldata.analysis.participation import responses_beside_quotes, theme_voices_frame
from evaldata.analysis.responses import cross, responses_by, responses_on_map
from evaldata.charts import (
    Chart,
    bars,
    compared_themes,
    grid_chart,
    map_and_bars,
    mirrored_bars,
    paired_bars,
    region_map,
    small_grid,
    small_multiples,
    stacked_bars,
    theme_voices,
    trace_chart,
)
from evaldata.charts.chart import MOST_LETTERS
from evaldata.dataset.dataset import Dataset
from evaldata.dataset.storage import load
from evaldata.wording.trace import Trace
from tests.evaldata.charts.figures import drawn_texts, seen
from tests.hostile import built_hostile, label

OURS = re.compile(r'</?b>|<br>|</span>|<span style="font-size:\d+px(;color:#[0-9a-f]{6})?">', re.I)
"""The tags that figures have of their own."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    return load(built_hostile(tmp_path_factory.mktemp("hostile")))


@pytest.fixture(scope="module")
def charts(hostile: Dataset) -> list[Chart]:
    return [*every(hostile)]


def every(dataset: Dataset) -> Iterator[Chart]:
    view, (nation, age) = seen(dataset), dataset.attributes
    wales, names = seen(dataset, nation=["Wales"]), (label(), label())
    grid = evidence_grid(wales, age)
    everyone = responses_by(view, age)
    by_age = bars(everyone, age, dark=False)
    yield by_age
    on_map = region_map(responses_on_map(view), nation, chosen=["Wales"], dark=False)
    yield map_and_bars(on_map, by_age)
    yield grid_chart(grid, chosen=None, dark=False)
    yield grid_chart(evidence_grid(view, nation), chosen=None, dark=False)
    yield grid_chart(theme_pairs(view), chosen=None, dark=False)
    yield small_grid(grid, dark=True, possible=True)
    trace = Trace.of(dataset)
    yield trace_chart(trace, None, dark=False)
    yield from (trace_chart(trace, name, dark=True) for name in trace.nodes.name)
    yield mirrored_bars(compared_responses(view, wales, (nation, age)), names, dark=False)
    yield compared_themes(compared_quotes(view, wales), names, dark=False)
    split = msgspec.structs.replace(age, id="again")
    drawn = {a.id: [value.value for value in a.values] for a in (nation, age, split)}
    multiples = pd.MultiIndex.from_product(drawn.values(), names=drawn).to_frame(index=False)
    multiples["responses"] = range(len(multiples))
    yield small_multiples(multiples, nation, age, split, chosen=["Wales"], dark=False)
    yield stacked_bars(cross(view, nation, age), nation, age, dark=False)
    yield paired_bars(responses_beside_quotes(view), age, dark=False)
    yield theme_voices(theme_voices_frame(wales, "a"), age, dark=False)


def test_no_tag_of_the_data_is_one_of_the_figures(charts: list[Chart]) -> None:
    for chart in charts:
        for text in drawn_texts(chart.figure):
            assert "<" not in OURS.sub("", text)
            assert ">" not in OURS.sub("", text)


def test_every_ampersand_begins_an_entity(charts: list[Chart]) -> None:
    for chart in charts:
        for text in drawn_texts(chart.figure):
            assert not re.search("&(?!(amp|lt|gt);)", text)


def test_no_data_is_a_template(charts: list[Chart]) -> None:
    for chart in charts:
        for trace in chart.figure.data:
            assert trace.hovertemplate is None
            assert trace.texttemplate is None


def test_tables_and_words_have_the_texts_themselves(charts: list[Chart]) -> None:
    tables = [chart.table for chart in charts if "Value" in chart.table]
    assert any(label() in table.Value.tolist() for table in tables)
    for chart in charts:
        assert len(chart.alternative) <= MOST_LETTERS
        assert chart.alternative.startswith(chart.message[:100])
        assert chart.table.columns.is_unique
