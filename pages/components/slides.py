"""The screens of a talk as one block of escaped HTML; the browser component shows one of them."""

from collections.abc import Iterable

import streamlit as st
from markupsafe import Markup

from evaldata.analysis.classes import QuoteClass
from evaldata.analysis.view import View
from evaldata.model.entities import Quote
from evaldata.model.palette import CATEGORIES
from evaldata.model.vocabulary import Wording
from evaldata.wording.notes import in_brief, notes
from evaldata.wording.talk import Screen, Talk, standing

LETTERS_A_STEP = 260
"""Letters of a quote for each step by which it is set smaller."""
SMALLEST = 4

_SCREEN = Markup(
    '<section class="screen{kind}" data-screen="{name}" style="display: {display}">{content}'
    '<p class="standing">{standing}</p>{hint}</section>'
)
_PRESENTERS = Markup(
    '<section class="screen presenters" data-screen="{name}" style="display: {display}">'
    '<div class="slide">{content}<p class="standing">{standing}</p></div>'
    '<aside><p class="over">Next</p><p>{then}</p><p class="over">Notes</p><ul>{notes}</ul></aside>'
    "</section>"
)
_HINT = Markup('<p class="hint">{}</p>')
_OVER = Markup('<p class="over">{}</p>')
_EVIDENCE = Markup('<p class="evidence">{}</p>')
_TITLE = Markup("<h1>{}</h1>")
_LINES = Markup('<ul class="{}">{}</ul>')
_LINE = Markup("<li>{}</li>")
_TEXT = Markup("<p>{}</p>")
_QUOTE = Markup(
    '<figure class="{kind} length-{length}" style="border-left-color: var(--group-{group})">'
    '<blockquote><p dir="auto">{text}</p></blockquote><figcaption>{speaker}</figcaption></figure>'
)
_FEW = 6


def slides(view: View, talk: Talk, *, hint: str) -> None:
    """Draw all screens of a talk, the one that the address names shown; the first has a hint."""
    sections = (
        _screen(view, screen, shown=screen is talk.here, hint="" if place else hint)
        for place, screen in enumerate(talk.screens)
    )
    st.html(Markup('<div class="talk">{}</div>').format(Markup("").join(sections)))


def presenters_slides(view: View, talk: Talk) -> None:
    """Draw all screens for the presenter alone: each small, beside the next one and its notes."""
    after = [*talk.screens[1:], None]
    sections = (
        _PRESENTERS.format(
            name=screen.name,
            display="flex" if screen is talk.here else "none",
            content=Markup("").join(_content(view, screen)),
            standing=standing(view, screen),
            then=in_brief(later) if later else "The end",
            notes=Markup("").join(map(_LINE.format, notes(view, screen))),
        )
        for screen, later in zip(talk.screens, after, strict=True)
    )
    st.html(Markup('<div class="talk">{}</div>').format(Markup("").join(sections)))


def _screen(view: View, screen: Screen, *, shown: bool, hint: str) -> Markup:
    return _SCREEN.format(
        kind=" people" if screen.people or screen.voices else "",
        name=screen.name,
        display="flex" if shown else "none",
        content=Markup("").join(_content(view, screen)),
        standing=standing(view, screen),
        hint=_HINT.format(hint) if hint else "",
    )


def _content(view: View, screen: Screen) -> Iterable[Markup]:
    yield _OVER.format(screen.over)
    if screen.title:
        yield _TITLE.format(screen.title)
    if screen.quote and screen.quote_class is not None:
        yield _quote(view, screen.quote, screen.quote_class)
    if len(screen.lines) == 1:
        yield _TEXT.format(screen.lines[0])
    elif screen.lines:
        few = "few" if len(screen.lines) < _FEW else "many"
        yield _LINES.format(few, Markup("").join(map(_LINE.format, screen.lines)))
    if screen.evidence:
        yield _EVIDENCE.format(screen.evidence)


def _quote(view: View, quote: Quote, quote_class: QuoteClass) -> Markup:
    voice = view.dataset.voice
    place = quote.place(voice)
    paraphrased = "" if quote.wording is Wording.VERBATIM else ", paraphrased"
    return _QUOTE.format(
        kind=quote_class.name.lower(),
        length=min(len(quote.text) // LETTERS_A_STEP, SMALLEST),
        group="none" if place is None else place % len(CATEGORIES.light),
        text=quote.worded,
        speaker=quote.attribution(voice) + paraphrased,
    )
