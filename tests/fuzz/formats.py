"""A small file in each format that can be imported, and a report in each that can be read."""

import io
import tempfile
import zipfile
from pathlib import Path

import pandas as pd

from tests.bench.coded import Coded, main
from tests.evaldata.importers.coding.spreadsheets import Sheets, ods, xls
from tests.evaldata.importers.coding.workbook import filling
from tests.evaldata.importers.making import make_docx, make_pdf
from tests.evaldata.importers.other_make import REPORT

PASSAGES = 60
UNUSED = ("many.csv", "workbook.xlsx")


def coded_files() -> dict[str, bytes]:
    """Coded passages by the name of their file."""
    with tempfile.TemporaryDirectory() as name:
        main(name, str(PASSAGES), "1")
        found = {path.name: path.read_bytes() for path in Path(name).iterdir() if path.is_file()}
        filled = filling.filled(Path(name))
    sheets = _sheets(Coded(PASSAGES).long)
    found |= {"long.ods": ods(sheets), "long.xls": xls(sheets), filling.NAME: filled}
    found["long.tsv"] = Coded(PASSAGES).long.to_csv(index=False, sep="\t").encode("cp1252")
    found["codebook.qdc"] = _codebook(found["project.qdpx"])
    return {name: found[name] for name in sorted(found) if name not in UNUSED}


def reports() -> dict[str, bytes]:
    """The invented report as text, Word and PDF."""
    with tempfile.TemporaryDirectory() as name:
        word, printed = Path(name, "report.docx"), Path(name, "report.pdf")
        make_docx(REPORT, word)
        make_pdf(REPORT, printed)
        return {
            "report.txt": REPORT.encode(),
            word.name: word.read_bytes(),
            printed.name: printed.read_bytes(),
        }


def _sheets(frame: pd.DataFrame) -> Sheets:
    return {"Coded": [list(frame.columns), *frame.astype(str).to_numpy().tolist()]}


def _codebook(project: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(project)) as archive:
        xml = archive.read("project.qde")
    start, end = xml.index(b"<CodeBook"), xml.index(b"</CodeBook>")
    space = b'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"'
    return xml[start:end].replace(b"<CodeBook", space, 1) + b"</CodeBook>"
