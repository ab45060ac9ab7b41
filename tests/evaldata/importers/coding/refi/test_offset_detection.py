"""Names and the edges of words tell which way of counting fits."""

import pytest

from evaldata.importers.coding.refi.offset_detection import BEGINNING, SAME_NAME, agreement, is_edge

TEXT = "She said:\n“Soup is fine.” Twice."


@pytest.mark.parametrize(
    ("name", "end", "points"),
    [
        ("She said: “Soup is fine.”", 25, SAME_NAME),
        ("She said: “Soup is fine.”", 24, 0),
        ("She said: “So…", 25, BEGINNING),
        ("She said: “So...", 25, BEGINNING),
        ("She said: “So", 25, BEGINNING),
        ("Soup", 25, 0),
        ("…", 25, 0),
        ("", 25, 0),
    ],
)
def test_a_name_agrees_in_full_or_with_the_beginning(name: str, end: int, points: int) -> None:
    assert agreement(name, TEXT, 0, end) == points


def test_a_name_that_ends_in_dots_of_its_own() -> None:
    assert agreement("and so on...", "and so on... He left.", 0, 12) == SAME_NAME


def test_edges_of_words() -> None:
    edges = [place for place in range(len(TEXT) + 1) if is_edge(TEXT, place)]
    inside = [place for place in range(len(TEXT) + 1) if place not in edges]
    assert inside == [1, 2, 5, 6, 7, 12, 13, 14, 17, 20, 21, 22, 27, 28, 29, 30]
