"""A report's file as lines: text is read here, Word and PDF by a process that is held in bounds."""

import codecs
import errno
from pathlib import Path

from evaldata.dataset.files import read_file
from evaldata.importers.files import RefusedFileError
from evaldata.importers.files.bounds import extracted
from evaldata.importers.log import ReportLog
from evaldata.importers.report.text.lines import Line, text_lines
from evaldata.model.problems import BadDatasetError, refusal

MOST_BYTES = 100 << 20
MOST_TEXT_BYTES = 20 << 20
MOST_LINE = 20_000
MOST_LINES = 500_000

BEGINNINGS = {".txt": b"", ".docx": b"PK\x03\x04", ".pdf": b"%PDF-"}
READERS = {".docx": "word", ".pdf": "pdf"}
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
TOO_LARGE = "report_size", "The file, or a line in it, is larger than a report's."
NO_TEXT = "report_text", "The file holds no text; the pages may be pictures of a text."
TAKEN = "The file is damaged, or takes more time or memory than a report may."
REMEDY = "Save the report again as .txt, .docx or .pdf with text in it, and name that file."


def read_lines(report: Path, log: ReportLog) -> list[Line]:
    """The lines of a report; those that its pages repeat are noted and left out.

    Raises:
        BadDatasetError: Where the file is missing, of no kind that can be read, damaged,
            protected, too large, or without text.
    """
    kind = report.suffix.lower()
    try:
        content = read_file(report, MOST_TEXT_BYTES if kind == ".txt" else MOST_BYTES)
    except OSError as error:
        missing = "report_present", "The file is missing or cannot be read."
        raise _unreadable(report, *TOO_LARGE if error.errno == errno.EFBIG else missing) from None
    if kind not in BEGINNINGS:
        raise _unreadable(report, "report_kind", "The file is no .txt, .docx or .pdf.")
    if not content.startswith(BEGINNINGS[kind]):
        message = f"The file is not what its name says, {kind}, or it is protected by a password."
        raise _unreadable(report, "report_kind", message)
    read = _decoded if kind == ".txt" else _extracted
    lines = read(content, report, log)
    if len(lines) > MOST_LINES or any(len(line.text) > MOST_LINE for line in lines):
        raise _unreadable(report, *TOO_LARGE)
    if not any(line.text.strip() for line in lines):
        raise _unreadable(report, *NO_TEXT)
    return lines


def _decoded(content: bytes, report: Path, log: ReportLog) -> list[Line]:
    for encoding in ("utf-16",) if content.startswith(UTF_16) else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        if encoding == "cp1252":
            log.slip("The text is not UTF-8; it is read as Windows-1252")
        return text_lines(text)
    raise _unreadable(report, "report_text", "The file is no text.")


def _extracted(content: bytes, report: Path, log: ReportLog) -> list[Line]:
    try:
        said = extracted(READERS[report.suffix.lower()], content, otherwise=TAKEN)
    except RefusedFileError as error:
        raise _unreadable(report, "report_form", str(error)) from None
    for place, _ in said.get("repeated", ()):
        log.slip("What pages repeat at their upper or lower edge is left out", place)
    return [Line(place, text) for place, text in said["lines"]]


def _unreadable(report: Path, rule: str, message: str) -> BadDatasetError:
    return refusal(rule, report.name, message, REMEDY)
