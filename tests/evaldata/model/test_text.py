"""Names are compared by their letters."""

from evaldata.model.text import letters


def test_names_that_differ_in_case_spaces_and_signs_are_one() -> None:
    assert letters(" Parent Theme ") == letters("parent_theme") == "parenttheme"
