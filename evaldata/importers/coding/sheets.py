"""Reads CSV files and spreadsheets as they come: every cell a text, or None where it is blank."""

import csv
import io
import re
from collections.abc import Sequence
from pathlib import PurePath

import pandas as pd
from charset_normalizer import from_bytes

from evaldata.importers.coding.headings import count_known
from evaldata.importers.coding.ids import UniqueNames
from evaldata.importers.files.spreadsheet import NumberedRow, Spreadsheet
from evaldata.importers.log import CodingLog
from evaldata.model.problems import refusal

SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".ods")
TEXTS = (".csv", ".tsv", ".txt")
DELIMITERS = ",;\t|"
LIST, ALONE = ".txt", "\x1f"
"""The ending of a file that may be a list of sentences, and a delimiter that no text holds."""
OF_ONE_COLUMN = "It is one column, for its heading holds no delimiter."
BREAKS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
LEAD = re.compile(r"(?:[ \t]*\r?\n|sep=.\r?\n)*", re.IGNORECASE)
"""What may stand before the headings: blank lines, and what tells Excel the delimiter."""
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
MOST_TITLES = 10
"""In how many rows the headings are looked for."""
REPEATED = "the row repeats the headings"
HIDDEN_READ = "Hidden sheets that were read"
FORM = "table_form"
SAVE_AS_CSV = "Save the table as CSV in UTF-8, or as .xlsx."
IN_MARKS = "Put a cell that holds the delimiter in quotation marks, or save the table as .xlsx."
OR_HEADING = (
    "A list of sentences needs a heading above it, such as Quote, and a name that ends in .txt."
)


def sheets_of(spreadsheet: Spreadsheet, log: CodingLog) -> dict[str, pd.DataFrame]:
    """The tables of a spreadsheet by the name of their sheet, in the form that `read_text` gives.

    What is hidden was not meant to be read, unless nothing else is there.
    """
    sheets = spreadsheet.sheets
    shown = {name: rows for name, rows in sheets.items() if name not in spreadsheet.hidden}
    if shown:
        log.pass_over("hidden sheets", "they are not shown, and not read", *spreadsheet.hidden)
    else:
        log.note(HIDDEN_READ, *sheets)
    frames = {
        name: _of_rows(rows, f"sheet {name}, ", log) for name, rows in (shown or sheets).items()
    }
    return {name: frame for name, frame in frames.items() if len(frame.columns)}


def read_text(content: bytes, log: CodingLog) -> pd.DataFrame:
    """The table of a text file.

    Returns:
        A frame whose columns are the headings, whose index is the number of the row in the file,
        and whose cells are texts, None where they are blank. Blank rows are left out.

    Raises:
        BadDatasetError: Where the file cannot be read as a table.
    """
    if PurePath(log.file).suffix.lower() not in TEXTS:
        known = ", ".join((*TEXTS, *SPREADSHEETS))
        raise refusal(FORM, log.file, "The file is no table.", f"Bring one of these: {known}.")
    return _delimited(_decoded(content, log), log)


def _decoded(content: bytes, log: CodingLog) -> str:
    """The text of a file in whatever encoding it has."""
    marked = [encoding for mark, encoding in MARKS if content.startswith(mark)]
    for encoding in (*marked, "utf-8"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        break
    else:
        best = from_bytes(content, cp_exclusion=["utf_16", "utf_32"]).best()
        text, encoding = content.decode("cp1252", errors="replace"), "cp1252"
        if best and best.output().decode() != text:
            text, encoding = content.decode(best.encoding, errors="replace"), best.encoding
    if "\0" in text:
        raise refusal(FORM, log.file, "The file holds zero bytes and is no text.", SAVE_AS_CSV)
    if "\ufffd" in text:
        raise refusal(FORM, log.file, "The encoding of the file cannot be told.", SAVE_AS_CSV)
    log.understood.append(f"The text is encoded as {encoding}.")
    return text


def _delimited(text: str, log: CodingLog) -> pd.DataFrame:
    before = LEAD.match(text)
    skipped = text[: before.end()] if before else ""
    text = text[len(skipped) :]
    delimiter = _delimiter(text, PurePath(log.file).suffix.lower())
    separated = f"Its cells are separated by {delimiter!r}."
    log.understood.append(OF_ONE_COLUMN if delimiter == ALONE else separated)
    try:
        # Without a header, for a first row that is longer than the headings would lose cells.
        frame = pd.read_csv(
            io.StringIO(text),
            sep=delimiter,
            quoting=csv.QUOTE_NONE if delimiter == ALONE else csv.QUOTE_MINIMAL,
            dtype=str,
            header=None,
            keep_default_na=False,
            skip_blank_lines=False,
            index_col=False,
            on_bad_lines="error",
        )
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        told = re.search(r"(line|row) (\d+)", str(error))
        message, remedy = "It is no table." if text.strip() else "The file is empty.", SAVE_AS_CSV
        if told and told[1] == "line":
            message = f"Row {told[2]} has more cells than the headings."
            remedy = f"{IN_MARKS} {OR_HEADING}"
        elif told:
            message = f"Row {int(told[2]) + 1} opens a quotation mark that nothing closes."
        raise refusal(FORM, log.file, message, remedy) from None
    first = skipped.count("\n") + 1
    frame.index = pd.RangeIndex(first, len(frame) + first)
    return _headed(frame, "", log)


def _delimiter(text: str, suffix: str) -> str:
    """The delimiter of the headings, or of what follows where these do not tell.

    A text file whose heading has none is a list of sentences, whose commas set nothing apart.
    """
    head = text[:20_000]
    first = head.split("\n", 1)[0]
    counted = {mark: first.count(mark) for mark in DELIMITERS}
    if sum(count > 0 for count in counted.values()) == 1:
        return max(counted, key=lambda mark: counted[mark])
    if suffix == LIST and not any(counted.values()):
        return ALONE
    try:
        return csv.Sniffer().sniff(head, DELIMITERS).delimiter
    except csv.Error:
        return max(counted, key=lambda mark: counted[mark])


def _of_rows(rows: Sequence[NumberedRow], sheet: str, log: CodingLog) -> pd.DataFrame:
    """A sheet of a spreadsheet; its rows keep their numbers."""
    cells = pd.DataFrame([cells for _, cells in rows], [number for number, _ in rows], dtype=object)
    return _headed(cells, sheet, log)


def _headed(frame: pd.DataFrame, sheet: str, log: CodingLog) -> pd.DataFrame:
    """The rows below the headings, without blank rows and blank columns."""
    cells = frame.astype(object).map(_cell)
    cells = cells[cells.notna().any(axis=1)]
    if cells.empty:
        return pd.DataFrame()
    first = _first(cells)
    above = (f"{sheet}row {row}" for row in cells.index[:first])
    log.pass_over("rows above the headings", "the table begins below them", *above)
    cells = cells.iloc[first:]
    cells = cells.loc[:, cells.notna().any()]
    names = UniqueNames()
    headings = [
        names.unlike(heading if isinstance(heading, str) else f"Column {place}")
        for place, heading in enumerate(cells.iloc[0], 1)
    ]
    table = cells.iloc[1:].set_axis(headings, axis=1)
    table = _below_headings(table, sheet, log)
    return table.where(table.notna(), None)


def _below_headings(table: pd.DataFrame, sheet: str, log: CodingLog) -> pd.DataFrame:
    """The same without a second row of headings, in which cells merged with the first repeat it."""
    if len(table) and any(cell == heading for heading, cell in table.iloc[0].items()):
        log.pass_over("rows above the headings", REPEATED, f"{sheet}row {table.index[0]}")
        return table.iloc[1:]
    return table


def _first(cells: pd.DataFrame) -> int:
    """The place of the headings: the first row, unless that is no more than a title.

    A title has half as many cells or fewer as the row of headings below it, and is no heading.
    """
    rows = [row.dropna().tolist() for _, row in cells.head(MOST_TITLES).iterrows()]
    known = [*map(count_known, rows)]
    best = known.index(max(known))
    return best if known[0] == 0 and 2 * len(rows[0]) <= len(rows[best]) else 0


def _cell(value: object) -> str | None:
    """A cell as text without blanks around it, line breaks in one way; None where it is blank."""
    if not isinstance(value, str):
        return None
    text = CONTROL.sub("", BREAKS.sub("\n", value))
    return text.strip().strip("\u00a0\u2007\u202f\ufeff").strip() or None
