"""By what the responses of each place are drawn."""

from msgspec.structs import replace

from evaldata.dataset.dataset import Dataset
from evaldata.model.attributes import Attribute, Value
from evaldata.wording.participants import dimensions


def organisations(number: int) -> Attribute:
    values = tuple(Value(f"Organisation {i}") for i in range(number))
    return Attribute(id="organisation", label="Organisation", plural="organisations", values=values)


def test_places_are_crossed_with_an_attribute_of_few_values(shipped: Dataset) -> None:
    region, *others = shipped.evaluation.attributes
    many = replace(shipped.evaluation, attributes=(region, organisations(60), *others))
    assert [attribute.id for attribute in dimensions(many)] == ["region", "year", "role"]


def test_many_values_alone_are_bars(shipped: Dataset) -> None:
    region, role = (shipped.evaluation.attribute(name) for name in ("region", "role"))
    many = replace(shipped.evaluation, attributes=(region, role, organisations(7)))
    assert dimensions(many) == ()
