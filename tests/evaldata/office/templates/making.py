"""Templates as an organisation has them: its name on each page, and what should not leave it."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pptx
from docx.oxml.ns import qn
from docx.shared import RGBColor
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.util import Inches

from evaldata.dataset.sources import build_source
from tests.evaldata.model.test_look import with_look
from tests.evaluations import write_sources

HOUSE = "Walking Trust"
PERSON = "Wilma Quill"
LINK = "https://walking.test/secret"
ATTACHED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
SLIDES_LOOK = '[look]\nslides_template = "house.pptx"\n'
DOCUMENT_LOOK = '[look]\ndocument_template = "house.docx"\n'


def saved(file: Any) -> bytes:  # noqa: ANN401
    """The bytes of a presentation or a document."""
    sink = io.BytesIO()
    file.save(sink)
    return sink.getvalue()


def slides_template(change: Callable[[Any], None] | None = None) -> bytes:
    """A template of 10 by 7.5 inches with the house's name, sample slides, notes and a link."""
    file: Any = pptx.Presentation()
    master = file.slide_masters[0]
    named = file.slides.add_slide(file.slide_layouts[6])
    text = named.shapes.add_textbox(Inches(0.5), Inches(7.2), Inches(3), Inches(0.3))
    text.text_frame.text = HOUSE
    master.shapes._spTree.append(text._element)
    run = text.text_frame.paragraphs[0].runs[0]
    elsewhere = master.part.relate_to(LINK, RT.HYPERLINK, True)
    run._r.get_or_add_rPr().add_hlinkClick(elsewhere)
    slide = file.slides.add_slide(file.slide_layouts[1])
    slide.shapes.title.text = f"{PERSON} said so"
    slide.notes_slide.notes_text_frame.text = f"Ask {PERSON}"
    file.core_properties.author = file.core_properties.keywords = PERSON
    if change is not None:
        change(file)
    return saved(file)


def document_template(change: Callable[[Any], None] | None = None) -> bytes:
    """A template with the house's name in its header, its colour in headings, and sample text."""
    file: Any = docx.Document()
    file.sections[0].header.paragraphs[0].text = HOUSE
    file.sections[0].footer.paragraphs[0].text = "Registered charity"
    file.styles["Heading 1"].font.color.rgb = RGBColor(0x6B, 0x2C, 0x91)
    file.add_heading("Sample")
    file.add_paragraph(f"{PERSON} said so")
    file.add_section()
    file.add_comment(file.paragraphs[1].runs, text=PERSON, author=PERSON)
    file.core_properties.author = file.core_properties.keywords = PERSON
    settings = file.settings.element
    elsewhere = file.part._settings_part.relate_to("https://x.test/house.dotx", ATTACHED, True)
    settings.insert(0, settings.makeelement(qn("w:attachedTemplate"), {qn("r:id"): elsewhere}))
    if change is not None:
        change(file)
    return saved(file)


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """An office file with one more part, or with one replaced."""
    sink = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(sink, "w") as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, part, zipfile.ZIP_DEFLATED)
    return sink.getvalue()


def dataset_with(folder: Path, look: str, **files: bytes) -> Path:
    """A dataset whose look names files; they are given by their suffix."""
    source = write_sources(folder / "source", evaluation=with_look(look))
    for suffix, content in files.items():
        (source / f"house.{suffix}").write_bytes(content)
    build_source(source, folder / "dataset")
    return folder / "dataset"
