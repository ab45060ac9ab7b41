"""What can be said of a group, and of two beside each other, in sentences to read aloud."""

from evaldata.analysis.classes import QuoteClass
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
    whose_quotes,
)


def view(dataset: Dataset, **wanted: list[str]) -> View:
    return View.of(dataset, Filter.of(wanted, dataset.attributes))


def test_a_region_has_its_profile(shipped: Dataset) -> None:
    group = view(shipped, region=["North-East"])
    assert who_they_are(group) == [
        "2 responses from service providers; none from commissioners or service users.",
        "By year: 2 in Year 3; none in Year 1 and Year 2.",
        "By method: 2 interviews; no survey responses.",
        "The year of each interview is worked out, not stated: 2 of these responses.",
    ]
    assert what_they_said(group) == [
        "Of 33 quotes, none are known to be theirs.",
        "23 could be theirs: the report does not say the region, and someone who took part fits.",
        "10 cannot be theirs: what is known of their speakers fits nobody in this group. "
        "There were no responses from commissioners or service users in it.",
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
        "Only in London: Year 2 and Commissioner.",
        "Only in North-East: Year 3.",
        "London: 0 quotes known to match, 29 possible, 4 ruled out. "
        "North-East: 0 quotes known to match, 23 possible, 10 ruled out.",
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


def test_quotes_of_two_groups_are_listed_by_whose_they_could_be(shipped: Dataset) -> None:
    groups = Groups(shipped.evaluation.attribute("region"), "North-East")
    fields = ("one_known", "one_possible", "either", "other_known", "other_possible")
    either, known, possible = whose_quotes(view(shipped), groups, *fields)
    assert (either.heading, either.total) == ("Could be either", 23)
    assert either.explanation == (
        "The report does not say the region for these; "
        "on either side someone fits what is known of the speaker."
    )
    assert (known.heading, known.total) == ("Known to be from everyone else", 1)
    assert (possible.heading, possible.total) == (
        "Could be from everyone else, not from North-East",
        9,
    )
    assert {group.quote_class for group in (either, possible)} == {QuoteClass.POSSIBLE}
    assert known.quote_class is QuoteClass.MATCHES
    shown = [quote.quote_id for group in (either, known, possible) for quote in group.quotes]
    assert len(shown) == len(set(shown)) == 33


def test_what_only_who_took_part_rules_out_is_possible_and_no_more(shipped: Dataset) -> None:
    groups = Groups(shipped.evaluation.attribute("year"), "1")
    assert whose_quotes(view(shipped), groups, "one_known", "one_possible", "other_known") == []
    [possible] = whose_quotes(view(shipped), groups, "other_possible")
    assert (possible.total, possible.quote_class) == (1, QuoteClass.POSSIBLE)
    assert possible.explanation == (
        "The report does not say the year for these; someone in this group fits what is known of "
        "the speaker, and nobody in the other."
    )
