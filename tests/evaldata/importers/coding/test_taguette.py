"""A project of Taguette's becomes themes and quotes."""

import pandas as pd
import pytest

from evaldata.importers.coding.project import PARTICIPANTS, PASSAGES, QUOTE_COLUMNS, THEMES
from evaldata.importers.coding.taguette import read_taguette, text_of
from evaldata.importers.log import CodingLog
from evaldata.model.problems import BadDatasetError
from tests.evaldata.importers.coding.refi.refi_files import Read
from tests.evaldata.importers.coding.taguette_files import (
    DOCUMENTS,
    SCHEMA,
    TAGS,
    database,
    exported,
    made_on,
)

COLD = (1, 1, 0, 30, "<p>The soup is <b>often</b> cold &amp; thin.</p>")


def read(file: bytes) -> Read:
    log = CodingLog("canteen.sqlite3")
    found = Read(read_taguette(file, log), log)
    assert log.kept(PASSAGES) == len(found.project.quotes)
    assert log.kept(THEMES) == len(found.project.themes)
    assert log.kept(PARTICIPANTS) == len(found.project.participants) == 0
    return found


def test_a_project_in_full() -> None:
    history = made_on(1, "2024-05-01", 1), made_on(2, "2024-05-03", 1)
    found = read(exported([COLD], [(1, 2), (1, 3)], commands=history))
    row = (
        *("The soup is often cold & thin.", ["2", "3"], None, None, "Interview.docx"),
        *(None, None, "2024-05-01", "highlight 1"),
    )
    quotes = pd.DataFrame([row], columns=QUOTE_COLUMNS, dtype=object)
    pd.testing.assert_frame_equal(found.project.quotes, quotes)
    rows = (
        ("1", "food", None, "What is eaten."),
        ("2", "cold", "1", None),
        ("3", "staff", None, None),
    )
    themes = pd.DataFrame(
        rows,
        columns=["theme_id", "title", "parent_id", "summary"],
        dtype=object,
    )
    pd.testing.assert_frame_equal(found.project.themes, themes)
    assert found.project.title == "Canteen"
    assert found.log.understood == ["A Taguette project; documents in it: 1."]
    assert (found.log.found[PASSAGES], found.log.joined[PASSAGES]) == (2, 1)


def test_a_path_without_its_parent_stays_whole() -> None:
    tags = (1, "a.b.c", ""), (2, "a", ""), (3, "e.g. this", ""), (4, "", None)
    themes = read(exported([], [], tags=tags)).project.themes
    assert themes["title"].tolist() == ["b.c", "a", "e.g. this", "4"]
    assert themes["parent_id"].tolist() == ["2", None, None, None]


def test_odd_paths_and_tags_that_are_there_twice() -> None:
    script = SCHEMA.replace("tags (id INTEGER PRIMARY KEY", "tags (id INTEGER")
    tags = (1, "a", ""), (1, "a", ""), (2, "a.", ""), (3, "a" + ".b" * 100, "")
    found = read(database({"tags": tags}, script))
    assert found.project.themes["title"].tolist() == ["a", "a.", "a" + ".b" * 100]
    assert found.project.themes["parent_id"].tolist() == [None, "1", None]
    assert found.log.joined[THEMES] == 1


def test_two_highlights_of_one_passage_are_one_quote() -> None:
    again = (2, *COLD[1:])
    found = read(exported([COLD, again, (3, 1, 4, 8, "soup")], [(1, 1), (2, 3), (3, 1), (3, 1)]))
    assert found.quotes("text", "theme_ids", "source") == [
        ("The soup is often cold & thin.", ["1", "3"], "highlight 1"),
        ("soup", ["1"], "highlight 3"),
    ]
    assert found.log.joined[PASSAGES] == 2


def test_what_is_no_quote_is_told() -> None:
    highlights = [
        (1, 1, 0, 4, "<img src='x.png'/>"),
        (2, 9, 0, 4, "lost"),
        (3, 1, 4, 8, "soup"),
        (4, 1, 9, 11, "is"),
        (5, 1, 9, 11, None),
    ]
    found = read(exported(highlights, [(1, 1), (1, 2), (2, 1), (4, 8), (5, 1), (7, 1)]))
    assert found.texts == []
    assert found.log.reasons == {
        "coded passages: it marks no text": ["highlight 1", "highlight 1", "highlight 5"],
        "coded passages: its document is missing": ["highlight 2"],
        "highlights without a tag: they stand for no theme": ["highlight 3"],
        "coded passages: the tag is missing": ["highlight 4"],
        "coded passages: the highlight is missing": ["highlight 7"],
    }


def test_documents_of_one_name_and_with_descriptions() -> None:
    documents = (1, "Talk", "Of May.", ""), (2, "Talk", "", "")
    highlights = (1, 1, 0, 4, "soup"), (2, 2, 0, 4, "bread")
    found = read(exported(highlights, [(1, 1), (2, 1)], documents=documents))
    assert found.quotes("document") == [("Talk",), ("Talk (2)",)]
    reason = "descriptions of documents: a dataset has no place for them"
    assert found.log.reasons == {reason: ["Talk"]}


def test_a_history_that_says_something_else() -> None:
    odd = [
        made_on(1, "2024-05-01", 1, kind="highlight_delete"),
        (2, "2024-05-02", "admin", "[]"),
        (3, "2024-05-02", "admin", "{"),
        (4, "2024-05-02", "admin", '{"type": "highlight_add", "highlight_id": []}'),
    ]
    assert read(exported([COLD], [(1, 1)], commands=odd)).quotes("date") == [(None,)]


def test_all_of_a_taguette_is_no_project() -> None:
    projects = (1, "Canteen", ""), (2, "Other", "")
    with pytest.raises(BadDatasetError, match="2 projects: it is all of a Taguette") as refused:
        read(database({"projects": projects, "documents": DOCUMENTS, "tags": TAGS}))
    assert refused.value.problems[0].file == "canteen.sqlite3"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        ("Soup is fine.", "Soup is fine."),
        ("<p>Soup &amp; <b>bre</b>ad,</p>\n<p>  twice<br>over</p>", "Soup & bread,\ntwice\nover"),
        ("1 &lt; 2 and &quot;it&rsquo;s&quot;\u00a0so", '1 < 2 and "it’s" so'),
        ("<script>alert(1)</script><style>p {}</style><!-- no --><img alt='x'/>", ""),
        ("fine</b></p> and <i>open", "fine and open"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a\nb"),
        ("a\0b", "a b"),
        ("</div>after", "after"),
        ("🍲 é", "🍲 é"),
    ],
)
def test_text_without_tags(html: str, text: str) -> None:
    assert text_of(html) == text


def test_html_that_is_nested_too_deeply_has_no_text() -> None:
    assert text_of("<b>" * 5000 + "deep") == ""
