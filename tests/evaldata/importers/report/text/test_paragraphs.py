"""Paragraphs are what the authors wrote as one, whatever cuts through them."""

import re

import pytest

from evaldata.importers.log import ReportLog
from evaldata.importers.report.text.paragraphs import ParagraphReader
from tests.evaldata.importers.reading_lines import context, lines, slips

MARK = re.compile(r"\((Gardener|Child) \w\)$")


def reader(text: str, log: ReportLog) -> ParagraphReader:
    starts, announced = (re.compile("^In short:"),), re.compile(":$")
    return ParagraphReader(context(text, log), starts, MARK, announced)


def read(text: str) -> tuple[list[str], dict[str, tuple[str, ...]]]:
    log = ReportLog("report.txt")
    found = reader(text, log).paragraphs(lines(text))
    return [paragraph.text for paragraph in found], slips(log)


@pytest.mark.parametrize(
    ("text", "paragraphs", "said"),
    [
        ("One line\nand another.\n\nA second.", ["One line and another.", "A second."], {}),
        (
            "It broke in the\n\nmiddle.",
            ["It broke in the middle."],
            {"A break cuts through a paragraph; put together": ("line 3",)},
        ),
        ("It is open\n\nThe next is not.", ["It is open", "The next is not."], {}),
        ("It is ended.\n\nsmall letters follow.", ["It is ended.", "small letters follow."], {}),
        (
            "Roses, mostly.\n(Gardener B)\nThe report goes on.",
            ["Roses, mostly. (Gardener B)", "The report goes on."],
            {"A speaker stands on a line apart from the quote": ("line 2",)},
        ),
        (
            "Roses, mostly.\n\n(Gardener B)",
            ["Roses, mostly. (Gardener B)"],
            {"A speaker stands on a line apart from the quote": ("line 3",)},
        ),
        (
            "*Roses and\n\nherbs. (Gardener B)*\n\nThe report.",
            ["*Roses and herbs. (Gardener B)*", "The report."],
            {"A break cuts through a quote; put together": ("line 3",)},
        ),
        (
            "A gardener or a Gardener: roses. (Gar-\ndener B)\n\nThe report.",
            ["A gardener or a Gardener: roses. (Gardener B)", "The report."],
            {"Words that a line end cuts are made whole": ("line 2",)},
        ),
        ("They met.\nIn short: they met.", ["They met.", "In short: they met."], {}),
        ("They said:\nRoses. (Child C)", ["They said:", "Roses. (Child C)"], {}),
        ("They had:\nroses and herbs.", ["They had: roses and herbs."], {}),
    ],
)
def test_breaks(text: str, paragraphs: list[str], said: dict[str, tuple[str, ...]]) -> None:
    assert read(text) == (paragraphs, said)


@pytest.mark.parametrize(
    ("text", "paragraphs", "said"),
    [
        (
            "It ended.\n\fIt went on.",
            ["It ended. It went on."],
            "A page or full line ends, and perhaps a paragraph; read as going on",
        ),
        (
            "They met in spring.\n\fRoses. (Child C)",
            ["They met in spring.", "Roses. (Child C)"],
            "Where the quote begins is not certain",
        ),
        ("They said:\n\fRoses. (Child C)", ["They said:", "Roses. (Child C)"], None),
    ],
)
def test_the_end_of_a_page_parts_only_what_is_marked(
    text: str, paragraphs: list[str], said: str | None
) -> None:
    assert read(text) == (paragraphs, {said: ("line 2",)} if said else {})


@pytest.mark.parametrize(
    ("text", "plain", "said"),
    [
        (
            "A *very* good **rose**, *so*.",
            "A very good rose, so.",
            ["Marks of emphasis are taken off"],
        ),
        (
            "*All of it. (Gardener B)*",
            "All of it. (Gardener B)",
            ["Marks of emphasis are taken off"],
        ),
        ("2*3*4 and 5 * 6", "2*3*4 and 5 * 6", []),
        ("*It is open", "It is open", ["A mark of emphasis without a pair is taken off"]),
    ],
)
def test_emphasis(text: str, plain: str, said: list[str]) -> None:
    log = ReportLog("report.txt")
    assert reader(text, log).plain_words(text, "line 1") == plain
    assert list(slips(log)) == said


def test_a_last_sentence_without_an_end_is_noted() -> None:
    log = ReportLog("report.txt")
    text = "This one ends.\n\nSo does (this one.)\n\nThey planted roses and herbs and"
    reading = reader(text, log)
    reading.look_for_ends(reading.paragraphs(lines(text)))
    assert slips(log) == {"The last sentence is not ended: “… roses and herbs and”": ("line 5",)}
