"""Responses counted by attributes."""

from evaldata.analysis.counts import by_value, derived
from evaldata.analysis.filters import Filter
from evaldata.analysis.view import View
from evaldata.dataset.dataset import Dataset


def view(dataset: Dataset, **wanted: list[str]) -> View:
    return View.of(dataset, Filter.of(wanted, dataset.attributes))


def test_responses_by_value_stand_in_the_attributes_order(walking: Dataset) -> None:
    nation = walking.evaluation.attribute("nation")
    counted = [(value.text, n) for value, n in by_value(view(walking), nation)]
    assert counted == [("Scotland", 3), ("Wales", 1)]
    older = [n for _, n in by_value(view(walking, age_group=["75"]), nation)]
    assert older == [1, 0]


def test_derived_responses_are_counted(walking: Dataset) -> None:
    assert derived(view(walking)) == 1
    assert derived(view(walking, nation=["Scotland"])) == 0
