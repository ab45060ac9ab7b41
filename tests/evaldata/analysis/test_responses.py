"""Responses by attributes, and the report's tables as the report prints them."""

from collections.abc import Sequence

import pandas as pd
import pytest

import evaldata
from evaldata.analysis.filters import Filter
from evaldata.analysis.responses import (
    cross,
    report_table,
    responses_by,
    responses_on_map,
)
from evaldata.analysis.view import View
from evaldata.dataset.dataset import Dataset
from evaldata.model.evaluation import CountTable
from tests.evaluations import EVALUATION, PARTICIPANTS, QUOTES_HEAD, small
from tests.server import ROOT


def seen(dataset: Dataset, **wanted: list[str]) -> View:
    return View.of(dataset, Filter.of(wanted, dataset.attributes))


def categories(values: Sequence[str | int], every: Sequence[str | int]) -> pd.Categorical:
    return pd.Categorical(values, categories=every, ordered=True)


def test_every_combination_has_a_row(walking: Dataset) -> None:
    nation = categories(["Scotland", "Scotland", "Wales", "Wales"], ["Scotland", "Wales"])
    age = categories([60, 75, 60, 75], [60, 75])
    pd.testing.assert_frame_equal(
        responses_by(seen(walking), *walking.attributes),
        pd.DataFrame({"nation": nation, "age_group": age, "responses": [2, 1, 1, 0]}),
    )


def test_its_columns_are_those_of_a_studys_participants(shipped: Dataset) -> None:
    frame = responses_by(seen(shipped), *shipped.attributes)
    participants = evaldata.open(ROOT / "data").participants
    names = [attribute.id for attribute in shipped.attributes]
    pd.testing.assert_series_equal(frame.dtypes[names], participants.dtypes[names])
    counted = participants.groupby(names, observed=False).size()
    assert frame.set_index(names).responses.equals(counted)


def test_a_filter_leaves_zeros(walking: Dataset) -> None:
    found = responses_by(seen(walking, age_group=["75"]), walking.attributes[0])
    nation = categories(["Scotland", "Wales"], ["Scotland", "Wales"])
    pd.testing.assert_frame_equal(found, pd.DataFrame({"nation": nation, "responses": [1, 0]}))


def test_a_filter_that_leaves_nobody_leaves_zeros(walking: Dataset) -> None:
    found = responses_by(seen(walking, nation=["Wales"], age_group=["75"]), *walking.attributes)
    assert found.responses.tolist() == [0, 0, 0, 0]


def test_an_attribute_cannot_be_crossed_with_itself(walking: Dataset) -> None:
    nation, *_ = walking.attributes
    with pytest.raises(ValueError, match="Nation cannot be crossed with itself"):
        cross(seen(walking), nation, nation)


def test_a_cross_table_has_readers_labels(walking: Dataset) -> None:
    pd.testing.assert_frame_equal(
        cross(seen(walking), *walking.attributes),
        pd.DataFrame(
            [[2, 1], [1, 0]],
            pd.Index(["Scotland", "Wales"], name="Nation"),
            ["60 to 74", "75 and over"],
        ),
    )


def test_the_map_keeps_its_numbers_when_a_tile_is_chosen(walking: Dataset) -> None:
    chosen = seen(walking, nation=["Wales"], age_group=["60"])
    assert responses_on_map(chosen).responses.tolist() == [2, 1]


def test_a_map_needs_tiles(tmp_path_factory: pytest.TempPathFactory) -> None:
    evaluation = EVALUATION.replace(", tile = [0, 0]", "")
    dataset = small(tmp_path_factory.mktemp("tileless"), evaluation=evaluation)
    with pytest.raises(ValueError, match="tiles"):
        responses_on_map(seen(dataset))


@pytest.mark.parametrize("empty_rows", [True, False])
def test_what_is_empty_is_printed_as_asked(
    tmp_path_factory: pytest.TempPathFactory, empty_rows: bool
) -> None:
    people = "".join(line for line in PARTICIPANTS.splitlines(keepends=True) if "75" not in line)
    dataset = small(
        tmp_path_factory.mktemp("young"),
        participants=people,
        quotes=f"{QUOTES_HEAD}\nq1,a,1,We talk,verbatim,Ann,p1,Scotland,60,,section 1\n",
    )
    spec = CountTable(
        number=1,
        title="All",
        rows="nation",
        columns="age_group",
        where={"nation": "Scotland"},
        empty_column="NA",
        empty_rows=empty_rows,
    )
    table = report_table(dataset, spec)
    assert table.loc["Scotland"].tolist() == ["2", "NA", "2"]
    assert table.loc["Total"].tolist() == ["2", "", "2"]
    assert ("Wales" in table.index) is empty_rows
