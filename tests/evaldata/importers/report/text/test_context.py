"""A report may call an attribute's values by several names."""

from evaldata.importers.report.text.context import ValueLabels
from evaldata.model.attributes import Attribute, Value

ROLES = Attribute(
    "role", "Role", "roles", (Value("Care"), Value("Care Taker", plural="care takers"))
)
LABELS = ValueLabels.of(ROLES, {"Janitors": "Care Taker"})


def test_by_value_plural_and_the_profiles_word_in_any_case() -> None:
    names = ("care taker", "Care  takers", "JANITORS", "Cook")
    assert [LABELS.value(name) for name in names] == ["Care Taker"] * 3 + [None]


def test_the_longest_name_counts_and_only_as_a_whole_word() -> None:
    assert LABELS.beginning("Care takers: 3") == ("Care Taker", ": 3")
    assert LABELS.beginning("Careful 3") == (None, "Careful 3")
    assert LABELS.inside("Care Taker\tCare\tCareful") == ["Care Taker", "Care"]
