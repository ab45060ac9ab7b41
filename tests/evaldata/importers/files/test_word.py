"""What Word shows of a document is read: numbers that it draws, boxes, tracked changes."""

from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from evaldata.importers.files.word import Level, extract


def texts(document: object, file: Path) -> list[str]:
    document.save(str(file))  # type: ignore[attr-defined]
    return [text for _, text in extract(file.read_bytes())["lines"]]


def body(xml: str, file: Path) -> list[str]:
    document = Document()
    document.element.body.insert(0, parse_xml(f"<w:sdt {nsdecls('w')}>{xml}</w:sdt>"))
    return texts(document, file)


def test_the_numbers_of_lists_are_drawn_and_bullets_are_not(tmp_path: Path) -> None:
    document = Document()
    for style in ("List Number", "List Number", "List Bullet", "Normal", "List Number"):
        document.add_paragraph("Roses", style=style)
    assert texts(document, tmp_path / "a.docx") == [
        *("1. Roses", "", "2. Roses", "", "Roses", "", "Roses", "", "3. Roses", ""),
    ]


def test_headings_are_numbered_level_by_level(tmp_path: Path) -> None:
    document = Document()
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, start, form, text in ((0, 6, "decimal", "%1.0"), (1, 1, "lowerRoman", "%1.%2"))
    )
    numbering = document.part.numbering_part.element
    numbering.insert(
        0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>')
    )
    numbering.append(
        parse_xml(f'<w:num {nsdecls("w")} w:numId="88"><w:abstractNumId w:val="77"/></w:num>')
    )
    for depth in (0, 1, 1, 0, 1):
        properties = document.add_paragraph("Roses")._p.get_or_add_pPr()
        properties.append(
            parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="88"/></w:numPr>'
            )
        )
    assert [text for text in texts(document, tmp_path / "a.docx") if text] == [
        "6.0 Roses",
        "6.i Roses",
        "6.ii Roses",
        "7.0 Roses",
        "7.i Roses",
    ]


@pytest.mark.parametrize(
    ("form", "number", "figures"),
    [
        ("lowerLetter", 26, "z"),
        ("lowerLetter", 27, "aa"),
        ("upperLetter", 28, "BB"),
        ("lowerLetter", 53, "aaa"),
        ("lowerRoman", 39, "xxxix"),
        ("upperRoman", 40, "XL"),
        ("upperRoman", 100, "C"),
        ("lowerRoman", 1994, "mcmxciv"),
        ("lowerRoman", 10**9, "1000000000"),
        ("upperLetter", 10**9, "1000000000"),
        ("lowerRoman", 0, "0"),
        ("decimal", 27, "27"),
    ],
)
def test_figures_are_those_that_word_draws(form: str, number: int, figures: str) -> None:
    assert Level(form=form).figures(number) == figures


def test_tracked_insertions_are_read_and_deletions_are_not(tmp_path: Path) -> None:
    xml = (
        "<w:p><w:r><w:t>They like </w:t></w:r><w:ins><w:r><w:t>roses</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>herbs</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>worms</w:t></w:r></w:moveFrom></w:p>"
    )
    assert body(xml, tmp_path / "a.docx") == ["They like roses", ""]


def test_breaks_tabs_and_hyphens_that_do_not_break(tmp_path: Path) -> None:
    xml = (
        "<w:p><w:r><w:t>One</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>well</w:t>"
        "<w:noBreakHyphen/><w:t>kept</w:t></w:r></w:p>"
    )
    assert body(xml, tmp_path / "a.docx") == ["One", "two\twell-kept", ""]


def test_a_cell_over_several_columns_leaves_the_others_empty(tmp_path: Path) -> None:
    document = Document()
    table = document.add_table(2, 3)
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Year"
    for cell, text in zip(table.rows[1].cells, ("Roses", "3", "4"), strict=True):
        cell.text = text
    assert texts(document, tmp_path / "a.docx") == ["\tYear\t", "Roses\t3\t4", ""]


def test_a_box_is_text_and_no_table(tmp_path: Path) -> None:
    document = Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "Roses are best."
    cell.add_paragraph("(Gardener B)")
    assert texts(document, tmp_path / "a.docx") == ["Roses are best.", "", "(Gardener B)", ""]


def test_what_is_told_twice_for_older_programs_is_read_once(tmp_path: Path) -> None:
    names = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    told = "<w:p><w:r><w:t>Roses</w:t></w:r></w:p>"
    xml = (
        f'<mc:AlternateContent {names}><mc:Choice Requires="wps">{told}</mc:Choice>'
        f"<mc:Fallback>{told}</mc:Fallback></mc:AlternateContent>"
    )
    assert body(xml, tmp_path / "a.docx") == ["Roses", ""]
