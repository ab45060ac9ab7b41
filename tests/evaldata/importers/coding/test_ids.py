"""No two things get the same name."""

from evaldata.importers.coding.ids import UniqueNames


def test_names_that_are_taken_get_a_number() -> None:
    names = UniqueNames(("date",))
    given = [names.unlike(each) for each in ("date", "Ann", "Ann", "Ann (2)", "Ann", "Ben")]
    assert given == ["date (2)", "Ann", "Ann (2)", "Ann (2) (2)", "Ann (3)", "Ben"]
