"""Texts of the data are literal where Streamlit reads Markdown."""

import html
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from pages.text import literal, numbered, with_numbers
from tests.hostile import HOSTILE, PAYLOADS, label
from tests.pages.reading import plain

MARKS = "\r!\"#$%&'()*+-.,/:;<=>?@[\\]^_`{|}~0123456789wW \nab\u00a0\u2060streamlit"
REFERENCE = re.compile(r"&#[0-9]+;")
READ = set("!\"#$&'()*+:;<=>?@[\\]^_`{|}~")
"""Signs that Markdown, its extensions in Streamlit or HTML read, wherever they stand."""


def shown(text: str) -> str:
    """A text as a reader sees it: without what is invisible, with one kind of space and line."""
    seen = html.unescape(text).replace("\u2060", "").replace("\u00a0", " ")
    return seen.replace("\r\n", "\n").replace("\r", "\n")


@given(st.text(MARKS) | st.text())
@example(HOSTILE)
@example(label())
def test_every_text_is_shown_letter_by_letter(text: str) -> None:
    assert shown(literal(text)) == shown(text.replace("&", "&amp;"))


@given(st.text(MARKS) | st.text())
@example(HOSTILE)
@example(label())
def test_no_sign_is_left_that_means_something(text: str) -> None:
    assert READ.isdisjoint(REFERENCE.sub("", literal(text)))


@given(st.text(MARKS))
@example("http://elsewhere.test www.elsewhere.test someone@elsewhere.test")
@example("-> <- --- :streamlit:")
def test_no_arrow_dash_or_address_is_made(text: str) -> None:
    referred = html.unescape(literal(text))
    assert re.search(r"--|->|<-|//|www\.|:streamlit:", referred, re.IGNORECASE) is None


@given(st.text("0123456789.)-+ \na"))
@example("1. First\n2) Second\n- Third\n+ Fourth")
def test_no_list_begins(text: str) -> None:
    unread = REFERENCE.sub("x", literal(text))
    assert re.search(r"^\s*(\d{1,9}[.)]|[-+])(\s|$)", unread, re.MULTILINE) is None


def test_words_stay_readable() -> None:
    assert literal("Service Provider 8, section 7.3") == "Service Provider 8, section 7.3"
    assert literal("a & b") == "a &#38; b"


def test_a_number_stands_out_before_its_text() -> None:
    assert numbered("7.3", "Engagement") == "**7.3**\u2002Engagement"
    assert numbered(1, "*all*") == "**1**\u2002&#42;all&#42;"


@pytest.mark.parametrize("payload", PAYLOADS)
def test_an_element_of_streamlit_hands_it_on_as_it_is(payload: str) -> None:
    def script(text: str) -> None:
        import streamlit as st

        from pages.text import literal

        st.title(literal(text))
        st.markdown(f"**{literal(text)}**")

    app = AppTest.from_function(script, args=(payload,)).run()
    assert plain(app.title[0].value) == payload.replace("\u2060", "")
    assert plain(app.markdown[0].value) == payload.replace("\u2060", "")


def test_a_number_stays_in_the_line_of_what_it_counts() -> None:
    assert (
        with_numbers("all 2 quotes, 1 possible in Year 3")
        == "all 2\u00a0quotes, 1\u00a0possible in Year 3"
    )
