"""What can be said of a group, and of two beside each other, in sentences to read aloud."""

from evaldata.analysis.filters import Filter
from evaldata.analysis.view import View
from evaldata.dataset.dataset import Dataset
from evaldata.wording.group import (
    Groups,
    compared_attributes,
    differences,
    sides,
    what_they_said,
    who_they_are,
)


def view(dataset: Dataset, **wanted: list[str]) -> View:
    return View.of(dataset, Filter.of(wanted, dataset.attributes))


def test_a_region_has_its_profile(shipped: Dataset) -> None:
    group = view(shipped, region=["North-East"])
    assert who_they_are(group) == [
        "2 responses from service providers; none from commissioners or service users.",
        "By year: 2 in Year 3; none in Year 1 and Year 2.",
        "By method: 2 interviews; no survey responses.",
        "The year of each interview is worked out, not stated: 2 responses of these.",
    ]
    assert what_they_said(group) == [
        "Of 33 quotes, none are known to be theirs.",
        "23 could be theirs: the report does not say the region, and someone who took part fits.",
        "10 cannot be theirs: what is known of their speakers fits nobody in this group. "
        "There were no commissioners and no service users in it.",
    ]


def test_nobody_has_a_profile_too(shipped: Dataset) -> None:
    group = view(shipped, region=["London"], role=["Service User"])
    assert who_they_are(group) == ["Nobody took part."]
    assert what_they_said(group)[-1] == (
        "33 cannot be theirs: what is known of their speakers fits nobody in this group."
    )


def test_whom_a_filter_does_not_ask_for_is_not_said_to_be_absent(shipped: Dataset) -> None:
    group = view(shipped, role=["Commissioner"])
    assert who_they_are(group)[0] == "27 responses from commissioners."
    assert "providers" not in " ".join([*who_they_are(group), *what_they_said(group)])


def test_what_differs_is_said_first(shipped: Dataset) -> None:
    groups = Groups(shipped.evaluation.attribute("region"), "London", "North-East")
    assert tuple(differences(view(shipped), groups)) == (
        "London gave 6 responses, North-East 2.",
        "Only in London, not in North-East: Year 2 and Commissioner.",
        "Only in North-East, not in London: Year 3.",
        "London: no quotes known to match, 29 possible, 4 ruled out. "
        "North-East: no quotes known to match, 23 possible, 10 ruled out.",
        "Themes with quotes that could be from London, and none that could be from North-East: "
        "Administration issues.",
    )


def test_a_group_is_compared_with_everyone_else_unless_another_is_named(shipped: Dataset) -> None:
    groups = Groups(shipped.voice, "Commissioner")
    one, other = sides(view(shipped), groups)
    assert groups.names == ("commissioners", "everyone else")
    assert (one.responses, other.responses) == (27, 57)
    assert next(differences(view(shipped), groups)) == (
        "Commissioners gave 27 responses, everyone else 57."
    )


def test_groups_stand_under_the_rest_of_the_filter(shipped: Dataset) -> None:
    filtered = view(shipped, year=["1"], role=["Service User"])
    groups = Groups(shipped.voice, "Commissioner", "Service Provider")
    one, other = sides(filtered, groups)
    assert (one.responses, other.responses) == (20, 16)
    compared = compared_attributes(filtered, groups)
    assert [attribute.id for attribute in compared] == ["region", "method"]
