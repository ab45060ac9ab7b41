"""Templates that can be used are emptied and carried; all others are refused, with the reason."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pptx
import pytest
from docx.oxml.ns import qn
from pptx.util import Inches

from evaldata.dataset.sources import build_source
from evaldata.dataset.storage import inspect, load, seal
from evaldata.model import zip_files
from evaldata.model.problems import BadDatasetError
from evaldata.office.powerpoint.layouts import SlideKind, plans
from evaldata.office.powerpoint.places import TITLES
from evaldata.office.templates import powerpoint_template, word_template
from tests.evaldata.exports.office import assert_related, parts
from tests.evaldata.model.test_look import PIXEL, rules, with_look
from tests.evaldata.office.templates.making import (
    DOCUMENT_LOOK,
    HOUSE,
    PERSON,
    SLIDES_LOOK,
    dataset_with,
    document_template,
    saved,
    slides_template,
    with_part,
)
from tests.evaluations import small, write_sources

pytestmark = pytest.mark.slow

Emptied = Callable[[str, bytes], bytes]
BOTH = [(powerpoint_template.emptied, slides_template), (word_template.emptied, document_template)]
TYPES = "[Content_Types].xml"


@pytest.mark.parametrize(("emptied", "template"), BOTH)
def test_nothing_is_left_but_what_every_page_needs(
    emptied: Emptied, template: Callable[[], bytes]
) -> None:
    found = parts(emptied("house", template()))
    assert_related(found)
    content = b"".join(found.values())
    assert HOUSE.encode() in content
    for left in (PERSON, "Sample", "x.test", "walking.test", "http://x", "comments"):
        assert left.encode() not in content, left
    assert not [name for name in found if name.startswith("docProps")]
    assert not [name for name in found if "/slides/" in name or "notes" in name]


@pytest.mark.parametrize(("emptied", "template"), BOTH)
def test_emptying_twice_is_emptying_once(emptied: Emptied, template: Callable[[], bytes]) -> None:
    once = emptied("house", template())
    assert emptied("house", once) == once


def test_a_header_that_the_last_section_inherits_stays() -> None:
    emptied = docx.Document(io.BytesIO(word_template.emptied("house", document_template())))
    assert len(emptied.sections) == 1
    assert [p.text for p in emptied.sections[0].header.paragraphs] == [HOUSE]
    assert emptied.paragraphs == []


@pytest.mark.parametrize(
    ("look", "rule"),
    [
        ('slides_template = "house.pptm"', "template_name"),
        ('slides_template = "house.docx"', "template_name"),
        ('document_template = "../house.docx"', "template_name"),
        ('document_template = "house.dotm"', "template_name"),
    ],
)
def test_a_name_of_another_kind_is_refused(tmp_path: Path, look: str, rule: str) -> None:
    with pytest.raises(BadDatasetError) as caught:
        small(tmp_path, evaluation=with_look(f"[look]\n{look}\n"))
    assert rules(caught.value) == [rule]


def macros(content: bytes) -> bytes:
    return with_part(content, "ppt/vbaProject.bin", b"Sub Main()")


def macro_enabled(content: bytes) -> bytes:
    types = parts(content)[TYPES].replace(
        b"vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
        b"vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
    )
    return with_part(content, TYPES, types)


def without_titles(content: bytes) -> bytes:
    file = pptx.Presentation(io.BytesIO(content))
    for layout in file.slide_layouts:
        for holder in [*layout.placeholders]:
            holder._element.getparent().remove(holder._element)
    return saved(file)


def full_titles(content: bytes) -> bytes:
    file = pptx.Presentation(io.BytesIO(content))
    for layout in file.slide_layouts:
        fill_with_title(file, layout)
    return saved(file)


def fill_with_title(file: Any, layout: Any) -> None:  # noqa: ANN401
    """Leave a layout its title alone, over the whole slide."""
    for holder in [*layout.placeholders]:
        if holder.placeholder_format.type in TITLES:
            lengths = 0, 0, file.slide_width, file.slide_height
            holder.left, holder.top, holder.width, holder.height = lengths
        else:
            holder._element.getparent().remove(holder._element)


def test_a_cover_that_its_title_fills_is_passed_over() -> None:
    def change(file: Any) -> None:  # noqa: ANN401
        fill_with_title(file, file.slide_layouts[0])

    held = powerpoint_template.emptied("house", slides_template(change))
    found = plans(pptx.Presentation(io.BytesIO(held)))
    assert found[SlideKind.TITLE].layout.name != "Title Slide"
    assert found[SlideKind.SECTION].layout.name == "Section Header"


def without_theme(content: bytes) -> bytes:
    file = pptx.Presentation(io.BytesIO(content))
    relations: Any = file.slide_masters[0].part.rels
    for key in [key for key, r in relations.items() if r.reltype.endswith("/theme")]:
        relations.pop(key)
    return saved(file)


def linked_picture(content: bytes) -> bytes:
    file = pptx.Presentation(io.BytesIO(content))
    master = file.slide_masters[0]
    slide = file.slides.add_slide(file.slide_layouts[6])
    picture = slide.shapes.add_picture(io.BytesIO(PIXEL), Inches(1), Inches(1))._element
    master.shapes._spTree.append(picture)
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    elsewhere = master.part.relate_to("https://x.test/pixel.png", kind, is_external=True)
    blip = picture.xpath(".//a:blip")[0]
    name = next(key for key in blip.attrib if key.endswith("embed"))
    del blip.attrib[name]
    blip.set(name.replace("embed", "link"), elsewhere)
    return saved(file)


@pytest.mark.parametrize(
    ("spoilt", "rule"),
    [
        (lambda _: None, "template_present"),
        (lambda content: content[: len(content) // 2], "template_form"),
        (lambda _: b"\xd0\xcf\x11\xe0 locked", "template_form"),
        (lambda _: document_template(), "template_form"),
        (lambda content: with_part(content, "ppt/presentation.xml", b"<a"), "template_form"),
        (lambda content: content + bytes(5 << 20), "template_size"),
        (macros, "template_macros"),
        (macro_enabled, "template_macros"),
        (without_titles, "template_layouts"),
        (full_titles, "template_layouts"),
        (linked_picture, "template_links"),
        (without_theme, "template_form"),
    ],
)
def test_bad_slides_are_refused(
    tmp_path: Path, spoilt: Callable[[bytes], bytes | None], rule: str
) -> None:
    source = write_sources(tmp_path / "source", evaluation=with_look(SLIDES_LOOK))
    content = spoilt(slides_template())
    if content is not None:
        (source / "house.pptx").write_bytes(content)
    with pytest.raises(BadDatasetError) as caught:
        build_source(source, tmp_path / "dataset")
    assert rules(caught.value) == [rule]
    assert caught.value.problems[0].file == "house.pptx"
    assert caught.value.problems[0].remedy
    assert not (tmp_path / "dataset").exists()


def with_field(code: str) -> bytes:
    """A template with a field in its header, whose result is a word."""

    def change(file: Any) -> None:  # noqa: ANN401
        paragraph = file.sections[0].header.paragraphs[0]
        for kind, text in (("begin", ""), ("", code), ("separate", ""), ("", "Here"), ("end", "")):
            run = paragraph.add_run("" if text == code else text)._r
            tag = "w:fldChar" if kind else "w:instrText"
            if text != "Here":
                field = run.makeelement(qn(tag), {qn("w:fldCharType"): kind} if kind else {})
                field.text = text or None
                run.append(field)

    return document_template(change)


def test_a_link_in_a_header_is_plain_text() -> None:
    content = word_template.emptied("house", with_field(' HYPERLINK "https://walking.test" '))
    header = docx.Document(io.BytesIO(content)).sections[0].header
    assert header.paragraphs[0].text == f"{HOUSE}Here"
    assert b"fldChar" not in parts(content)["word/header1.xml"]
    kept = word_template.emptied("house", with_field(" PAGE "))
    assert b" PAGE " in parts(kept)["word/header1.xml"]


def test_a_field_that_fetches_is_refused() -> None:
    with pytest.raises(BadDatasetError) as caught:
        word_template.emptied(
            "house", with_field(' INCLUDEPICTURE "https://walking.test/a.png" \\d ')
        )
    assert rules(caught.value) == ["template_links"]


def test_changes_that_somebody_proposed_name_nobody() -> None:
    def change(file: Any) -> None:  # noqa: ANN401
        paragraph = file.sections[0].header.paragraphs[0]
        for tag, text in (("w:ins", " new"), ("w:del", " old")):
            run = paragraph.add_run(text)._r
            by = paragraph._p.makeelement(qn(tag), {qn("w:author"): PERSON, qn("w:id"): "1"})
            paragraph._p.append(by)
            by.append(run)

    content = word_template.emptied("house", document_template(change))
    assert PERSON.encode() not in b"".join(parts(content).values())
    header = docx.Document(io.BytesIO(content)).sections[0].header
    assert header.paragraphs[0].text == f"{HOUSE} new"


def test_a_document_of_another_kind_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadDatasetError) as caught:
        dataset_with(tmp_path, DOCUMENT_LOOK, docx=slides_template())
    assert rules(caught.value) == ["template_form"]


def test_a_template_that_unfolds_too_far_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(zip_files, "MOST_XML", 1 << 20)
    bomb = with_part(slides_template(), "ppt/bomb.xml", bytes(2 << 20))
    with pytest.raises(BadDatasetError) as caught:
        dataset_with(tmp_path, SLIDES_LOOK, pptx=bomb)
    assert rules(caught.value) == ["template_unfolds"]


def test_templates_are_in_the_dataset_and_its_manifest(tmp_path: Path) -> None:
    look = SLIDES_LOOK + 'document_template = "house.docx"\n'
    folder = dataset_with(tmp_path, look, pptx=slides_template(), docx=document_template())
    assert set(load(folder).look_files) == {"slides_template", "document_template"}
    kept = (folder / "house.pptx").read_bytes()
    assert load(folder).look_files["slides_template"] == kept
    assert PERSON.encode() not in b"".join(parts(kept).values())
    before = load(folder).digest
    (folder / "house.pptx").write_bytes(slides_template())
    assert [p.rule for p in inspect(folder)[1]] == ["manifest_matches"]
    seal(folder)
    found, problems = inspect(folder)
    assert found is not None
    assert problems == []
    assert found.digest != before
    assert found.look_files["slides_template"] == kept
    (folder / "house.docx").unlink()
    assert [p.rule for p in inspect(folder)[1]] == ["template_present"]
