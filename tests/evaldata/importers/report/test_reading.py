"""A file that is a report is read; any other is refused with a reason, and nothing breaks."""

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from evaldata.importers.files import bounds
from evaldata.importers.log import ReportLog
from evaldata.importers.report import reading
from evaldata.importers.report.reading import read_lines
from evaldata.model.problems import BadDatasetError
from tests.evaldata.importers.making import make_docx, make_pdf
from tests.evaldata.importers.reading_lines import slips

TEXT = "Soil\n\nThe soil was dark – and it’s deep.\nIt held.\n\nName\tCount\nRoses\t3\nHerbs\t4\n"
DAMAGED = "The file is damaged or no Word document."
DAMAGED_PDF = "The file is damaged, no PDF, or protected by a password."


def read(file: Path, log: ReportLog | None = None) -> list[str]:
    return [line.text for line in read_lines(file, log or ReportLog(file.name))]


def refused(file: Path) -> str:
    with pytest.raises(BadDatasetError) as caught:
        read_lines(file, ReportLog(file.name))
    (problem,) = caught.value.problems
    assert problem.file == file.name
    assert str(file.parent) not in str(problem)
    return problem.message


def written(file: Path, content: bytes) -> Path:
    file.write_bytes(content)
    return file


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_in_unicode(tmp_path: Path, encoding: str) -> None:
    assert read(written(tmp_path / "a.txt", TEXT.encode(encoding))) == TEXT.split("\n")


def test_text_of_an_older_system_is_read_and_said(tmp_path: Path) -> None:
    log = ReportLog("a.TXT")
    file = written(tmp_path / "a.TXT", TEXT.encode("cp1252"))
    assert read(file, log) == TEXT.split("\n")
    assert slips(log) == {"The text is not UTF-8; it is read as Windows-1252": ()}


def test_word_has_a_break_after_each_paragraph_and_tabs_in_tables(tmp_path: Path) -> None:
    assert read(make_docx(TEXT, tmp_path / "a.docx")) == [
        "Soil",
        "",
        "The soil was dark – and it’s deep.",
        "It held.",
        "",
        "Name\tCount",
        "Roses\t3",
        "Herbs\t4",
        "",
    ]


def test_a_pdf_has_a_break_where_its_page_has_a_gap(tmp_path: Path) -> None:
    assert read(make_pdf(TEXT, tmp_path / "a.pdf"))[1:] == [
        "",
        "Soil",
        "",
        "The soil was dark – and it’s deep.",
        "It held.",
        "",
        "Name Count",
        "Roses 3",
        "Herbs 4",
    ]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.odt", b"text", "The file is no .txt, .docx or .pdf."),
        ("a.txt", b"", "The file holds no text; the pages may be pictures of a text."),
        ("a.txt", b"\x00\x01\x02", "The file is no text."),
        ("a.txt", b"a" * 20_001, "The file, or a line in it, is larger than a report's."),
        (
            "a.docx",
            b"\xd0\xcf\x11\xe0",
            "The file is not what its name says, .docx, or it is protected by a password.",
        ),
        ("a.docx", b"PK\x03\x04 and no more", DAMAGED),
        ("a.pdf", b"%PDF-1.7 and no more", DAMAGED_PDF),
    ],
)
def test_what_is_no_report_is_refused(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    assert refused(written(tmp_path / name, content)) == message


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "a.txt") == "The file is missing or cannot be read."
    (tmp_path / "b.txt").mkdir()
    assert refused(tmp_path / "b.txt") == "The file is missing or cannot be read."


def zipped(parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return packed.getvalue()


def test_a_bomb_is_refused_before_it_unfolds(tmp_path: Path) -> None:
    bomb = zipped({"word/document.xml": b" " * (51 << 20)})
    assert len(bomb) < 100_000
    file = written(tmp_path / "a.docx", bomb)
    assert refused(file) == "The file would unfold to more than a report."


def test_a_document_in_a_document_of_entities_is_refused(tmp_path: Path) -> None:
    parts = unzipped(make_docx(TEXT, tmp_path / "a.docx"))
    lols = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    parts["word/document.xml"] = (
        f'<!DOCTYPE d [<!ENTITY l0 "lol">{lols}]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>&l11;</w:t></w:r></w:p></w:body></w:document>"
    ).encode()
    assert refused(written(tmp_path / "b.docx", zipped(parts))) in (
        "The file is damaged (XMLSyntaxError).",
        "The file holds no text; the pages may be pictures of a text.",
    )


def unzipped(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as package:
        return {part.filename: package.read(part) for part in package.infolist()}


def test_a_zip_that_is_no_word_document_is_refused(tmp_path: Path) -> None:
    assert refused(written(tmp_path / "a.docx", zipped({"a.txt": b"text"}))) == DAMAGED


@pytest.mark.parametrize("make", [make_docx, make_pdf])
def test_a_file_cut_short_or_changed_is_refused_or_read(tmp_path: Path, make: object) -> None:
    assert callable(make)
    whole = make(TEXT, tmp_path / ("a.docx" if make is make_docx else "a.pdf"))
    content = whole.read_bytes()
    for share in (0.3, 0.9):
        half = written(tmp_path / f"half{whole.suffix}", content[: int(len(content) * share)])
        with suppress(BadDatasetError):
            read(half)


def test_a_file_that_takes_too_long_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "MOST_SECONDS", 0.001)
    assert refused(make_docx(TEXT, tmp_path / "a.docx")) == (
        "The file is damaged, or takes more time or memory than a report may."
    )


def test_a_file_larger_than_a_report_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", 10)
    message = "The file, or a line in it, is larger than a report's."
    assert refused(make_docx(TEXT, tmp_path / "a.docx")) == message
