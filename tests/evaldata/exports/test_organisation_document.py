"""Briefings in an organisation's own styles: its header, its headings, and what it lacks."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm

from evaldata.dataset.dataset import Dataset
from evaldata.dataset.storage import load
from evaldata.exports.formats import WORD
from evaldata.office.templates import word_template
from evaldata.office.word.styles import USED
from tests.evaldata.exports.conftest import scope, written
from tests.evaldata.exports.office import as_pdf, assert_related, converts, parts
from tests.evaldata.office.templates.making import (
    DOCUMENT_LOOK,
    HOUSE,
    PERSON,
    dataset_with,
    document_template,
)

pytestmark = pytest.mark.slow

FOOT = "Walking groups · The whole evaluation · 2 January 2026"


def housed(dataset: Dataset, change: Callable[[Any], None] | None = None) -> Dataset:
    held = word_template.emptied("house.docx", document_template(change))
    return replace(dataset, look_files={"document_template": held})


def opened(content: bytes) -> Any:  # noqa: ANN401
    return Document(io.BytesIO(content))


def without_styles(file: Any) -> None:  # noqa: ANN401
    """Leave hardly a style, no list, and one style of a name that briefings use otherwise."""
    for style in [*file.styles]:
        if style.name not in ("Normal", "Default Paragraph Font", "Normal Table", "No List"):
            style.delete()
    file.styles.add_style("Speaker", WD_STYLE_TYPE.PARAGRAPH)
    relations = file.part.rels
    for key in [key for key, r in relations.items() if r.reltype.endswith("/numbering")]:
        relations.pop(key)


def narrow(file: Any) -> None:  # noqa: ANN401
    for section in file.sections:
        section.page_width, section.left_margin, section.right_margin = Cm(15), Cm(2), Cm(3)


def test_header_footer_and_headings_are_the_organisations(walking: Dataset) -> None:
    file = opened(written(WORD, scope(housed(walking)))[1])
    (section,) = file.sections
    assert [p.text for p in section.header.paragraphs] == [HOUSE]
    assert [p.text for p in section.footer.paragraphs] == [
        "Registered charity",
        f"{FOOT} · page 1 of 1",
    ]
    assert str(file.styles["Heading 1"].font.color.rgb) == "6B2C91"
    headings = [p.text for p in file.paragraphs if p.style.name == "Heading 1"]
    assert headings[:2] == ["What this shows", "Who took part"]
    text = "".join(p.text for p in file.paragraphs)
    assert "Sample" not in text


def test_nothing_of_the_samples_is_in_the_file(walking: Dataset) -> None:
    found = parts(written(WORD, scope(housed(walking)))[1])
    assert_related(found)
    assert PERSON.encode() not in b"".join(found.values())


@pytest.mark.parametrize("change", [None, without_styles])
def test_every_style_is_there_and_has_no_typeface_of_ours(
    walking: Dataset, change: Callable[[Any], None] | None
) -> None:
    content = written(WORD, scope(housed(walking, change)))[1]
    assert_related(parts(content))
    file = opened(content)
    ids = {style.style_id for style in file.styles}
    names = [style.name for style in file.styles]
    assert len(ids) == len(names)
    assert set(USED) <= {*names}
    for tag in ("pStyle", "rStyle", "tblStyle"):
        assert {e.get(qn("w:val")) for e in file.element.iter(qn(f"w:{tag}"))} <= ids
    for tag in ("basedOn", "next"):
        assert {e.get(qn("w:val")) for e in file.styles.element.iter(qn(f"w:{tag}"))} <= ids
    assert b'"Arial"' not in parts(content)["word/styles.xml"]
    numbers = file.part.numbering_part.element
    bullets = file.styles["List Bullet"].element.find(f".//{qn('w:numId')}").get(qn("w:val"))
    assert bullets in {num.get(qn("w:numId")) for num in numbers.iter(qn("w:num"))}


def test_a_style_of_another_kind_keeps_its_name(walking: Dataset) -> None:
    file = opened(written(WORD, scope(housed(walking, without_styles)))[1])
    assert file.styles["Speaker"].type == WD_STYLE_TYPE.PARAGRAPH
    assert file.styles["Speaker (briefing)"].type == WD_STYLE_TYPE.CHARACTER


def test_tables_and_charts_are_as_wide_as_the_page_allows(shipped: Dataset) -> None:
    file = opened(written(WORD, scope(housed(shipped, narrow)))[1])
    for table in file.tables:
        assert abs(sum(column.width for column in table.columns) - Cm(10)) < Cm(0.01)
    widths = [int(e.get("cx")) for e in file.element.iter(qn("wp:extent"))]
    assert widths
    assert max(widths) <= Cm(10)


def cover(file: Any) -> None:  # noqa: ANN401
    """With a first page whose foot is its own, and a left and a right page."""
    for section in file.sections:
        section.different_first_page_header_footer = True
    file.sections[0].first_page_footer.paragraphs[0].text = "Welcome"
    file.settings.odd_and_even_pages_header_footer = True


def bare_cover(file: Any) -> None:  # noqa: ANN401
    """With a first page that has no foot."""
    for section in file.sections:
        section.different_first_page_header_footer = True


@pytest.mark.parametrize(("change", "over"), [(cover, ["Welcome"]), (bare_cover, [])])
def test_a_first_page_of_its_own_says_what_it_shows(
    walking: Dataset, change: Callable[[Any], None], over: list[str]
) -> None:
    content = written(WORD, scope(housed(walking, change)))[1]
    assert_related(parts(content))
    (section,) = opened(content).sections
    assert section.different_first_page_header_footer
    said = f"{FOOT} · page 1 of 1"
    assert [p.text for p in section.first_page_footer.paragraphs] == [*over, said]
    assert section.footer.paragraphs[-1].text == said
    assert change is bare_cover or section.even_page_footer.paragraphs[-1].text == said


def numbered(file: Any) -> None:  # noqa: ANN401
    _number(file.sections[0].header)


def numbered_at_first(file: Any) -> None:  # noqa: ANN401
    """With a number at the foot of the first page."""
    cover(file)
    _number(file.sections[0].first_page_footer)


def _number(story: Any) -> None:  # noqa: ANN401
    run = story.paragraphs[0].add_run()
    field = run._r.makeelement(qn("w:instrText"), {})
    field.text = " PAGE "
    run._r.append(field)


@pytest.mark.parametrize("numbered", [numbered, numbered_at_first])
def test_a_page_that_is_numbered_is_not_numbered_twice(
    walking: Dataset, numbered: Callable[[Any], None]
) -> None:
    file = opened(written(WORD, scope(housed(walking, numbered)))[1])
    assert file.sections[0].footer.paragraphs[-1].text == FOOT


def test_a_built_dataset_serves_it(tmp_path: Path) -> None:
    dataset = load(dataset_with(tmp_path, DOCUMENT_LOOK, docx=document_template()))
    one, other = (written(WORD, scope(dataset))[1] for _ in range(2))
    assert one == other
    assert opened(one).sections[0].header.paragraphs[0].text == HOUSE


@converts
def test_libreoffice_prints_it(shipped: Dataset, tmp_path: Path) -> None:
    content = written(WORD, scope(housed(shipped), region="London"))[1]
    assert HOUSE in as_pdf(content, "docx", tmp_path)
