"""Quotes as a reader meets them: in the class that the filter gives them, in one voice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from evaldata.entities import Quote
from evaldata.evaluation import Attribute, Value
from evaldata.evidence import ClassCounts, QuoteClass
from evaldata.profiles import WITHHELD, Mask
from evaldata.quotes import Rows
from evaldata.sentences import (
    capitalised,
    class_explanation,
    class_heading,
    counted,
    enumeration,
    quotes,
    spelled,
)
from evaldata.view import View
from evaldata.voices import Voices, voices_of

MOST_QUOTES = 25


@dataclass(frozen=True)
class QuoteGroup:
    """Quotes under one heading.

    Attributes:
        explanation: What the heading means; empty where it needs none.
        left_out: Quotes that belong here and are not listed.
    """

    heading: str
    explanation: str
    quote_class: QuoteClass
    quotes: tuple[Quote, ...] = ()
    left_out: int = 0


@dataclass(frozen=True)
class Behind:
    """What stands behind some themes: their quotes and whose they are.

    Attributes:
        voices: Whose the quotes are, in a line; `voices_briefly` in two or three words.
        narrow: Only one voice is heard.
    """

    counts: ClassCounts
    filtered: bool
    voices: str
    voices_briefly: str
    narrow: bool

    @property
    def line(self) -> str:
        """The quotes in a line: how many, and with a filter how they stand to it."""
        if not self.filtered or not self.counts.total:
            return quotes(self.counts.total)
        if not self.counts.left:
            return f"all {quotes(self.counts.total)} ruled out"
        parts = [
            f"{number:,} {word}"
            for number, word in (
                (self.counts.matches, "match" if self.counts.matches != 1 else "matches"),
                (self.counts.possible, "possible"),
                (self.counts.ruled_out, "ruled out"),
            )
            if number
        ]
        return f"{quotes(self.counts.total)}: {', '.join(parts)}"


def behind(view: View, theme_ids: Sequence[str]) -> Behind:
    """What stands behind these themes."""
    voices = voices_of(view.dataset, theme_ids)
    return Behind(
        view.counts_of(theme_ids),
        bool(view.filter),
        voices_in_line(voices),
        voices_briefly(voices, view.dataset.voice),
        voices.only is not None,
    )


def voices_briefly(voices: Voices, voice: Attribute) -> str:
    """Whose quotes these are in two or three words: "service providers only"."""
    if voices.only is not None:
        return _alone(voices.only, voices)
    heard = len(voices.quotes)
    if not heard:
        return f"{voice.label.lower()} not stated" if voices.unknown else "no quote"
    return f"{'all ' if heard == voices.values else ''}{spelled(heard)} {voice.plural}"


def _alone(value: Value, voices: Voices) -> str:
    return f"one {value.one} only" if voices.alone else f"{value.many} only"


def voices_in_line(voices: Voices) -> str:
    """Whose quotes these are, in as few words as say it: "service providers only, 3 speakers"."""
    known = voices.speakers
    speakers = f", {counted(len(known), 'speaker', 'speakers')}" if known else ""
    if voices.only is not None:
        return _alone(voices.only, voices) + ("" if voices.alone else speakers)
    if not voices.quotes:
        return "no voice recorded" if voices.unknown else "no quote"
    names = [value.many for value, _ in voices.quotes]
    if len(names) == voices.values:
        return f"all {spelled(len(names))} voices{speakers}"
    return f"{enumeration(names)}{speakers}"


def groups(
    view: View, theme_ids: Sequence[str], most: int = MOST_QUOTES, *, found: Mask | None = None
) -> list[QuoteGroup]:
    """The quotes of themes: by voice where nothing is filtered, else by class.

    At most `most` quotes are listed in a group; those that the filter rules out come last.

    Args:
        view: What is seen.
        theme_ids: The themes.
        most: Quotes of a group that are listed.
        found: Only these quotes; None for all. Shape: (quotes,).
    """
    if not view.filter:
        rows = view.rows(theme_ids, found=found)
        return [_filled(view, group, some, most) for group, some in _by_voice(view, rows)]
    listed = []
    for quote_class in QuoteClass:
        rows = view.rows(theme_ids, quote_class, found)
        if len(rows):
            listed.append(_filled(view, class_group(view, quote_class), rows, most))
    return listed


def class_group(view: View, quote_class: QuoteClass) -> QuoteGroup:
    """The group of a class, without its quotes; without heading where nothing is filtered."""
    if not view.filter:
        return QuoteGroup("", "", quote_class)
    heading, why = class_heading(quote_class, view), class_explanation(quote_class, view)
    return QuoteGroup(heading, why, quote_class)


def _filled(view: View, group: QuoteGroup, rows: Rows, most: int) -> QuoteGroup:
    shown = tuple(view.dataset.quotes.at(rows[:most]))
    return replace(group, quotes=shown, left_out=len(rows) - len(shown))


def _by_voice(view: View, rows: Rows) -> list[tuple[QuoteGroup, Rows]]:
    """Rows by the value of the voice attribute, each with its group, the unknown last."""
    voice = view.dataset.voice
    stated = view.dataset.quotes.stated(rows, voice)
    headings = [
        *((code, capitalised(value.many)) for code, value in enumerate(voice.values)),
        (WITHHELD, f"{voice.label} not stated"),
    ]
    return [
        (QuoteGroup(heading, "", QuoteClass.MATCHES), rows[stated == code])
        for code, heading in headings
        if np.any(stated == code)
    ]
