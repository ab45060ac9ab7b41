"""The screens of a talk as one block of escaped HTML; the browser component shows one of them."""

from collections.abc import Iterable
from itertools import zip_longest

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
    "</section>"
)
_PRESENTERS = Markup(
    '<div class="slide">{slide}</div><aside><p class="over">Next</p><p>{then}</p>'
    '<p class="over">Notes</p><ul>{notes}</ul></aside>'
)
_STANDING = Markup('<p class="standing">{}</p>')
_HINT = Markup('<p class="hint">{}</p><p class="hint touched">{}</p>')
TOUCHED = "Below: ‹\xa0before · ›\xa0next · filters (on a phone under\xa0More) · Leave"
"""What one does where there are no keys."""
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


def slides(view: View, talk: Talk, *, hint: str, presenter: bool) -> None:
    """Draw all screens of a talk, the one that the address names shown.

    Args:
        view: What is presented.
        talk: The screens.
        hint: Stands on the first screen.
        presenter: Whether they are for the presenter alone: each small, without the hint, beside
            the next one and its notes.
    """
    sections: list[Markup] = []
    for screen, later in zip_longest(talk.screens, talk.screens[1:]):
        content = Markup("").join(_content(view, screen))
        kind = " people" if screen.people or screen.voices else ""
        if presenter:
            kind = " presenters"
            then = in_brief(later) if later else "The end"
            listed = Markup("").join(map(_LINE.format, notes(view, screen)))
            content = _PRESENTERS.format(slide=content, then=then, notes=listed)
        elif not sections:
            content += _HINT.format(hint, TOUCHED)
        display = "flex" if screen is talk.here else "none"
        sections.append(
            _SCREEN.format(kind=kind, name=screen.name, display=display, content=content)
        )
    st.html(Markup('<div class="talk">{}</div>').format(Markup("").join(sections)))


def _content(view: View, screen: Screen) -> Iterable[Markup]:
    yield _OVER.format(screen.over)
    if screen.title:
        yield _TITLE.format(screen.title)
    if screen.quote and screen.quote_class is not None:
        yield _quote(view, screen.quote, screen.quote_class)
    if len(screen.lines) == 1:
        yield _TEXT.format(screen.lines[0])
    elif screen.lines:
        yield _LINES.format(
            "short" if screen.short else "long", Markup("").join(map(_LINE.format, screen.lines))
        )
    if screen.evidence:
        yield _EVIDENCE.format(screen.evidence)
    yield _STANDING.format(standing(view, screen))


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
