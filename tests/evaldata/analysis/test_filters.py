"""A filter and its form in an address."""

from urllib.parse import parse_qs, urlencode

from hypothesis import given
from hypothesis import strategies as st

from evaldata.analysis.filters import Dropped, Filter
from evaldata.dataset.dataset import Dataset
from evaldata.model.attributes import Attribute, Value

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
ATTRIBUTES = st.lists(
    st.builds(
        lambda name, texts: Attribute(
            id=name, label=name, plural=name, values=tuple(map(Value, texts))
        ),
        st.sampled_from(["region", "year", "role", "method"]),
        st.lists(TEXTS, min_size=1, max_size=4, unique=True),
    ),
    min_size=1,
    max_size=4,
    unique_by=lambda attribute: attribute.id,
)


@given(ATTRIBUTES, st.data())
def test_an_address_gives_back_its_filter(attributes: list[Attribute], data: st.DataObject) -> None:
    wanted = {a.id: data.draw(st.sets(st.sampled_from(a.texts))) for a in attributes}
    filter_ = Filter.of(wanted, attributes)
    query = parse_qs(urlencode(filter_.chosen, doseq=True), keep_blank_values=True)
    assert Filter.parse(query, attributes) == (filter_, ())


def test_order_and_repetition_in_an_address_do_not_matter(shipped: Dataset) -> None:
    one, _ = Filter.parse({"region": ["London", "North-East", "London"]}, shipped.attributes)
    other, _ = Filter.parse({"region": ["North-East", "London"]}, shipped.attributes)
    assert one == other
    assert one.chosen == (("region", ("London", "North-East")),)


def test_values_that_are_not_known_are_dropped_and_told(shipped: Dataset) -> None:
    query = {"region": ["London", "Atlantis"], "year": ["9"], "colour": ["red"]}
    filter_, dropped = Filter.parse(query, shipped.attributes)
    assert filter_.chosen == (("region", ("London",)),)
    assert dropped == (Dropped("Region", "Atlantis"), Dropped("Year", "9"))


def test_an_attribute_is_released(shipped: Dataset) -> None:
    both = Filter.of({"region": ["London"], "year": ["2"]}, shipped.attributes)
    assert both.without("year").chosen == (("region", ("London",)),)
