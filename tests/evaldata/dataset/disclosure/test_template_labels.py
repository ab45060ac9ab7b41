"""A template that is used says nobody's name: what stays of it is read as every text is."""

from pathlib import Path
from typing import Any

import pytest

from evaldata.dataset.disclosure.history import Release
from evaldata.dataset.sources import build_source
from evaldata.dataset.storage import inspect, load, seal
from evaldata.exports.formats import POWERPOINT, WORD
from evaldata.model.problems import BadDatasetError, errors
from tests.evaldata.exports.conftest import scope, written
from tests.evaldata.exports.office import parts
from tests.evaldata.office.templates.making import (
    DOCUMENT_LOOK,
    SLIDES_LOOK,
    document_template,
    slides_template,
)
from tests.linked import CANARY, evaluation, linked

pytestmark = pytest.mark.slow

SPEAKER = f"{CANARY} speaker of {CANARY}-007"
LOOK = SLIDES_LOOK + DOCUMENT_LOOK.removeprefix("[look]\n")


def on_a_slide(file: Any) -> None:  # noqa: ANN401
    slide = file.slides.add_slide(file.slide_layouts[1])
    slide.shapes.title.text = SPEAKER


def on_the_master(file: Any) -> None:  # noqa: ANN401
    file.slide_masters[0].placeholders[0].text_frame.text = SPEAKER.upper()


def in_the_text(file: Any) -> None:  # noqa: ANN401
    file.add_paragraph(SPEAKER)


def in_the_footer(file: Any) -> None:  # noqa: ANN401
    paragraph = file.sections[0].footer.paragraphs[0]
    for word in SPEAKER.split(" "):
        paragraph.add_run(f" {word}")


def sources_with(folder: Path, slides: bytes, document: bytes) -> Path:
    linked(folder)
    source = folder / "source"
    (source / "evaluation.toml").write_text(f"{evaluation()}\n{LOOK}", encoding="utf-8")
    (source / "house.pptx").write_bytes(slides)
    (source / "house.docx").write_bytes(document)
    return source


def test_what_samples_say_is_neither_in_the_dataset_nor_in_a_file(tmp_path: Path) -> None:
    source = sources_with(tmp_path, slides_template(on_a_slide), document_template(in_the_text))
    build_source(source, tmp_path / "new", Release.FIRST)
    dataset = load(tmp_path / "new")
    made = [written(format_, scope(dataset))[1] for format_ in (POWERPOINT, WORD)]
    made += [(tmp_path / "new" / name).read_bytes() for name in ("house.pptx", "house.docx")]
    for content in made:
        assert CANARY.encode() not in b"".join(parts(content).values())


@pytest.mark.parametrize(
    ("slides", "document", "named"),
    [
        (slides_template(on_the_master), document_template(), "house.pptx"),
        (slides_template(), document_template(in_the_footer), "house.docx"),
    ],
)
def test_a_name_that_would_be_on_each_page_is_refused(
    tmp_path: Path, slides: bytes, document: bytes, named: str
) -> None:
    source = sources_with(tmp_path, slides, document)
    with pytest.raises(BadDatasetError) as caught:
        build_source(source, tmp_path / "new", Release.FIRST)
    assert [(p.rule, p.file) for p in caught.value.problems] == [("disclosure_text", named)]
    assert not (tmp_path / "new").exists()


def test_a_folder_that_was_sealed_by_hand_is_read_the_same_way(tmp_path: Path) -> None:
    source = sources_with(tmp_path, slides_template(), document_template())
    build_source(source, tmp_path / "new", Release.FIRST)
    (tmp_path / "new" / "house.pptx").write_bytes(slides_template(on_the_master))
    with pytest.raises(BadDatasetError) as caught:
        seal(tmp_path / "new")
    found = errors(caught.value.problems)
    assert [(p.rule, p.file) for p in found] == [("disclosure_text", "house.pptx")]
    assert inspect(tmp_path / "new")[0] is None
