"""Slides on an organisation's own layouts: its master, nothing of its samples, all in its place."""

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.slide import SlideLayout
from pptx.util import Inches, Pt

from evaldata.dataset.dataset import Dataset
from evaldata.dataset.storage import load
from evaldata.exports.formats import POWERPOINT
from evaldata.model.contrast import contrast
from evaldata.model.evaluation import Look
from evaldata.office.powerpoint import places
from evaldata.office.powerpoint.deck import Deck
from evaldata.office.powerpoint.layouts import SlideKind, plans
from evaldata.office.powerpoint.places import (
    GAP,
    MARGIN,
    TEXTS,
    TITLES,
    Box,
    ReadLayout,
)
from evaldata.office.templates import powerpoint_template
from tests.evaldata.exports.conftest import scope, written
from tests.evaldata.exports.office import as_pdf, assert_related, converts, parts
from tests.evaldata.office.templates.making import (
    HOUSE,
    PERSON,
    SLIDES_LOOK,
    dataset_with,
    slides_template,
)

pytestmark = pytest.mark.slow

SLACK = Inches(0.02)


def usual(file: Any) -> None:  # noqa: ANN401
    """The template as the library has it: 10 by 7.5 inches, with the standard layouts."""
    del file


def wide(file: Any) -> None:  # noqa: ANN401
    """Of 13.33 by 7.5 inches, with layouts that are known by their names alone."""
    share = Inches(13.333) / file.slide_width
    file.slide_width = Inches(13.333)
    master = file.slide_masters[0]
    for on in (master, *master.slide_layouts):
        on._element.attrib.pop("type", None)
        for place in on._element.xpath(".//a:xfrm/a:off"):
            place.x = round(place.x * share)
        for size in on._element.xpath(".//a:xfrm/a:ext"):
            size.cx = round(size.cx * share)


def bare(file: Any) -> None:  # noqa: ANN401
    """With two layouts of other names and a title alone, one at the top and one at the bottom."""
    for layout in [*file.slide_layouts]:
        if layout.name in ("Title Only", "Section Header"):
            layout.name = f"Layout of {layout.name.split()[0]}"
            layout._element.attrib.pop("type")
            for holder in [*layout.placeholders]:
                if holder.placeholder_format.type not in (1, 3):
                    holder._element.getparent().remove(holder._element)
        else:
            layout._element.set("type", "vertTx")


def tiny(file: Any) -> None:  # noqa: ANN401
    """Of 6.67 by 5 inches, in large type."""
    share = 2 / 3
    for name in ("slide_width", "slide_height"):
        setattr(file, name, round(getattr(file, name) * share))
    master = file.slide_masters[0]
    for on in (master, *master.slide_layouts):
        for place in on._element.xpath(".//a:xfrm/a:off"):
            place.x, place.y = round(place.x * share), round(place.y * share)
        for size in on._element.xpath(".//a:xfrm/a:ext"):
            size.cx, size.cy = round(size.cx * share), round(size.cy * share)


def dark(file: Any) -> None:  # noqa: ANN401
    """Light text on a dark ground."""
    colours = file.slide_masters[0]._element.find(qn("p:clrMap"))
    for name, of in (("bg1", "dk1"), ("tx1", "lt1"), ("bg2", "dk2"), ("tx2", "lt2")):
        colours.set(name, of)


Change = Callable[[Any], None]
KINDS = [usual, wide, bare, tiny]


def housed(dataset: Dataset, change: Change = usual) -> Dataset:
    return replace(dataset, look_files={"slides_template": emptied(change)})


@cache
def emptied(change: Change) -> bytes:
    return powerpoint_template.emptied("house.pptx", slides_template(change))


@pytest.fixture(scope="module")
def in_house(walking: Dataset) -> bytes:
    """Slides on a whole small evaluation; they are only read."""
    return written(POWERPOINT, scope(housed(walking)))[1]


def opened(content: bytes) -> Any:  # noqa: ANN401
    return Presentation(io.BytesIO(content))


def box(shape: Any) -> tuple[int, int, int, int]:  # noqa: ANN401
    """Left, top, right, bottom; of a table as high as its rows are."""
    height = sum(row.height for row in shape.table.rows) if shape.has_table else shape.height
    return shape.left, shape.top, shape.left + shape.width, shape.top + height


def overlap(one: Sequence[int], other: Sequence[int]) -> bool:
    return all(one[i] + SLACK < other[i + 2] and other[i] + SLACK < one[i + 2] for i in (0, 1))


def wanted(shape: Any) -> float:  # noqa: ANN401
    """Points that a text needs below each other, counted by the width of plain letters."""
    size = next(
        (p.font.size.pt for p in shape.text_frame.paragraphs if p.font.size is not None), None
    )
    if size is None:
        return 0
    width = max(1, int((shape.width / Pt(1) - 14) / (size * 0.48)))
    lines = sum(max(1, -(-len(p.text) // width)) for p in shape.text_frame.paragraphs)
    return float(lines * size * 1.15)


LONGEST = "7.3"
"""The theme with the longest quote of London."""


@pytest.fixture(scope="module", params=KINDS)
def decks(request: pytest.FixtureRequest, shipped: Dataset, walking: Dataset) -> list[Any]:
    """Slides on one theme with long texts and a chart, and on a whole small evaluation."""
    theme = scope(housed(shipped, request.param), theme=LONGEST, region="London")
    whole = scope(housed(walking, request.param))
    return [opened(written(POWERPOINT, asked)[1]) for asked in (theme, whole)]


def test_everything_is_on_the_slide_and_nothing_on_top_of_another(decks: list[Any]) -> None:
    for deck in decks:
        width, height = deck.slide_width + SLACK, deck.slide_height + SLACK
        for slide in deck.slides:
            boxes = {shape.name: box(shape) for shape in slide.shapes}
            assert len(boxes) == len(slide.shapes)
            for left, top, right, bottom in boxes.values():
                assert min(left, top) >= 0
                assert right <= width
                assert bottom <= height
            for one, other in combinations(boxes, 2):
                assert not overlap(boxes[one], boxes[other]), (one, other)


def test_every_text_fits_and_no_prompt_is_left(decks: list[Any]) -> None:
    for slide in (slide for deck in decks for slide in deck.slides):
        assert slide.shapes.title.text_frame.text
        for shape in slide.shapes:
            if shape.has_text_frame and shape.name != "Voice":
                assert shape.text_frame.text, shape.name
                assert wanted(shape) <= shape.height / Pt(1) + 1, shape.text_frame.text
            if shape.has_chart or shape.has_table:
                assert shape._element._nvXxPr.cNvPr.get("descr")


def test_slides_of_every_kind_are_looked_at(decks: list[Any]) -> None:
    powerpoint_template = [slide for deck in decks for slide in deck.slides]
    shapes = [shape for slide in powerpoint_template for shape in slide.shapes]
    assert {plan.layout.name for plan in plans(decks[0]).values()} == {
        slide.slide_layout.name for slide in powerpoint_template
    }
    assert [shape for shape in shapes if shape.has_chart]
    assert [shape for shape in shapes if shape.has_table]
    assert max(len(shape.text_frame.text) for shape in shapes if shape.has_text_frame) > 270


def test_slides_are_on_the_organisations_layouts(in_house: bytes) -> None:
    file = opened(in_house)
    used = {slide.slide_layout.name for slide in file.slides}
    assert used == {"Title Slide", "Section Header", "Title and Content", "Title Only"}
    master = next(part for name, part in parts(in_house).items() if "slideMaster1.xml" in name)
    assert HOUSE.encode() in master
    assert PERSON.encode() not in b"".join(parts(in_house).values())
    assert_related(parts(in_house))


@pytest.mark.parametrize("change", [usual, wide])
def test_layouts_are_known_by_type_or_by_name(change: Change) -> None:
    found = plans(opened(slides_template(change)))
    assert {kind: plan.layout.name for kind, plan in found.items()} == {
        SlideKind.TITLE: "Title Slide",
        SlideKind.SECTION: "Section Header",
        SlideKind.TEXT: "Title and Content",
        SlideKind.CHART: "Title and Content",
        SlideKind.TABLE: "Title and Content",
        SlideKind.QUOTE: "Title Only",
    }


def low(file: Any) -> None:  # noqa: ANN401
    """With titles that leave half an inch beneath them, and a text that no line fits into."""
    for layout in file.slide_layouts:
        for holder in layout.placeholders:
            if holder.placeholder_format.type in TITLES:
                holder.left, holder.top = Inches(0.5), Inches(0.5)
                holder.width, holder.height = Inches(9), Inches(5.5)
            elif holder.placeholder_format.type in TEXTS:
                holder.left, holder.top = Inches(0.5), Inches(6)
                holder.width, holder.height = Inches(9), Inches(0.2)


def test_no_shape_is_smaller_than_a_file_can_say() -> None:
    deck = Deck(Look(), {"slides_template": slides_template(low)}, "Foot")
    deck.points("Title", ["One", "Two"], "Notes")
    deck.table("Title", ["One", "Two"], [["1", "2"], ["3", "4"]], (1, 1), "Notes")
    deck.quote("Title", ["Said", "Cai", "Wales"], "Notes", None, hollow=False)
    shapes = [shape for slide in deck.file.slides for shape in slide.shapes]
    assert len(shapes) > 8
    assert min(min(shape.width, shape.height) for shape in shapes) > 0


@pytest.mark.parametrize("change", [usual, low])
def test_each_placeholder_of_a_layout_is_read_once(
    change: Callable[[Any], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[tuple[str, int]] = []

    def noted(holder: Any, on: Any) -> int:  # noqa: ANN401
        if isinstance(on, SlideLayout):
            read.append((on.name, holder.placeholder_format.idx))
        return 18

    monkeypatch.setattr(places, "_own_size", noted)
    assert plans(opened(slides_template(change)))
    assert read
    assert len(read) == len({*read})


def test_a_place_for_charts_is_taken_before_one_for_text_of_its_size() -> None:
    layout = opened(slides_template()).slide_layouts.get_by_name("Two Content")
    holder = [*layout.placeholders][2]
    holder._element.xpath(".//p:ph")[0].set("type", "chart")
    content = ReadLayout(layout, Box(0, 0, 10, 7.5)).content
    assert content.index == holder.placeholder_format.idx


def test_no_text_goes_where_no_line_fits() -> None:
    layout = ReadLayout(opened(slides_template(low)).slide_layouts[1], Box(0, 0, 10, 7.5))
    assert layout.content.index is None


@pytest.mark.parametrize("height", [1.2, 1.6, 3, 6])
def test_the_parts_of_a_quote_share_its_room(height: float) -> None:
    def lower(file: Any) -> None:  # noqa: ANN401
        bare(file)
        for layout in file.slide_layouts:
            for title in layout.placeholders:
                title.left, title.top, title.width = Inches(0.5), Inches(0), Inches(9)
                title.height = Inches(7.5 * (1 - MARGIN) - 2 * GAP - height)

    quote = plans(opened(slides_template(lower)))[SlideKind.QUOTE].places
    assert all(place.box.holds_text for place in quote)
    tops = [place.box.top for place in quote]
    assert tops == sorted(tops)
    assert sum(place.box.height for place in quote) <= height


def test_a_chart_is_native_and_in_the_organisations_type(shipped: Dataset) -> None:
    content = written(POWERPOINT, scope(housed(shipped)))[1]
    charts = [s.chart for slide in opened(content).slides for s in slide.shapes if s.has_chart]
    assert {series.name: list(series.values)[:2] for series in charts[0].plots[0].series}[
        "Commissioner"
    ] == [7, 13]
    assert charts[0].font.name is None
    assert b'typeface="Arial"' not in b"".join(
        part for name, part in parts(content).items() if "/slides/" in name or "/charts/" in name
    )


@pytest.mark.parametrize(("change", "ground"), [(usual, "#ffffff"), (dark, "#000000")])
def test_bars_can_be_told_from_a_light_or_a_dark_ground(
    walking: Dataset, change: Change, ground: str
) -> None:
    file = opened(written(POWERPOINT, scope(housed(walking, change)))[1])
    shapes = [shape for slide in file.slides for shape in slide.shapes]
    colours = [shape.line.color.rgb for shape in shapes if shape.name == "Voice"]
    colours += [
        series.format.fill.fore_color.rgb
        for shape in shapes
        if shape.has_chart
        for series in shape.chart.plots[0].series
    ]
    assert len(colours) > 3
    assert all(contrast(f"#{colour}", ground) > 2.7 for colour in colours)


def test_a_footer_and_a_number_stand_where_the_layout_has_them(in_house: bytes) -> None:
    first, *others = opened(in_house).slides
    assert "slidenum" not in first.element.xml
    for number, slide in enumerate(others, 2):
        texts = [shape.text_frame.text for shape in slide.placeholders if shape.has_text_frame]
        assert "Walking groups · The whole evaluation · 2 January 2026" in texts
        assert str(number) in texts


def test_a_quote_stands_whole_beside_its_bar(walking: Dataset) -> None:
    file = opened(written(POWERPOINT, scope(housed(walking), nation="Wales"))[1])
    slide = next(s for s in file.slides if any(shape.name == "Voice" for shape in s.shapes))
    bar = next(shape for shape in slide.shapes if shape.name == "Voice")
    boxes = [shape for shape in slide.shapes if not shape.is_placeholder and shape is not bar]
    texts = [shape.text_frame.text for shape in boxes if shape.name != "Voice"]
    assert texts[:2] == ["“Even in rain we come”", "Cai"]
    assert all(bar.left + bar.width < shape.left for shape in boxes if shape.name != "Voice")


def test_a_built_dataset_serves_them(tmp_path: Path) -> None:
    dataset = load(dataset_with(tmp_path, SLIDES_LOOK, pptx=slides_template()))
    one, other = (written(POWERPOINT, scope(dataset))[1] for _ in range(2))
    assert one == other
    assert {slide.slide_layout.name for slide in opened(one).slides} >= {"Title Slide"}


def test_a_long_quote_ends_in_the_notes(long_quote: Dataset) -> None:
    file = opened(written(POWERPOINT, scope(housed(long_quote)))[1])
    quotes = [s for s in file.slides if any(shape.name == "Voice" for shape in s.shapes)]
    longest = max(quotes, key=lambda slide: len(slide.notes_slide.notes_text_frame.text))
    assert longest.notes_slide.notes_text_frame.text.count("walking") == 1_875
    assert any(s.text_frame.text.endswith("…") for s in longest.shapes if s.has_text_frame)


@converts
def test_libreoffice_prints_every_slide(shipped: Dataset, tmp_path: Path) -> None:
    content = written(POWERPOINT, scope(housed(shipped), theme=LONGEST, region="London"))[1]
    assert HOUSE in as_pdf(content, "pptx", tmp_path)
