"""Things of a trace stand so that few lines cross and what hangs together stays together."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaldata.charts.trace_layout import crossings, heights, links_between, parts, untangled

Pairs = list[tuple[str, str]]

SIDES = st.tuples(st.sampled_from("abcdef"), st.sampled_from("uvwxyz"))
LAYERS = [list("abcdef"), list("uvwxyz")]


def test_lines_cross_where_their_ends_change_sides() -> None:
    links = links_between([("a", "v"), ("b", "u")])
    assert crossings([["a", "b"], ["u", "v"]], links) == 1
    assert crossings([["b", "a"], ["u", "v"]], links) == 0


def test_lines_with_a_common_end_do_not_cross() -> None:
    links = links_between([("a", "u"), ("a", "v"), ("b", "v")])
    assert crossings([["a", "b"], ["u", "v"]], links) == 0


def test_what_hangs_together_stays_together() -> None:
    links = links_between([("a", "w"), ("b", "u"), ("c", "w")])
    layers = [["a", "b", "c"], ["u", "v", "w"]]
    assert parts(layers, links) == [[["a", "c"], ["w"]], [["b"], ["u"]], [[], ["v"]]]
    assert untangled(layers, links) == [["a", "c", "b"], ["w", "u", "v"]]


def test_a_simple_tangle_is_undone() -> None:
    links = links_between([("a", "w"), ("b", "v"), ("c", "u"), ("a", "v"), ("b", "u")])
    layers = [["a", "b", "c"], ["u", "v", "w"]]
    assert crossings(layers, links) > 0
    assert crossings(untangled(layers, links), links) == 0


def test_the_longest_layer_fills_the_rows_and_others_stand_beside_it() -> None:
    links = links_between([("a", "v"), ("a", "w"), ("b", "x")])
    at = heights([["a", "b"], ["u", "v", "w", "x"]], links)
    assert at == {"u": 0, "v": 1, "w": 2, "x": 3, "a": 1.5, "b": 3}


@pytest.mark.parametrize("layers", [[], [[]], [[], []]])
def test_nothing_has_no_place(layers: list[list[str]]) -> None:
    assert heights(untangled(layers, {}), {}) == {}


@given(st.lists(SIDES))
def test_no_order_crosses_more_than_the_first_of_each_part(pairs: Pairs) -> None:
    links = links_between(pairs)
    found = untangled(LAYERS, links)
    assert [sorted(layer) for layer in found] == LAYERS
    apart = sum(crossings(part, links) for part in parts(LAYERS, links))
    assert crossings(found, links) <= apart


@given(st.lists(SIDES))
def test_each_stands_a_row_below_the_one_before(pairs: Pairs) -> None:
    links = links_between(pairs)
    order = [list("abc"), list("uvwxyz")]
    at = heights(order, links)
    for layer in order:
        places = [at[name] for name in layer]
        assert all(b - a >= 1 - 1e-9 for a, b in pairwise(places))
        assert min(places) >= 0
        assert max(places) <= 5
