"""Markup shows every text as the characters it is, and explains a term where it first stands."""

import html
import re
from dataclasses import replace
from pathlib import Path

import pytest

from evaldata.evaluation import Term
from evaldata.filters import Filter
from evaldata.markup import Renderer
from evaldata.markup.prose import Prose, finder, marked
from evaldata.presentation.chain import chain
from evaldata.presentation.evidence import groups
from evaldata.presentation.quotes import linked_quote, quote_list
from evaldata.presentation.themes import theme_story
from evaldata.view import View
from pages.address import Address
from tests.evaluations import QUOTES, QUOTES_HEAD, STATEMENTS, THEMES, small

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "**bold** _it_ `code`",
    "$x^2$ :red[hot] :material/home:",
    "[link](javascript:alert(1)) ![i](https://x.test/i.png)",
    "</p></figure><h1>Break</h1>",
    "{{ 7 * 7 }} {% raw %}",
    "2*3*4 & <b>",
]
LEADERS = Term("walk leader", "Knows the way.", ("walk leaders",))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_as_it_stands(tmp_path: Path, text: str) -> None:
    quoted = '"' + text.replace('"', '""') + '"'
    dataset = small(
        tmp_path,
        quotes=QUOTES.replace("We just talk", quoted).replace("Ann,p1", f"{quoted},p1"),
        themes=THEMES.replace("Company,Company matters most", f"{quoted},{quoted}"),
    )
    view = View.of(dataset, Filter())
    render = Renderer(dataset, Address("themes"))
    theme = dataset.themes[0]
    pages = [
        render("theme", story=theme_story(view, theme)),
        render("quotes", list=quote_list(view, None, "", 1), filtered=False, as_file="files/csv"),
        render("quote", linked=linked_quote(view, "q1")),
    ]
    for page in pages:
        assert html.escape(text, quote=False) in re.sub("&#39;", "'", page)
        assert "<script" not in page
        assert "<img" not in page
        assert page.count("<h1>") <= 1


def test_a_term_is_explained_where_it_first_stands() -> None:
    prose = Prose(finder([LEADERS]))
    first = prose.explain("Walk leaders and walk leaders <b>")
    assert first.count("<button") == 1
    assert first.startswith('<button type="button" class="term" popovertarget="term-walk-leader">')
    assert first.endswith(" and walk leaders &lt;b&gt;")
    assert prose.explain("A walk leader") == "A walk leader"


def test_the_longest_term_wins_and_words_are_whole() -> None:
    prose = Prose(finder([LEADERS, Term("walk", "On foot.")]))
    assert "On foot." not in prose.explain("the walk leader")
    assert prose.explain("walking") == "walking"


def test_what_a_search_found_is_marked_and_the_rest_escaped() -> None:
    assert marked("<b>Café</b> cafe", "cafe") == (
        "&lt;b&gt;<mark>Café</mark>&lt;/b&gt; <mark>cafe</mark>"
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_the_chain_shows_hostile_text_as_it_stands(tmp_path: Path, text: str) -> None:
    quoted = '"' + text.replace('"', '""') + '"'
    themes = THEMES.replace("1,Company,", f"1,{quoted},")
    statements = STATEMENTS.replace("Company counts,", f"{quoted},")
    dataset = small(tmp_path, themes=themes, statements=statements)
    page = Renderer(dataset, Address("chain"))("chain", chain=chain(dataset, None), filtered=False)
    assert re.sub("&#39;", "'", page).count(html.escape(text, quote=False)) >= 4
    assert "<script" not in page
    assert "<h1>Break" not in page


@pytest.mark.parametrize("lost", ["statements", "links", "quotes", "statements and quotes"])
def test_the_chain_is_shown_whatever_is_missing(tmp_path: Path, lost: str) -> None:
    quotes = f"{QUOTES_HEAD}\n" if lost in {"quotes", "statements and quotes"} else QUOTES
    dataset = small(tmp_path, quotes=quotes)
    if lost in {"statements", "statements and quotes"}:
        dataset = replace(dataset, statements=())
    if lost == "links":
        unlinked = tuple(replace(s, theme_ids=()) for s in dataset.statements)
        dataset = replace(dataset, statements=unlinked)
    page = Renderer(dataset, Address("chain"))("chain", chain=chain(dataset, None), filtered=False)
    assert ("None recorded." in page) is (lost != "links")
    assert ("Recommendations and the findings they take up" in page) is (
        lost in {"links", "quotes"}
    )
    assert "Findings, their themes, and quotes" in page


def test_only_verbatim_quotes_stand_in_quotation_marks(tmp_path: Path) -> None:
    changed = QUOTES.replace("It is the people,verbatim", "It is the people,paraphrase")
    dataset = small(tmp_path, quotes=changed)
    view = View.of(dataset, Filter())
    page = Renderer(dataset, Address("themes"))("theme", story=theme_story(view, dataset.themes[0]))
    assert "“We just talk”" in page
    assert "“It is the people”" not in page
    assert page.count(">paraphrase</span>") == 1


def test_possible_quotes_never_stand_among_those_that_match(tmp_path: Path) -> None:
    dataset = small(tmp_path)
    view = View.of(dataset, Filter.of({"nation": ["Wales"]}, dataset.attributes))
    found = [(g.heading, [q.quote_id for q in g.quotes]) for g in groups(view, ["a", "b"])]
    assert found == [
        ("Known to match: Wales", ["q3"]),
        ("Possible, not known: Wales", ["q4"]),
        ("Ruled out: Wales", ["q1", "q2"]),
    ]
