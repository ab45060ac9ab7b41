"""The slides: real layouts, native charts and tables, one quote a slide, notes, numbers."""

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import openpyxl
import pytest
from pptx import Presentation
from pptx.enum.dml import MSO_PATTERN
from pptx.slide import Slide
from pptx.table import Table

from evaldata.dataset.dataset import Dataset
from evaldata.exports.formats import POWERPOINT
from tests.evaldata.exports.conftest import DAY, FORMULA, MARKUP, Written, scope, written
from tests.evaldata.exports.office import as_pdf, assert_related, converts, longest_word, parts
from tests.evaldata.model.test_look import dataset_with_logo
from tests.evaluations import (
    EVALUATION,
    PARTICIPANTS,
    QUOTES,
    QUOTES_HEAD,
    THEMES,
    WITHIN,
    of_many_values,
    of_one_attribute,
    small,
)

pytestmark = pytest.mark.slow

CELL_MARGINS = 14.4
"""Points beside the text of a table's cell."""
NUMBER = 12
"""Index of the placeholder of a slide's number."""


@pytest.fixture(scope="module")
def whole(shipped: Dataset) -> Written:
    """All of the evaluation that ships, and its slides; it is only read."""
    return written(POWERPOINT, scope(shipped))


@pytest.fixture(scope="module")
def whole_slides(whole: Written) -> Sequence[Slide]:
    return opened(whole)


def opened(file: Written) -> Sequence[Slide]:
    return list(Presentation(io.BytesIO(file[1])).slides)


def of_layout(slides: Sequence[Slide], name: str) -> list[Slide]:
    return [slide for slide in slides if slide.slide_layout.name == name]


def texts(slide: Slide) -> list[str]:
    return [shape.text_frame.text for shape in slide.placeholders if shape.has_text_frame]


def tables_of(slides: Sequence[Slide]) -> dict[str, Table]:
    """The tables by the titles of their slides."""
    return {
        slide.shapes.title.text_frame.text: shape.table
        for slide in slides
        for shape in slide.placeholders
        if shape.has_table and slide.shapes.title
    }


def notes(slide: Slide) -> str:
    frame = slide.notes_slide.notes_text_frame
    assert frame is not None
    return str(frame.text)


def test_no_word_of_a_table_is_broken(whole_slides: Sequence[Slide]) -> None:
    tables = [s.table for slide in whole_slides for s in slide.placeholders if s.has_table]
    headers = [cell.text for table in tables for cell in table.rows[0].cells]
    assert "Commissioner" in headers
    assert [word for table in tables for word in broken(table)] == []


def broken(table: Table) -> Iterator[str]:
    """The texts of which a word is wider than its column."""
    for row in table.rows:
        for place, cell in enumerate(row.cells):
            width = table.columns[place].width.pt - CELL_MARGINS
            for run in (run for p in cell.text_frame.paragraphs for run in p.runs):
                size = run.font.size or cell.text_frame.paragraphs[0].font.size
                if longest_word(run.text, size.pt) > width:
                    yield run.text


def test_every_slide_has_a_layout_a_title_and_its_number(whole_slides: Sequence[Slide]) -> None:
    names = {slide.slide_layout.name for slide in whole_slides}
    assert names == {"Title", "Section", "Text", "Chart", "Table", "Quote"}
    for number, slide in enumerate(whole_slides[1:], 2):
        assert slide.shapes.title is not None
        assert slide.shapes.title.text_frame.text
        assert 'type="slidenum"' in slide.element.xml
        assert slide.placeholders[NUMBER].text_frame.text == str(number)


def test_one_quote_a_slide_with_source_and_class_in_the_notes(walking: Dataset) -> None:
    slides = of_layout(opened(written(POWERPOINT, scope(walking, nation="Wales"))), "Quote")
    shown = [[s.placeholders[i].text_frame.text for i in (0, 1, 13, 14)] for s in slides]
    assert shown == [
        [
            *("1 Company; 2 Weather", "“Even in rain we come”", "Cai"),
            "Wales · Own words · Known to match: Wales",
        ],
        [
            *("2 Weather", "“I stay in when it pours”", "Ann"),
            "Own words · Possible, not known: Wales",
        ],
    ]
    assert "Source: section 2" in notes(slides[0])
    assert "Under the filter: known to match" in notes(slides[0])
    assert "Under the filter: possible, not known" in notes(slides[1])


def test_who_took_part_is_shown_where_the_voice_is_the_only_attribute(tmp_path: Path) -> None:
    slides = opened(written(POWERPOINT, scope(of_one_attribute(tmp_path))))
    chart = next(s.chart for slide in slides for s in slide.placeholders if s.has_chart)
    assert [(series.name, [*series.values]) for series in chart.plots[0].series] == [
        ("Responses", [3, 1])
    ]
    rows = tables_of(slides)["Responses by age group"].rows
    assert [[cell.text for cell in row.cells] for row in rows] == [
        *(["Age group", "Responses"], ["60 to 74", "3"], ["75 and over", "1"], ["Total", "4"]),
    ]


def test_what_a_finding_lacks_stands_beside_it(walking: Dataset) -> None:
    rows = tables_of(opened(written(POWERPOINT, scope(walking))))["Findings"].rows
    assert [row.cells[1].text for row in rows] == [
        *("Findings", "Company counts", "Rain is no matter. (no recommendation)"),
    ]


def test_themes_without_numbers_are_called_by_their_titles(tmp_path: Path) -> None:
    themes = THEMES.replace("a,1,1", "a,,1").replace("b,2,2", "b,,2")
    slides = opened(written(POWERPOINT, scope(small(tmp_path, themes=themes))))
    over = [s.placeholders[1].text_frame.text for s in of_layout(slides, "Section")]
    assert "Theme: Company" in over
    rows = tables_of(slides)["Findings"].rows
    assert [row.cells[2].text for row in rows] == ["Themes", "Company", "Weather"]


def test_a_theme_without_a_headline_is_named_once(tmp_path: Path) -> None:
    themes = THEMES.replace(
        "a,1,1,Company,Company matters most,People came for the company.", "a,,1,Company,,"
    )
    slides = opened(written(POWERPOINT, scope(small(tmp_path, themes=themes))))
    opening = of_layout(slides, "Section")[0]
    assert texts(opening)[:2] == ["Company", "Theme"]


def test_a_theme_within_another_one_says_to_which_it_belongs(tmp_path: Path) -> None:
    slides = opened(written(POWERPOINT, scope(small(tmp_path, themes=WITHIN))))
    over = [texts(slide)[:2] for slide in of_layout(slides, "Section")]
    assert over == [
        ["Company matters most", "Theme: Company"],
        ["Weather", "Theme · belongs to Company"],
    ]


def test_a_long_title_stays_on_its_slide(tmp_path: Path) -> None:
    title = " ".join(["Personalbemessungsverordnung"] * 40)
    themes = THEMES.replace("a,1,1,Company", f"a,,1,{title}")
    deck = Presentation(io.BytesIO(written(POWERPOINT, scope(small(tmp_path, themes=themes)))[1]))
    for table in (s for slide in deck.slides for s in slide.placeholders if s.has_table):
        assert table.top + sum(row.height for row in table.table.rows) <= table.top + table.height


def test_a_chapter_of_quotes_without_a_theme_counts_them(tmp_path: Path) -> None:
    quotes = f"{QUOTES}q5,,1,I come for tea,verbatim,Dee,,,,,\n"
    slides = opened(written(POWERPOINT, scope(small(tmp_path, quotes=quotes))))
    told = texts(of_layout(slides, "Section")[-1])
    assert "Quotes without a theme" in told
    assert "1 quote." in told
    assert not [text for text in told if text.startswith("Theme")]


@pytest.mark.parametrize(
    ("filter_", "quotes"),
    [({}, 33), ({"region": "North-East"}, 23), ({"region": "West Midlands"}, 30)],
)
def test_as_many_quote_slides_as_the_filter_leaves(
    shipped: Dataset, filter_: dict[str, str], quotes: int
) -> None:
    slides = opened(written(POWERPOINT, scope(shipped, **filter_)))
    assert len(of_layout(slides, "Quote")) == quotes


def test_charts_are_native_with_the_right_numbers(whole_slides: Sequence[Slide]) -> None:
    charts = of_layout(whole_slides, "Chart")
    (frame,) = [shape for shape in charts[0].placeholders if shape.has_chart]
    chart = frame.chart
    assert list(chart.plots[0].categories)[:2] == ["South-West England", "East Midlands"]
    numbers = {series.name: list(series.values) for series in chart.plots[0].series}
    assert numbers["Commissioner"][:2] == [7, 13]
    assert numbers["Service Provider"][:2] == [8, 8]
    assert sum(map(sum, numbers.values())) == 84
    book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    assert [cell.value for cell in book.worksheets[0][3]] == ["East Midlands", 13, 8, 5]
    told = frame.element.nvGraphicFramePr.cNvPr.get("descr")
    assert told.startswith("East Midlands: most responses, 26 of 84. South-West England – ")


def test_charts_and_tables_of_very_many_values_are_bounded(tmp_path: Path) -> None:
    slides = opened(
        written(POWERPOINT, scope(of_many_values(tmp_path, 40, "The nation of number")))
    )
    (slide,) = of_layout(slides, "Chart")
    (chart,) = [s.chart for s in slide.placeholders if s.has_chart]
    assert len([*chart.plots[0].categories]) == 10
    assert texts(slide)[0] == (
        "The nation of number 40: most responses, 2 of 41. "
        "Drawn are the 10 of 40 nations with most responses."
    )
    named = [s for s in slides if texts(s)[0] == "Responses by nation and age group"]
    tables = [shape.table for s in named for shape in s.placeholders if shape.has_table]
    names = [row.cells[0].text for table in tables for row in [*table.rows][1:]]
    assert len(names) == 21
    assert names[-2:] == ["21 others", "Total"]


def test_a_chart_of_very_many_voices_is_bounded(tmp_path: Path) -> None:
    nations = "".join(f'{{ value = "Nation {n}" }},' for n in range(12))
    start, end = EVALUATION.index("values = ["), EVALUATION.index('[[attributes]]\nid = "age')
    evaluation = f"{EVALUATION[:start]}values = [{nations}]\n\n{EVALUATION[end:]}"
    people = (f"p{n},Nation {n},60,stated,Table 1" for n in range(12))
    rows = (f"q{n},a,{n},We talk,verbatim,,,Nation {n},,,\n" for n in range(12))
    dataset = small(
        tmp_path,
        evaluation=evaluation.replace('voice = "age_group"', 'voice = "nation"'),
        participants="\n".join([PARTICIPANTS.partition("\n")[0], *people]),
        quotes=f"{QUOTES_HEAD}\n{''.join(rows)}",
    )
    (slide,) = of_layout(opened(written(POWERPOINT, scope(dataset, theme="a"))), "Chart")
    assert texts(slide)[0].endswith("Drawn are the 10 of 12 nations with most quotes.")


def test_headers_that_are_too_wide_are_turned(tmp_path: Path) -> None:
    named = EVALUATION.replace('"60 to 74"', f'"{"Sechzigjährige" * 3}"')
    slides = opened(written(POWERPOINT, scope(small(tmp_path, evaluation=named))))
    header = tables_of(slides)["Responses by nation and age group"].rows[0].cells
    assert [cell._tc.tcPr.get("vert") for cell in header] == [None, *["vert270"] * 3]


def test_what_is_only_possible_is_hatched(shipped: Dataset) -> None:
    charts = of_layout(
        opened(written(POWERPOINT, scope(shipped, theme="7.3", region="London"))), "Chart"
    )
    (frame,) = [shape for slide in charts for shape in slide.placeholders if shape.has_chart]
    (possible,) = frame.chart.plots[0].series
    assert (possible.name, list(possible.values)) == ("Possible", [1, 6])
    assert possible.format.fill.pattern == MSO_PATTERN.WIDE_UPWARD_DIAGONAL


def test_tables_are_native_and_have_their_header_marked(whole_slides: Sequence[Slide]) -> None:
    slides = of_layout(whole_slides, "Table")
    tables = tables_of(slides)
    findings = tables["Findings"]
    assert findings.first_row
    assert [cell.text for cell in findings.rows[0].cells] == ["No.", "Findings", "Themes", "Quotes"]
    assert tables["What these slides show"].first_col


def test_beside_a_filter_findings_and_themes_are_said_to_be_about_everyone(
    walking: Dataset,
) -> None:
    slides = opened(written(POWERPOINT, scope(walking, nation="Wales")))
    titles = [texts(slide)[0] for slide in slides]
    assert "Findings: about everyone, whatever the filter" in titles
    sections = [
        "\n".join(s.text for s in slide.placeholders) for slide in of_layout(slides, "Section")
    ]
    assert sections
    assert all("About everyone, whatever the filter." in section for section in sections)


def test_the_first_slide_says_what_and_when_and_the_last_whose_and_in_what_words(
    walking: Dataset,
) -> None:
    title, *_, last = opened(written(POWERPOINT, scope(walking, nation="Wales")))
    assert texts(title)[1].split("\n") == [
        "Walking groups for older people",
        "The headline is about everyone, whatever the filter",
        "Wales",
        DAY,
    ]
    said = told(last)
    assert said["Filter"] == "Wales"
    assert said["Rights"] == "Free to use."
    assert said["Wording"] == "Quotes are the speakers' own words."
    assert said["Quotes"].endswith("2 ruled out and left out.")


def told(slide: Slide) -> dict[str, str]:
    """What a slide says in a table of two columns."""
    (table,) = [shape.table for shape in slide.placeholders if shape.has_table]
    return {row.cells[0].text: row.cells[1].text for row in table.rows}


@pytest.mark.parametrize("theme", ["", "7.3"])
def test_slides_tell_of_themselves_once_on_one_slide(shipped: Dataset, theme: str) -> None:
    slides = opened(written(POWERPOINT, scope(shipped, theme=theme, region="North-East")))
    titles = [slide.shapes.title.text_frame.text for slide in slides if slide.shapes.title]
    assert titles.index("What these slides show") == len(slides) - 1
    assert [*told(slides[-1])] == [
        *("Filter", "Quotes", "Why possible", "Wording", "Rights", "Protection"),
    ]


def test_hostile_text_is_text(hostile: Dataset) -> None:
    file = written(POWERPOINT, scope(hostile))
    assert_related(parts(file[1]))
    shown = [text for slide in opened(file) for text in texts(slide)]
    assert f"“{FORMULA}”" in shown
    assert f"“{MARKUP}”" in shown
    assert not set("\x00\x1b\x0b") & set("".join(shown))


def test_a_long_quote_ends_in_the_notes(long_quote: Dataset) -> None:
    slide = of_layout(opened(written(POWERPOINT, scope(long_quote))), "Quote")[0]
    assert texts(slide)[1].endswith("…")
    assert len(texts(slide)[1]) <= 1_000
    assert notes(slide).count("walking") == 1_875


def test_an_empty_scope_still_opens(walking: Dataset) -> None:
    slides = opened(written(POWERPOINT, scope(walking, query="nowhere")))
    assert of_layout(slides, "Quote") == []


def test_a_logo_is_on_the_first_slide_and_told(tmp_path: Path) -> None:
    from evaldata.dataset.storage import load

    slides = opened(written(POWERPOINT, scope(load(dataset_with_logo(tmp_path)))))
    assert 'descr="Walking Trust"' in slides[0].element.xml


def test_the_same_input_gives_the_same_bytes(shipped: Dataset, whole: Written) -> None:
    one, other = whole[1], written(POWERPOINT, scope(shipped))[1]
    assert one == other
    assert b"2026-01-02T00:00:00Z" in parts(one)["docProps/core.xml"]


@converts
def test_libreoffice_prints_every_slide(shipped: Dataset, tmp_path: Path) -> None:
    text = as_pdf(written(POWERPOINT, scope(shipped, region="London"))[1], "pptx", tmp_path)
    assert "Possible, not known: London" in text
    assert "Children's palliative care networks · London · 2 January 2026" in text
