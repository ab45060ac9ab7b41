"""Ids are plain, and no two things get the same one."""

import pytest

from evaldata.importers.coding.ids import UniqueNames, attribute_id_of, several


def test_names_that_are_taken_get_a_number() -> None:
    names = UniqueNames(("date",))
    given = [names.unlike(each) for each in ("date", "Ann", "Ann", "Ann (2)", "Ann", "Ben")]
    assert given == ["date (2)", "Ann", "Ann (2)", "Ann (2) (2)", "Ann (3)", "Ben"]


@pytest.mark.parametrize(
    ("label", "made"),
    [
        ("Age group", "age_group"),
        ("Role", "role_2"),
        ("Number", "attribute_number"),
        ("2nd job", "attribute_2nd_job"),
    ],
)
def test_an_attribute_is_called_by_a_plain_word_that_is_free(label: str, made: str) -> None:
    assert attribute_id_of(label, {"role"}) == made


@pytest.mark.parametrize(
    ("word", "many"),
    [
        ("role", "roles"),
        ("country", "countries"),
        ("day", "days"),
        ("box", "boxes"),
        ("class", "classes"),
        ("branch", "branches"),
        ("status", "statuses"),
        ("diagnosis", "diagnoses"),
        ("kind of person", "kind of people"),
        ("woman", "women"),
        ("children", "children"),
        ("years", "years"),
        ("age (years)", "age (years)"),
        ("COUNTRY", "COUNTRIES"),
        ("MP", "MPs"),
        ("NHS role", "NHS roles"),
    ],
)
def test_several_of_what_a_label_names(word: str, many: str) -> None:
    assert several(word) == many
