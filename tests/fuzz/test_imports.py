"""A few of the damaged files; `make fuzz` imports ten thousand."""

import sys

import pytest

from tests.fuzz.imports import Fate, damaged, fates, files
from tests.fuzz.truth import is_whole, says, words_of

ROUNDS = 2


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="readers are forked")
def test_a_damaged_file_is_refused_or_read_as_it_is() -> None:
    found = fates(range(ROUNDS * len(files())))
    assert found.details == []
    assert found.of(Fate.REFUSED) > len(files()) // 2
    assert sum(found.fates.values()) == ROUNDS * len(files())


def test_each_file_is_damaged_the_same_way_every_time() -> None:
    names = {name for name, _ in map(damaged, range(len(files())))}
    assert names == set(files())
    assert damaged(7) == damaged(7)
    assert damaged(7) != damaged(7 + len(files()))


def test_what_a_file_says_is_told_without_an_importer() -> None:
    for name, content in files().items():
        said = words_of(content, name)
        assert is_whole(content, name)
        assert not says(said, "We glued nothing to nobody")
    assert says(words_of(files()["report.docx"], "report.docx"), "We glued felt to the frame")
    assert not is_whole(files()["long.xlsx"][:-40], "long.xlsx")
