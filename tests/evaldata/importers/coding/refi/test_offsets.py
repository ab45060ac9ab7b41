"""Positions are counted in the way that fits the text, and the quote is what they enclose."""

from collections.abc import Callable

import numpy as np
import pytest

from evaldata.importers.coding.refi.offsets import (
    BEGINNING,
    SAME_NAME,
    Counting,
    PlainText,
    agreement,
    is_edge,
)
from tests.evaldata.importers.coding.refi.refi_files import (
    TEXT,
    A,
    Read,
    archive,
    code,
    codebook,
    coding,
    content,
    element,
    project,
    read,
    read_file,
    selected,
    text_source,
)

CODES = codebook(code(A, "Food"))
LINES = "The soup 🍲 was hot.\r\nNobody asked us.\r\nPrices rise 🍞 fast, they say.\r\n"
QUOTES = ["The soup 🍲 was hot.", "Nobody asked", "rise 🍞 fast, they"]
SAID = "She said:\n“Soup is fine.” Twice."


def by_characters(before: str) -> int:
    return len(before)


def by_units(before: str) -> int:
    return len(before.encode("utf-16-le")) // 2


def selections(
    text: str, count: Callable[[str], int], *, extra: int = 0, names: bool = False
) -> list[str]:
    """Selections of the quotes in a text, as a program counts positions that counts so."""
    each = []
    for number, quote in enumerate(QUOTES):
        begin = text.index(quote)
        start, end = count(text[:begin]), count(text[: begin + len(quote)]) + extra
        name = quote if names else ""
        each.append(selected(f"s{number}", start, end, coding(A), name=name))
    return each


def of_file(stored: bytes, *each: str) -> Read:
    source = text_source(*each, plainTextPath="internal://t.txt")
    xml = project(CODES, element("Sources", source))
    return read_file(archive(xml, {"sources/t.txt": stored}))


def of_content(text: str, *each: str) -> Read:
    return read(CODES, element("Sources", text_source(content(text), *each)))


@pytest.mark.parametrize("names", [True, False])
@pytest.mark.parametrize("count", [by_characters, by_units])
@pytest.mark.parametrize("counted", ["\r\n", "\n"])
def test_every_way_to_count_a_file(
    counted: str, count: Callable[[str], int], *, names: bool
) -> None:
    each = selections(LINES.replace("\r\n", counted), count, names=names)
    found = of_file(LINES.encode(), *each)
    assert found.texts == QUOTES


@pytest.mark.parametrize("count", [by_characters, by_units])
def test_a_byte_order_mark_that_counts_or_does_not(count: Callable[[str], int]) -> None:
    file = "\ufeff" + LINES
    for text in (file, LINES):
        assert of_file(file.encode(), *selections(text, count)).texts == QUOTES


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-8"])
def test_the_text_may_be_utf_8_or_utf_16(encoding: str) -> None:
    file = "\ufeff" + LINES
    assert of_file(file.encode(encoding), *selections(LINES, by_units)).texts == QUOTES


def test_a_text_that_is_neither_is_read_as_windows_1252() -> None:
    found = of_file("Die Küche schließt".encode("cp1252"), selected("s", 4, 9, coding(A)))
    assert found.texts == ["Küche"]
    assert "The text of “Interview” is read as Windows-1252." in found.log.understood


def test_breaks_that_the_xml_made_one_and_the_program_counts_as_two() -> None:
    """An XML parser makes each CRLF of a content one character."""
    text = LINES.replace("\r\n", "\n")
    assert of_content(text, *selections(LINES, by_characters)).texts == QUOTES


def test_returns_inside_the_project_are_breaks() -> None:
    assert of_content(LINES, *selections(LINES, by_characters)).texts == QUOTES
    alone = LINES.replace("\r\n", "\r")
    found = of_content(alone, selected("s", 0, len(alone), coding(A)))
    assert found.texts == [LINES.replace("\r\n", "\n").strip()]


@pytest.mark.parametrize("names", [True, False])
def test_an_end_that_is_the_last_character(*, names: bool) -> None:
    found = of_content(LINES, *selections(LINES, by_characters, extra=-1, names=names))
    assert found.texts == QUOTES
    assert "the end is the last one selected" in found.log.understood[1]


def test_full_stops_that_many_selections_would_lose() -> None:
    """Each sentence begins and ends well without its full stop; together they tell of the end."""
    sentence = "The soup is cold. "
    text = sentence * 6
    starts = range(0, len(text), len(sentence))
    each = [selected(f"s{n}", at, at + 16, coding(A)) for n, at in enumerate(starts)]
    assert of_content(text, *each).texts == ["The soup is cold."] * 6
    assert of_content(text, each[0]).texts == ["The soup is cold"]


def test_the_choice_is_told() -> None:
    found = of_content(LINES, *selections(LINES, by_units, names=True))
    assert found.log.understood[1:] == [
        "Positions in 1 source: each UTF-16 unit counts, a line break as it stands, and the end is "
        "the one behind the last; 3 of 3 names of selections agree, 6 of 6 ends are not inside a "
        "word."
    ]


def test_a_choice_that_could_be_another_is_told() -> None:
    """Where words are as long as a letter, many ways end between words."""
    text = "a bc\nd ef gh"
    doubtful = "Another way of counting fits as well in 1 source (“Interview”): "
    found = of_content(text, selected("s", 7, 9, coding(A)))
    assert found.texts == ["ef"]
    assert doubtful + "check where the quotes begin and end." not in found.log.understood
    found = of_content("a\n\nb c d", selected("s", 5, 6, coding(A)))
    assert found.texts == ["c"]
    assert found.log.understood[-1] == doubtful + "check where the quotes begin and end."


def test_each_source_is_counted_in_its_own_way() -> None:
    plain = text_source(content(LINES), *selections(LINES, by_units), guid=TEXT)
    other = selections(LINES.replace("\r\n", "\n"), by_characters)
    ones = [each.replace('guid="s', 'guid="t') for each in other]
    found = read(CODES, element("Sources", plain, text_source(content(LINES), *ones, guid="t")))
    assert found.texts == QUOTES * 2
    assert [told.partition(":")[0] for told in found.log.understood[1:]] == [
        "Positions in 1 source (“Interview”)",
        "Positions in 1 source (“Interview (2)”)",
    ]


def test_a_sloppy_selection_does_not_outweigh_the_project() -> None:
    """Alone, it would fit better if each line break were two characters."""
    text, lines = "Soup was\nall right here", LINES.replace("\r\n", "\n")
    sloppy = text_source(content(text), selected("s", 10, 14, coding(A)), guid="t")
    named = selections(lines, by_characters, names=True)
    careful = text_source(content(lines), *named, guid=TEXT)
    found = read(CODES, element("Sources", sloppy, careful))
    assert found.texts == ["ll r", *QUOTES]


def test_ways_that_mean_the_same_are_tried_once() -> None:
    assert PlainText("No break").ways() == (Counting(), Counting(inclusive=True))
    assert len(PlainText("\ufeffOne\r\ntwo\nthree 🍲").ways()) == 24


def test_positions_inside_a_pair_are_in_no_place() -> None:
    plain = PlainText("a🍲b\r\nc")
    spans = plain.spans(np.array([[0, 2], [1, 3], [3, 6], [0, 5], [0, 99]]), Counting(units=True))
    assert spans.tolist() == [[-1, -1], [1, 2], [2, 4], [-1, -1], [-1, -1]]


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
    assert agreement(name, SAID, 0, end) == points


def test_a_name_that_ends_in_dots_of_its_own() -> None:
    assert agreement("and so on...", "and so on... He left.", 0, 12) == SAME_NAME


def test_edges_of_words() -> None:
    edges = [place for place in range(len(SAID) + 1) if is_edge(SAID, place)]
    inside = [place for place in range(len(SAID) + 1) if place not in edges]
    assert inside == [1, 2, 5, 6, 7, 12, 13, 14, 17, 20, 21, 22, 27, 28, 29, 30]
