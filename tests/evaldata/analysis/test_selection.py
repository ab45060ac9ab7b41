"""Chosen quotes: as an address holds them, how far they stand for all, as a talk and as files."""

import io
from datetime import date
from pathlib import Path

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from pptx import Presentation

from evaldata.analysis.filters import Filter
from evaldata.analysis.representation import represented
from evaldata.analysis.selection import LONGEST_NAME, LONGEST_NOTE, MOST, Selection
from evaldata.analysis.view import View
from evaldata.dataset.dataset import Dataset
from evaldata.dataset.storage import load
from evaldata.exports.content import ExportContent
from evaldata.exports.formats import CSV, EXCEL, FORMATS, PAGE, PARQUET, POWERPOINT, WORD, Format
from evaldata.exports.scope import Scope
from evaldata.wording.notes import notes
from evaldata.wording.selection import BY_A_READER, missing, represents, selection_name
from evaldata.wording.subject import SELECTION, Subject, few_quotes, subject_of
from evaldata.wording.talk import talk_about
from tests.bare import FRAMES, bare

OWN = Selection(("7.9-1", "7.3-2", "7.1-1"), "Costs", {"7.3-2": "Read this first"})
DAY = date(2026, 1, 2)


def seen(dataset: Dataset, **wanted: list[str]) -> View:
    return View.of(dataset, Filter.of(wanted, dataset.attributes))


def subject(view: View, selection: Selection) -> Subject:
    found = subject_of(view, SELECTION, selection)
    assert found is not None
    return found


def taken(view: View, format_: Format, selection: Selection = OWN) -> ExportContent:
    return format_.content(Scope(view, about=subject(view, selection)), DAY)


def of_a_voice(dataset: Dataset, text: str, number: int) -> tuple[str, ...]:
    """The ids of quotes that state this voice."""
    every = dataset.quotes.at(dataset.quotes.in_order)
    voices = [(quote, quote.value(dataset.voice)) for quote in every]
    return tuple(quote.quote_id for quote, value in voices if value and value.text == text)[:number]


@given(
    st.lists(st.text(min_size=1), unique=True, max_size=6),
    st.text(),
    st.lists(st.text(), max_size=6),
)
def test_an_address_holds_a_selection(ids: list[str], name: str, notes: list[str]) -> None:
    selection = Selection(tuple(ids)).called(name)
    for quote_id, note in zip(ids, notes, strict=False):
        selection = selection.noting(quote_id, note)
    again = Selection.parse(selection.to_query())
    assert again == (selection if ids else Selection())
    assert Selection.parse({"chosen": ids, "named": [name], "noted": notes}).ids == tuple(ids)


def test_a_selection_has_bounds() -> None:
    many = Selection.parse({"chosen": [str(number) for number in range(MOST + 3)] * 2})
    assert (len(many.ids), many.left_out) == (MOST, 3)
    assert not many.adding(["one more"]).fits
    assert Selection(("a",)).called("x" * 99).name == "x" * LONGEST_NAME
    noted = Selection(("a",)).noting("a", "\u202eturned\n\x00 " + "x" * 999)
    assert noted.note("a") == ("turned " + "x" * 999)[:LONGEST_NOTE]
    wordy = Selection(tuple(map(str, range(MOST))))
    for quote_id in wordy.ids:
        wordy = wordy.noting(quote_id, "é" * LONGEST_NOTE)
    assert not wordy.fits


def test_quotes_are_added_moved_and_taken_out_with_their_notes() -> None:
    added = OWN.adding(["7.1-2", "7.9-1"])
    assert added.ids == (*OWN.ids, "7.1-2")
    assert OWN.moved("7.3-2", -1).ids == ("7.3-2", "7.9-1", "7.1-1")
    assert OWN.moved("7.3-2", 9).ids == ("7.9-1", "7.1-1", "7.3-2")
    assert OWN.moved("7.9-1", -1).ids == OWN.ids
    assert OWN.without(["7.3-2"]).adding(["7.3-2"]).note("7.3-2") == ""
    assert OWN.moved("7.3-2", -1).note("7.3-2") == "Read this first"


@pytest.mark.parametrize("noted", ["", "1", "0 x", "-1 x", "99 x", "x y", "1 \u202e", "١ x"])
def test_a_note_on_nothing_is_none(noted: str) -> None:
    assert Selection.parse({"chosen": ["a"], "noted": [noted]}) == Selection(("a",))


def test_what_is_one_sided_is_said_first(shipped: Dataset) -> None:
    only = Selection(of_a_voice(shipped, "Commissioner", 2))
    first, *_, last = represents(seen(shipped), only)
    commissioners = len(of_a_voice(shipped, "Commissioner", 99))
    voiced = sum(len(of_a_voice(shipped, text, 99)) for text in shipped.voice.texts)
    others = voiced - commissioners
    assert first == (f"Both chosen are of commissioners; {others} of 33 quotes are of others.")
    assert last.startswith(f"Chosen are 2 of 33 quotes: Commissioners 2 of {commissioners}")
    [sentence] = represents(seen(shipped), Selection(only.ids[:1]))
    assert sentence.startswith("Chosen are 1 of 33 quotes")
    assert list(represents(seen(shipped), Selection(("nothing",)))) == []


def test_one_speaker_and_one_theme_are_said(walking: Dataset) -> None:
    said = list(represents(seen(walking), Selection(("q1", "q4"))))
    assert "Both chosen are of one speaker, Ann; 3 are quoted." in said
    said = list(represents(seen(walking), Selection(("q1", "q2"))))
    assert "Both chosen are on 1 Company; 1 of 4 quotes are not." in said


def test_chosen_quotes_are_counted_beside_all(walking: Dataset) -> None:
    view = seen(walking, nation=["Scotland"])
    tables = dict(represented(view, view.dataset.quotes.rows_of(Selection(("q3", "q1")).ids)))
    assert {title: frame.to_dict("split")["data"] for title, frame in tables.items()} == {
        "Age group": [[1, 1], [0, 1], [1, 2], [2, 3]],
        "Theme": [[2, 3], [1, 2]],
        "Under the filter": [[1, 1], [0, 2], [1, 1]],
    }


def test_a_talk_shows_them_all_in_their_order_and_notes_to_the_presenter_alone(
    shipped: Dataset,
) -> None:
    about = subject(seen(shipped), OWN)
    screens = talk_about(seen(shipped), about, None).screens
    shown = [screen for screen in screens if screen.quote]
    assert [screen.quote.quote_id for screen in shown if screen.quote] == list(OWN.ids)
    assert [screen.lines for screen in shown] == [(), (), ()]
    told = [next(iter(notes(seen(shipped), screen))) for screen in shown]
    assert [said == "Note: Read this first" for said in told] == [False, True, False]
    assert {screen.over for screen in screens[1:]} == {"Costs"}
    assert (screens[0].over, screens[0].title) == ("3 chosen quotes", "Costs")
    assert screens[0].lines == (BY_A_READER,)
    unnamed = talk_about(seen(shipped), subject(seen(shipped), OWN.called("")), None).screens[0]
    assert (unnamed.over, unnamed.title) == ("", "3 chosen quotes")


def test_what_a_filter_rules_out_is_in_no_talk_and_no_file(walking: Dataset) -> None:
    view, selection = seen(walking, nation=["Scotland"]), Selection(("q3", "q4", "q1"))
    assert selection_name(view, selection) == "2 of 3 chosen quotes"
    assert [q.quote_id for q, _ in few_quotes(view, subject(view, selection))] == ["q4", "q1"]
    file = taken(view, CSV, selection)
    frame = pd.read_csv(io.BytesIO(CSV.write(file)))
    assert frame["Quote"].tolist() == ["q1", "q4"]
    assert "1 ruled out and left out." in file.counted


def test_ids_that_there_are_not_are_told(shipped: Dataset) -> None:
    selection = Selection(("nothing", "7.1-1"), left_out=2)
    said = missing(seen(shipped), selection)
    assert (
        "1 quote as chosen that this evaluation does not have or does not show: “nothing”" in said
    )
    assert "2 more that the address names were left out." in said
    assert missing(seen(shipped), OWN) == ""
    assert subject_of(seen(shipped), SELECTION, Selection(("nothing",))) is None


@pytest.mark.slow
def test_each_format_holds_exactly_these_quotes_in_their_order(shipped: Dataset) -> None:
    view = seen(shipped)
    texts = [shipped.quotes.find(quote_id).text for quote_id in OWN.ids]  # type: ignore[union-attr]
    frame = pd.read_csv(io.BytesIO(CSV.write(taken(view, CSV))), keep_default_na=False)
    assert frame["Text"].tolist() == texts
    assert frame["Note"].tolist() == ["", "Read this first", ""]
    table = pq.read_table(io.BytesIO(PARQUET.write(taken(view, PARQUET))))
    assert table.column("text").to_pylist() == texts
    book = openpyxl.load_workbook(io.BytesIO(EXCEL.write(taken(view, EXCEL))))
    [head, *rows] = [[cell.value for cell in row] for row in book["Quotes"].rows]
    assert [row[head.index("Text")] for row in rows] == texts
    assert [row[1].value for row in book["Themes"].rows][1:] == [
        theme.title for theme in shipped.themes if theme.theme_id in ("7.1", "7.3", "7.9")
    ]
    paper = [p.text for p in Document(io.BytesIO(WORD.write(taken(view, WORD)))).paragraphs]
    quoted = [text.split("\n")[0] for text in paper if any(text.startswith(t) for t in texts)]
    assert quoted == texts
    assert "Read this first" not in "".join(paper)
    slides = Presentation(io.BytesIO(POWERPOINT.write(taken(view, POWERPOINT)))).slides
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert titles[0] == "Costs"
    assert titles[1].startswith("Quotes chosen: ")
    of_quotes = [slide for slide in slides if slide.slide_layout.name == "Quote"]
    assert len(of_quotes) == len(texts)
    said = [s.text_frame.text for slide in slides for s in slide.shapes if s.has_text_frame]
    assert "Read this first" not in "".join(said)
    assert "Note: Read this first" in of_quotes[1].notes_slide.notes_text_frame.text
    page = PAGE.write(taken(view, PAGE)).decode()
    assert page.count('<figure class="quote') == len(texts)
    assert "Read this first" not in page


def test_every_file_says_that_a_reader_chose(shipped: Dataset) -> None:
    file = taken(seen(shipped), WORD)
    stamp = dict(file.stamp)
    assert stamp["Shows"] == "3 chosen quotes: Costs"
    assert stamp["Chosen"].startswith("Chosen, named and noted by whoever made this selection")
    assert "Chosen are 3 of 33 quotes" in stamp["Chosen"]
    assert "3-chosen-quotes-costs" in file.name
    assert "Chosen" not in dict(WORD.content(Scope(seen(shipped)), DAY).stamp)


@pytest.mark.slow
@pytest.mark.parametrize("name", FRAMES)
def test_an_evaluation_that_lacks_things_has_selections(name: str, tmp_path: Path) -> None:
    dataset = load(bare(name, tmp_path))
    view = seen(dataset)
    every = dataset.quotes.at(dataset.quotes.in_order)
    selection = Selection(tuple(quote.quote_id for quote in every[:3]))
    if not every:
        assert subject_of(view, SELECTION, selection) is None
        return
    assert talk_about(view, subject(view, selection), None).screens
    tables = represented(view, view.dataset.quotes.rows_of(selection.ids))
    assert all(len(frame) for _, frame in tables)
    for format_ in FORMATS:
        assert format_.write(taken(view, format_, selection))
