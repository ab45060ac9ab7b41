"""A query is words, beginnings of words, and phrases in quotation marks."""

import pytest

from evaldata.search.query import MOST_CHARACTERS, MOST_PARTS, parse


@pytest.mark.parametrize(
    ("query", "parts"),
    [
        ("care plan", ["care", "plan"]),
        ("care CARE", ["care"]),
        ("care*", ["care*"]),
        ("*", ["*"]),
        ('"care plan"', ['"care plan"']),
        ("„care plan“ now", ['"care plan"', "now"]),
        ('"care pl', ['"care pl"']),
        ('"care*"', ['"care*"']),
        ('5" pipe', ['5"', "pipe"]),
        ('"" x', ["x"]),
    ],
)
def test_a_query_is_taken_apart(query: str, parts: list[str]) -> None:
    assert [part.written for part in parse(query)] == parts


def test_a_long_query_is_cut() -> None:
    assert len(parse("a b c d e f g h i j k")) == MOST_PARTS
    assert parse(" " * MOST_CHARACTERS + "a") == ()
