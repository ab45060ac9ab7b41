"""Numbers and labels in the middle of a sentence."""

import pytest

from evaldata.model.attributes import Attribute, Value
from evaldata.model.language import responses, uncapitalised


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("Role", "role"),
        ("Age Group", "age group"),
        ("NHS Role", "NHS role"),
        ("MP", "MP"),
        ("", ""),
        ("60 to 74", "60 to 74"),
        ("Service User/Carer", "service user/carer"),
        ("Self-Employed (Part-Time)", "self-employed (part-time)"),
    ],
)
def test_a_label_is_in_small_letters_but_for_acronyms(label: str, told: str) -> None:
    assert uncapitalised(label) == told


def test_attributes_and_their_values_are_called_so() -> None:
    values = Value("MP", plural="MPs"), Value("Nurse", plural="nurses"), Value("London")
    attribute = Attribute("role", "NHS Role", "NHS roles", values)
    assert attribute.one == "NHS role"
    assert [value.one for value in attribute.values] == ["MP", "nurse", "London"]


def test_one_response_is_one() -> None:
    assert [responses(n) for n in (0, 1, 1_000)] == [
        "no responses",
        "1 response",
        "1,000 responses",
    ]
