"""A term is explained where it first stands on a page; every text is shown as it stands."""

import html

import pytest

from evaldata.model.evaluation import Term
from evaldata.search.request import NOTHING, RequestedTerm, SearchRequest
from evaldata.search.terms import SearchTerm
from evaldata.wording.glossary import Glossary, marked

LEADERS = Term("walk leader", "Knows <the> way.", ("walk leaders",))
HOSTILE = ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7 * 7 }} & <b>"]


def test_a_term_is_explained_where_it_first_stands() -> None:
    glossary = Glossary([LEADERS])
    assert glossary.explained("Walk leaders and walk leaders <b>") == (
        '<span class="unbroken"><button type="button" class="term" '
        'popovertarget="term-walk-leader">Walk leaders</button></span>'
        '<span class="meaning" popover id="term-walk-leader"><b>walk leader</b> '
        "Knows &lt;the&gt; way.</span> and walk leaders &lt;b&gt;"
    )
    assert glossary.explained("A walk leader") == "A walk leader"


def test_each_term_of_a_text_is_explained() -> None:
    text = Glossary([LEADERS, Term("rain", "Wet.")]).explained("In rain, a walk leader")
    assert text.startswith('In <span class="unbroken"><button type="button" class="term" ')
    assert text.count("<button") == 2


def test_what_stands_at_a_term_stays_on_its_line() -> None:
    text = Glossary([Term("rain", "Wet.")]).explained("(Rain), snow")
    assert text.startswith('(<span class="unbroken"><button')
    assert ">Rain</button>),</span><span" in text
    assert text.endswith("</span> snow")


def test_the_longest_term_wins_and_words_are_whole() -> None:
    glossary = Glossary([Term("walk", "On foot."), LEADERS])
    assert "On foot." not in glossary.explained("the walk leader")
    assert glossary.explained("walking") == "walking"


def test_a_letter_that_only_looks_like_a_terms_is_no_term() -> None:
    text = "rain, raın"  # the second has a dotless ı, which a search without regard to case finds
    assert Glossary([Term("rain", "Wet.")]).explained(text).endswith("</span> raın")


@pytest.mark.parametrize("text", HOSTILE)
def test_text_without_a_term_is_escaped(text: str) -> None:
    for terms in ([], [LEADERS]):
        assert html.unescape(Glossary(terms).explained(text)) == text
        assert "<" not in Glossary(terms).explained(text)


def test_what_a_search_found_is_marked_and_the_rest_escaped() -> None:
    cafe = SearchRequest("cafe", (RequestedTerm("cafe", (SearchTerm(("cafe",)),)),))
    assert marked("<b>Café</b> cafe", cafe) == (
        "&lt;b&gt;<mark>Café</mark>&lt;/b&gt; <mark>cafe</mark>"
    )
    assert marked("<b>", NOTHING) == "&lt;b&gt;"
