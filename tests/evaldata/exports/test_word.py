"""The briefing: headings and contents, repeated headers, quotes with speaker, section and class."""

import io
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Opened
from docx.oxml.ns import qn
from docx.shared import Cm

from evaldata.dataset.dataset import Dataset
from evaldata.dataset.storage import load
from evaldata.exports import tables
from evaldata.exports.formats import WORD
from evaldata.wording.limits import HEADING
from tests.evaldata.exports.conftest import FORMULA, MARKUP, Written, scope, written
from tests.evaldata.exports.office import as_pdf, assert_related, converts, longest_word, parts
from tests.evaldata.model.test_look import dataset_with_logo
from tests.evaluations import EVALUATION, QUOTES, STATEMENTS, WITHIN, of_many_values, small

TYPE, CELL_MARGINS = 10, 10.8
"""Points of the type of tables, and beside a cell's text."""


@pytest.fixture(scope="module")
def whole(shipped: Dataset) -> Written:
    """All of the evaluation that ships; it is only read."""
    return written(WORD, scope(shipped))


def opened(file: Written) -> Opened:
    return Document(io.BytesIO(file[1]))


def paragraphs(document: Opened, style: str) -> list[str]:
    return [p.text for p in document.paragraphs if p.style and p.style.name.startswith(style)]


def test_headings_make_the_table_of_contents(walking: Dataset) -> None:
    document = opened(written(WORD, scope(walking)))
    results = ["Who took part", "Findings", "Recommendation", "Themes"]
    first = ["What this shows", *results, "Where it is thin", HEADING]
    assert paragraphs(document, "Heading 1") == first
    second = ["By nation", "1 Company", "2 Weather"]
    assert paragraphs(document, "Heading 2") == second
    assert sorted(paragraphs(document, "toc ")) == sorted(first + second)
    assert 'TOC \\o "1-2" \\h \\z \\u' in document.element.xml
    body = document.element.body
    anchors = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    assert anchors == [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]


def test_a_theme_within_another_one_is_named_after_it(tmp_path: Path) -> None:
    document = opened(written(WORD, scope(small(tmp_path, themes=WITHIN))))
    assert paragraphs(document, "Heading 2")[1:] == ["Company", "Company › Weather"]


def test_its_first_page_says_all_findings_and_recommendations_in_a_line_each(
    shipped: Dataset, whole: Written
) -> None:
    every = [p.text for p in opened(whole).paragraphs]
    first = every[: every.index("What this shows")]
    said = [s.message for s in shipped.statements if s.kind.value in ("finding", "recommendation")]
    short = first[first.index("Findings") : first.index("Contents")]
    assert [line.split(" (")[0] for line in short] == [
        "Findings",
        *said[:10],
        "Recommendations",
        *said[10:],
    ]
    assert sum("(no recommendation)" in line for line in short) == 2


def test_each_limit_keeps_its_heading(shipped: Dataset, whole: Written) -> None:
    second = paragraphs(opened(whole), "Heading 2")
    titles = [passage.title for passage in shipped.evaluation.limits]
    assert titles
    assert second[-len(titles) :] == titles


def test_no_word_of_a_table_is_broken(whole: Written) -> None:
    document = opened(whole)
    assert document.styles["Table text"].font.size.pt == TYPE
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    assert "Commissioner" in [cell.text for cell in cells]
    broken = [c.text for c in cells if longest_word(c.text, TYPE) > c.width.pt - CELL_MARGINS]
    assert broken == []


def test_beside_a_filter_findings_and_themes_are_said_to_be_about_everyone(
    walking: Dataset,
) -> None:
    about = "About everyone, whatever the filter."
    texts = [p.text for p in opened(written(WORD, scope(walking, nation="Wales"))).paragraphs]
    before = [texts[place - 1] for place, text in enumerate(texts) if text == about]
    assert before == ["Findings", "Recommendation", "Themes", "Where it is thin", HEADING]
    assert about not in [p.text for p in opened(written(WORD, scope(walking))).paragraphs]


def test_nobody_is_said_to_have_linked_a_finding_without_a_theme(tmp_path: Path) -> None:
    unlinked = small(tmp_path, statements=STATEMENTS.replace(",b,editorial", ",,editorial"))
    rows = opened(written(WORD, scope(unlinked))).tables[2].rows
    assert [row.cells[2].text for row in rows] == ["Themes", "1 (stated)", "none"]
    assert tables.statements(written(WORD, scope(unlinked))[0])["Link to the themes"].tolist() == [
        *("stated", "", "stated")
    ]


def test_headers_of_tables_are_marked_and_repeated(whole: Written) -> None:
    document = opened(whole)
    stamp, *tables = document.tables
    assert [row.cells[0].text for row in stamp.rows][:2] == ["Evaluation", "Shows"]
    for table in tables:
        assert table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
        assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows)
    captions = [t._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) for t in document.tables]
    assert "Responses by region and role" in captions
    regions = tables[captions.index("Responses by region and role") - 1]
    assert [cell.text for cell in regions.rows[-1].cells] == ["Total", "27", "45", "12", "84"]


def test_quotes_have_speaker_section_wording_and_class(walking: Dataset) -> None:
    document = opened(written(WORD, scope(walking, nation="Wales")))
    assert paragraphs(document, "Quote") == [
        "“Even in rain we come”\nCai · Wales · section 2 · own words · Known to match · "
        "speaks to 2 too",
        "“I stay in when it pours”\nAnn · section 2 · own words · Possible, not known",
    ]
    styles = [p.style.name for p in document.paragraphs if p.style and "Quote" in p.style.name]
    assert styles == ["Quote 0", "Quote 0 possible"]
    assert paragraphs(document, "Heading 3") == [
        "Known to match: Wales",
        "Possible, not known: Wales",
    ]


def test_a_quote_without_a_speaker_goes_on_with_what_is_known_of_it(tmp_path: Path) -> None:
    unnamed = small(tmp_path, quotes=QUOTES.replace("verbatim,Ann,,,,,", "verbatim,,,,,,"))
    *_, last = paragraphs(opened(written(WORD, scope(unnamed))), "Quote")
    assert last == "“I stay in when it pours”\nsection 2 · own words"


def test_charts_are_native_with_numbers_and_alternative_text(whole: Written) -> None:
    found = parts(whole[1])
    assert_related(found)
    assert "word/charts/chart1.xml" in found
    assert "word/embeddings/numbers1.xlsx" in found
    chart = found["word/charts/chart1.xml"].decode()
    assert "<c:v>South-West England</c:v>" in chart
    assert 'descr="East Midlands: most responses, 26 of 84.' in opened(whole).element.xml


def test_a_chart_of_very_many_values_stays_on_its_page_and_the_table_has_all(
    tmp_path: Path,
) -> None:
    document = opened(written(WORD, scope(of_many_values(tmp_path, 40, "The nation of number"))))
    section = document.sections[0]
    (extent,) = document.element.body.iter(qn("wp:extent"))
    heights = section.page_height, section.top_margin, section.bottom_margin
    page, above, below = (int(height or 0) for height in heights)
    assert int(extent.get("cy")) < page - above - below - Cm(3)
    said = "Drawn are the 20 of 40 nations with most responses; all are in the table."
    assert said in paragraphs(document, "Remark")
    assert len(document.tables[1].rows) == 42


def test_headers_that_are_too_wide_are_turned(tmp_path: Path) -> None:
    named = EVALUATION.replace('"60 to 74"', f'"{"Sechzigjährige" * 3}"')
    (table,) = opened(written(WORD, scope(small(tmp_path, evaluation=named)))).tables[1:2]
    turned = [len(c._tc.findall(f".//{qn('w:textDirection')}")) for c in table.rows[0].cells]
    assert turned == [0, 1, 1, 1]
    assert table.rows[0].cells[1].text == "SechzigjährigeSechzigjährigeS…"


def test_the_stamp_says_what_when_whose_and_in_what_words(walking: Dataset) -> None:
    document = opened(written(WORD, scope(walking, nation="Wales")))
    said = {row.cells[0].text: row.cells[1].text for row in document.tables[0].rows}
    assert said["Filter"] == "Wales"
    assert said["Rights"] == "Free to use."
    assert said["Taken away on"] == "2 January 2026"
    assert said["Wording"] == "Quotes are the speakers' own words."
    foot = document.sections[0].footer.paragraphs[0].text
    assert foot == "Walking groups · Wales · 2 January 2026 · page 1 of 1"


def test_hostile_text_is_text(hostile: Dataset) -> None:
    file = written(WORD, scope(hostile))
    assert_related(parts(file[1]))
    quotes = paragraphs(opened(file), "Quote")
    assert quotes[0].startswith(f"“{FORMULA}”")
    assert quotes[1].startswith(f"“{MARKUP}”")
    assert opened(file).core_properties.title.startswith("\t=Walking\N{REPLACEMENT CHARACTER}")


def test_an_empty_scope_still_opens(walking: Dataset) -> None:
    assert paragraphs(opened(written(WORD, scope(walking, query="nowhere"))), "Quote") == []


def test_a_logo_is_on_the_first_page_and_told(tmp_path: Path) -> None:
    document = opened(written(WORD, scope(load(dataset_with_logo(tmp_path)))))
    assert 'descr="Walking Trust"' in document.element.xml


def test_the_same_input_gives_the_same_bytes(shipped: Dataset, whole: Written) -> None:
    one, other = whole[1], written(WORD, scope(shipped))[1]
    assert one == other


@pytest.mark.slow
@converts
def test_libreoffice_prints_it(shipped: Dataset, tmp_path: Path) -> None:
    text = as_pdf(written(WORD, scope(shipped, region="London"))[1], "docx", tmp_path)
    assert "Possible, not known: London" in text
    assert "page 2 of" in text
