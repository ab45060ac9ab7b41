"""The report itself, if EVALUATION_REPORT names it: read whole, and read alike in every form.

Nothing of its words stands here: what is compared are counts, places, speakers, and words with
words of the file.
"""

import os
import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from evaldata.dataset.storage import load
from evaldata.importers.log import ReportLog
from evaldata.importers.report.importing import import_report
from tests.evaldata.importers import slips
from tests.evaldata.importers.making import make_docx, make_pdf
from tests.evaldata.importers.reading_lines import slips as slips_of
from tests.server import ROOT

NAMED = os.environ.get("EVALUATION_REPORT", "")
SOURCES = ROOT / "data" / "source"

pytestmark = pytest.mark.skipif(not NAMED, reason="EVALUATION_REPORT names no report")

SPEAKERS = {
    "7.1": ("Service User 1", "Commissioner 1", "Service Provider 2"),
    "7.2": (
        *("Service Provider A", "Service Provider L", "Service Provider I"),
        *("Service Provider 12", "Commissioner C", "Commissioner E"),
    ),
    "7.3": (
        *("Service Provider 8", "Service Provider 8", "Service Provider 9", "Commissioner 1"),
        *("Service Provider 7", "Service Provider 2", "Service Provider 3"),
    ),
    "7.4": ("Service Provider 9", "Service Provider C", "Service Provider 7"),
    "7.5": ("Service Provider C", "Service Provider A"),
    "7.6": ("Commissioner E", "Commissioner F"),
    "7.7": ("Service Provider E", "Service Provider D", "Service Provider 13"),
    "7.8": ("Service Provider A", "Service Provider 9", "Service Provider G"),
    "7.9": ("Service User 1", "Service User 1"),
    "7.10": ("Service Provider A", "Service Provider B"),
}
POINTS = dict(zip(SPEAKERS, (5, 7, 8, 3, 2, 4, 3, 4, 2, 4), strict=True))
SLIPS = {
    "The contents page lists 22 headings before the text has them; the text's are taken": 1,
    "There is a blank inside the number 7.4": 1,
    "Table 1: no total is printed for year 2, 3": 1,
    "Table 1: no row has a number under year 2, 3; nobody is counted there": 1,
    "The text says otherwise, yet Table 3 counts 14 under year 1; the table is followed": 2,
    "A speaker stands on a line apart from the quote": 4,
    "A break cuts through a quote; put together": 3,
    "A break cuts through a paragraph; put together": 2,
    "A quotation mark without a pair is left out": 1,
    "Marks of emphasis are taken off": 8,
    "The summary of 7.9 has 2 paragraphs, as the profile says": 2,
    "It refers to 6.4, and there is no such section": 1,
}

Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def text() -> str:
    return Path(NAMED).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> tuple[ReportLog, Path]:
    return read(Path(NAMED), tmp_path_factory.mktemp("real"))


def read(report: Path, folder: Path) -> tuple[ReportLog, Path]:
    log = import_report(report, SOURCES, folder / "dataset")
    assert log.problems == []
    return log, folder / "dataset"


def rows(dataset: Path, table: str) -> Rows:
    found: Rows = pq.read_table(dataset / f"{table}.parquet").to_pylist()
    return found


def test_the_responses_are_those_of_the_dataset_that_ships(
    imported: tuple[ReportLog, Path],
) -> None:
    found = rows(imported[1], "participants")
    assert len(found) == 84
    assert found == rows(ROOT / "data", "participants")


def test_every_quote_has_its_speaker_and_its_place(imported: tuple[ReportLog, Path]) -> None:
    quotes = rows(imported[1], "quotes")
    assert {
        theme: tuple(q["speaker"] for q in quotes if q["theme_ids"] == [theme])
        for theme in SPEAKERS
    } == SPEAKERS
    assert len(quotes) == sum(map(len, SPEAKERS.values())) == 33
    assert all(q["speaker"].startswith(q["role"]) for q in quotes)
    assert {q["wording"] for q in quotes} == {"verbatim"}
    assert [(q["quote_id"], q["region"]) for q in quotes if q["region"]] == [
        ("7.5-2", "West Midlands")
    ]
    assert all(q["why"] and q["year"] is q["method"] is None for q in quotes)


def test_themes_and_statements_are_all_there(imported: tuple[ReportLog, Path]) -> None:
    themes = rows(imported[1], "themes")
    assert {theme["number"]: len(theme["points"]) for theme in themes} == POINTS
    kinds = Counter(statement["kind"] for statement in rows(imported[1], "statements"))
    assert kinds == {"finding": 10, "recommendation": 7, "valued": 5, "missing": 4}


@pytest.mark.parametrize("table", ["themes", "statements"])
def test_headlines_and_links_are_those_of_the_dataset_that_ships(
    imported: tuple[ReportLog, Path], table: str
) -> None:
    names = ("headline", "gap", "theme_ids", "link_basis", "statement_id", "theme_id")
    for found, ships in zip(rows(imported[1], table), rows(ROOT / "data", table), strict=True):
        assert [found.get(name) for name in names] == [ships.get(name) for name in names]


def spoken(*parts: str) -> Counter[str]:
    """The words of texts, without marks, and how often each stands there."""
    return Counter(re.findall(r"[^\W_]+", " ".join(parts).casefold()))


def lines_between(text: str, first: str, last: str) -> list[str]:
    """The lines from the last one that a pattern matches to before the last of another."""
    lines = text.split("\n")
    begin = max(i for i, line in enumerate(lines) if re.match(first, line))
    end = max(i for i, line in enumerate(lines) if re.match(last, line))
    return lines[begin:end]


def test_no_word_of_the_themes_is_lost_or_added(
    imported: tuple[ReportLog, Path], text: str
) -> None:
    numbers = [*SPEAKERS, "8.0"]
    for number, following in pairwise(numbers):
        pattern, until = (rf"{n[:2]}\s?{re.escape(n[2:])}\s" for n in (number, following))
        report = lines_between(text, pattern, until)
        theme = next(t for t in rows(imported[1], "themes") if t["number"] == number)
        quotes = [q for q in rows(imported[1], "quotes") if q["theme_ids"] == [number]]
        told = [part for q in quotes for part in (q["text"], q["speaker"])]
        held = spoken(number, "summary", theme["title"], theme["summary"], *theme["points"], *told)
        assert held == spoken(*report)


def test_no_word_of_the_lists_is_lost_or_added(imported: tuple[ReportLog, Path], text: str) -> None:
    statements = rows(imported[1], "statements")
    for kind, first, last in (("finding", "6.0", "7.0"), ("recommendation", "9.0", "10.0")):
        items = [f"{s['number']} {s['text']}" for s in statements if s["kind"] == kind]
        heading = re.escape(first) + r"\s"
        report = lines_between(text, heading, re.escape(last) + r"\s")[1:]
        assert spoken(*items) == spoken(*report)


def test_every_slip_is_told_with_its_places(imported: tuple[ReportLog, Path]) -> None:
    told = {message: len(places) for message, places in slips_of(imported[0]).items()}
    ends = [message for message in told if message.startswith("The last sentence is not ended")]
    assert len(ends) == 2
    assert {message: n for message, n in told.items() if message not in ends} == SLIPS
    assert len(imported[0].unplaced) == 1


FORMS: dict[str, slips.Slip] = {
    "windows line ends": slips.windows_line_ends,
    "headings that do not break": slips.headings_that_do_not_break,
    "blanks in numbers": slips.blanks_in_numbers,
    "curly marks": slips.curly_marks,
    "letters printed as one": slips.letters_printed_as_one,
    "quotes cut by footers": slips.quotes_cut_by_footers,
    "quotes cut by page numbers": slips.quotes_cut_by_page_numbers,
    "quotes cut between sentences": slips.quotes_cut_between_sentences,
    "speakers on their own": slips.speakers_on_their_own,
    "emphasised quotes": slips.emphasised_quotes,
    "stray quotation marks": slips.stray_quotation_marks,
    "hyphenated lines": slips.wrapped(72),
    "hyphenated lines with curly marks": lambda text: slips.wrapped(95)(slips.curly_marks(text)),
    "all that can be at once": lambda text: slips.windows_line_ends(
        slips.headings_that_do_not_break(
            slips.wrapped(72)(
                slips.speakers_on_their_own(
                    slips.quotes_cut_by_footers(slips.stray_quotation_marks(text))
                )
            )
        )
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_slips_multiplied_give_the_same_dataset(
    imported: tuple[ReportLog, Path], text: str, form: str, tmp_path: Path
) -> None:
    changed = FORMS[form](text)
    assert changed != text
    (tmp_path / "report.txt").write_text(changed, encoding="utf-8", newline="")
    _, dataset = read(tmp_path / "report.txt", tmp_path)
    assert load(dataset).digest == load(imported[1]).digest


@pytest.mark.parametrize(
    ("make", "form"),
    [
        (make_docx, None),
        (make_pdf, None),
        (make_docx, "curly marks"),
        (make_pdf, "curly marks"),
        (make_pdf, "hyphenated lines"),
        (make_docx, "speakers on their own"),
    ],
)
def test_word_and_pdf_give_the_same_dataset(
    imported: tuple[ReportLog, Path],
    text: str,
    tmp_path: Path,
    make: Callable[[str, Path], Path],
    form: str | None,
) -> None:
    file = tmp_path / ("report.docx" if make is make_docx else "report.pdf")
    _, dataset = read(make(FORMS[form](text) if form else text, file), tmp_path)
    assert load(dataset).digest == load(imported[1]).digest


@pytest.mark.parametrize("width", [45, 60, 81, 99, 110, 132])
def test_wherever_lines_are_hyphenated_only_hyphens_may_differ(
    imported: tuple[ReportLog, Path], text: str, width: int, tmp_path: Path
) -> None:
    (tmp_path / "report.txt").write_text(slips.wrapped(width)(text), encoding="utf-8")
    log, dataset = read(tmp_path / "report.txt", tmp_path)
    different = 0
    for table, columns in (("quotes", ["text"]), ("themes", ["summary", "points"])):
        for found, right in zip(rows(dataset, table), rows(imported[1], table), strict=True):
            for column in columns:
                assert str(found[column]).replace("-", "") == str(right[column]).replace("-", "")
                different += found[column] != right[column]
    unsure = [message for message in log.slips if "may be written otherwise" in message]
    assert different <= len(unsure)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("Service Users\t6\t0\t1\t7", "Service Users\t6\t0\t1\t8", "Table 3: the row Service User"),
        ("Total\t14\t20\t17\t51", "Total\t14\t20\t18\t51", "Table 3: the column 3"),
        ("Total\t33\t\t\t33", "Total\t33\t\t\t34", "Table 1: the whole"),
        ("Commissioners: 11", "Commissioners: 12", "Table 2: the row East Midlands"),
        ("Commissioners\t4\t5\t2\t11", "Commissioners\t5\t5\t1\t11", "Table 3: the column 1"),
    ],
)
def test_a_table_that_does_not_add_up_is_named_and_nothing_is_written(
    text: str, tmp_path: Path, old: str, new: str, says: str
) -> None:
    assert old in text
    (tmp_path / "report.txt").write_text(text.replace(old, new), encoding="utf-8")
    log = import_report(tmp_path / "report.txt", SOURCES, tmp_path / "dataset")
    assert any(problem.message.startswith(says) for problem in log.problems)
    assert not (tmp_path / "dataset").exists()
