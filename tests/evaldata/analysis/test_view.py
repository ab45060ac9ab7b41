"""A view counts the responses that meet its filter."""

from evaldata.analysis.filters import Filter
from evaldata.analysis.view import View
from evaldata.dataset.dataset import Dataset


def view(dataset: Dataset, **wanted: list[str]) -> View:
    return View.of(dataset, Filter.of(wanted, dataset.attributes))


def test_responses_by_value_stand_in_the_attributes_order(walking: Dataset) -> None:
    nation = walking.evaluation.attribute("nation")
    counted = [(value.text, n) for value, n in view(walking).by_value(nation)]
    assert counted == [("Scotland", 3), ("Wales", 1)]
    older = [n for _, n in view(walking, age_group=["75"]).by_value(nation)]
    assert older == [1, 0]


def test_derived_responses_are_counted(walking: Dataset) -> None:
    assert view(walking).derived == 1
    assert view(walking, nation=["Scotland"]).derived == 0
