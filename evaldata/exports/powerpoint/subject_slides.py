"""What slides on one thing say: it first, then who speaks, quotes, what follows, what is open."""

import pandas as pd

from evaldata.analysis.participation import theme_voices_frame
from evaldata.charts import theme_voices
from evaldata.exports.content import ExportContent
from evaldata.exports.powerpoint.quote_slide import add_quote
from evaldata.office.powerpoint.deck import Deck
from evaldata.wording.evidence import class_group
from evaldata.wording.subject import Subject, few_quotes

SERIES = {"matches": "Quotes", "possible": "Possible"}
UNNEEDED = ("Evaluation", "Shows", "Who took part", "Taken away on", "Fingerprint of the data")
"""What the first slide says already, or its notes."""
MOST_SLIDES = 2
"""On which points flow on."""


def about(deck: Deck, content: ExportContent, subject: Subject) -> None:
    """Add the slides on a subject."""
    stamp = "\n".join(f"{name}: {text}" for name, text in content.stamp)
    name = [] if subject.name == subject.message else [subject.name]
    deck.title(subject.message, [*name, content.title, content.day], stamp)
    if subject.lines and not subject.selection:
        deck.points("What was heard", subject.lines, "\n".join(subject.lines), most=MOST_SLIDES)
    if content.dataset.voice.values:
        _voices(deck, content, subject)
    for quote, quote_class in few_quotes(content.view, subject):
        add_quote(deck, content, class_group(content.view, quote_class), quote)
    heading, follows = subject.follows
    for title, lines in ((heading, follows), ("What is not known", subject.unknown)):
        if lines:
            deck.points(title, lines, "\n".join(lines), most=MOST_SLIDES)
    told = [line for line in content.stamp if line[0] not in UNNEEDED]
    deck.table("What these slides show", (), told, (2.3, 9), stamp)


def _voices(deck: Deck, content: ExportContent, subject: Subject) -> None:
    """Who speaks, as a chart that can be edited."""
    frame = theme_voices_frame(content.view, subject.theme_ids, subject.quote_ids)
    voice = content.dataset.voice
    said = theme_voices(frame, voice, dark=False, which=subject.which)
    counts = frame.set_index("label")[[*SERIES]].rename(columns=SERIES).rename_axis(voice.label)
    if counts.to_numpy().any():
        notes = f"{said.message}\n{said.alternative}\n{subject.evidence}"
        deck.chart(said.message, pd.DataFrame(counts), said.alternative, notes)
