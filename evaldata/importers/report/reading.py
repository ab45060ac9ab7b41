"""A report's file as lines: text is read here, Word and PDF by a process that is held in bounds."""

import codecs
import json
import subprocess
import sys
from pathlib import Path

from evaldata.importers.log import ReportLog
from evaldata.importers.report.text.lines import Line, text_lines
from evaldata.model.problems import BadDatasetError, Problem

MOST_BYTES = 100 << 20
MOST_TEXT_BYTES = 20 << 20
MOST_LINE = 20_000
MOST_LINES = 500_000
MOST_SECONDS = 60
ROOT = Path(__file__).parents[3]
EXTRACTION = "evaldata.importers.files.extraction"

BEGINNINGS = {".docx": b"PK\x03\x04", ".pdf": b"%PDF-"}
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_lines(report: Path, log: ReportLog) -> list[Line]:
    """The lines of a report; those that its pages repeat are noted and left out.

    Raises:
        BadDatasetError: Where the file is missing, of no kind that can be read, damaged,
            protected, too large, or without text.
    """
    kind = report.suffix.lower()
    beginning = _beginning(report)
    if kind not in (".txt", *BEGINNINGS):
        raise _unreadable(report, "report_kind", "The file is no .txt, .docx or .pdf.")
    if kind == ".txt":
        lines = text_lines(_decoded(report, log))
    elif not beginning.startswith(BEGINNINGS[kind]):
        message = f"The file is not what its name says, {kind}, or it is protected by a password."
        raise _unreadable(report, "report_kind", message)
    else:
        lines = _extracted(report, kind, log)
    _bounded(lines, report)
    return lines


def _beginning(report: Path) -> bytes:
    try:
        if report.stat().st_size > MOST_BYTES:
            raise _too_large(report)
        with report.open("rb") as file:
            return file.read(5)
    except OSError:
        message = "The file is missing or cannot be read."
        raise _unreadable(report, "report_present", message) from None


def _decoded(report: Path, log: ReportLog) -> str:
    content = report.read_bytes()
    if len(content) > MOST_TEXT_BYTES:
        raise _too_large(report)
    for encoding in ("utf-16",) if content.startswith(UTF_16) else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        if encoding == "cp1252":
            log.slip("The text is not UTF-8; it is read as Windows-1252")
        return text
    raise _unreadable(report, "report_text", "The file is no text.")


def _extracted(report: Path, kind: str, log: ReportLog) -> list[Line]:
    """The lines that a process of its own reads, so that a hostile file harms only that one."""
    command = [sys.executable, "-m", EXTRACTION, kind, str(report.resolve())]
    try:
        done = subprocess.run(  # noqa: S603 - the project's own program, without a shell
            command, cwd=ROOT, capture_output=True, timeout=MOST_SECONDS, check=False
        )
        said = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        message = "The file is damaged, or takes more time or memory than a report may."
        raise _unreadable(report, "report_form", message) from None
    if "problem" in said:
        raise _unreadable(report, "report_form", said["problem"])
    for place, _ in said.get("repeated", ()):
        log.slip("What pages repeat at their upper or lower edge is left out", place)
    return [Line(place, text) for place, text in said["lines"]]


def _bounded(lines: list[Line], report: Path) -> None:
    if len(lines) > MOST_LINES or any(len(line.text) > MOST_LINE for line in lines):
        raise _too_large(report)
    if not any(line.text.strip() for line in lines):
        message = "The file holds no text; the pages may be pictures of a text."
        raise _unreadable(report, "report_text", message)


def _too_large(report: Path) -> BadDatasetError:
    message = "The file, or a line in it, is larger than a report's."
    return _unreadable(report, "report_size", message)


def _unreadable(report: Path, rule: str, message: str) -> BadDatasetError:
    remedy = "Save the report again as .txt, .docx or .pdf with text in it, and name that file."
    return BadDatasetError([Problem(rule, report.name, None, "", message, remedy)])
