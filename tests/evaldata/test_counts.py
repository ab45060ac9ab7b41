"""Responses counted by attributes."""

from evaldata.counts import as_text, by_value, cross, derived
from evaldata.dataset import Dataset
from evaldata.filters import Filter
from evaldata.view import View


def view(dataset: Dataset, **wanted: list[str]) -> View:
    return View.of(dataset, Filter.of(wanted, dataset.attributes))


def test_responses_by_value_stand_in_the_attributes_order(walking: Dataset) -> None:
    nation = walking.evaluation.attribute("nation")
    counted = [(value.text, n) for value, n in by_value(view(walking), nation)]
    assert counted == [("Scotland", 3), ("Wales", 1)]
    older = [n for _, n in by_value(view(walking, age_group=["75"]), nation)]
    assert older == [1, 0]


def test_a_cross_table_has_its_totals(walking: Dataset) -> None:
    table = cross(view(walking), *walking.attributes)
    assert table.counts.tolist() == [[2, 1], [1, 0]]
    assert table.row_totals.tolist() == [3, 1]
    assert table.column_totals.tolist() == [3, 1]
    assert as_text(table).rows == (
        ("Scotland", "2", "1", "3"),
        ("Wales", "1", "0", "1"),
        ("Total", "3", "1", "4"),
    )


def test_a_table_as_text_leaves_out_what_nobody_is_in(walking: Dataset) -> None:
    table = as_text(cross(view(walking, nation=["Wales"]), *walking.attributes))
    assert table.header == ("Nation", "60 to 74", "Total")
    assert table.rows == (("Wales", "1", "1"), ("Total", "1", "1"))


def test_derived_responses_are_counted(walking: Dataset) -> None:
    assert derived(view(walking)) == 1
    assert derived(view(walking, nation=["Scotland"])) == 0
