"""Quotes as a reader meets them: in the class that the filter gives them, in one voice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from evaldata.analysis.classes import ClassCounts, QuoteClass
from evaldata.analysis.filters import Filter
from evaldata.analysis.view import View
from evaldata.analysis.voices import Voices, is_heard, voices_of
from evaldata.dataset.dataset import Dataset
from evaldata.dataset.quotes import Rows
from evaldata.model.attributes import Attribute
from evaldata.model.entities import Quote
from evaldata.model.language import all_of, capitalised, enumeration, quotes, spelled
from evaldata.model.patterns import WITHHELD, Mask
from evaldata.model.vocabulary import Wording
from evaldata.wording.sentences import class_explanation, class_heading
from evaldata.wording.voices import quotes_and_speakers

MOST_QUOTES = 25
NO_QUOTE = "No quote stands behind this"
WITHIN = f"{NO_QUOTE} itself, but some behind narrower themes"
WORDINGS = {Wording.VERBATIM: "in the speakers' own words", Wording.PARAPHRASE: "in paraphrase"}


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

    @property
    def total(self) -> int:
        """The quotes that belong here, listed or not."""
        return len(self.quotes) + self.left_out


def quotes_in_line(view: View, counts: ClassCounts) -> str:
    """Quotes by class: how many, and with a filter how they stand to it."""
    if not view.filter or not counts.total:
        return quotes(counts.total)
    if not counts.left:
        every = f"{all_of(counts.total)} quotes" if counts.total > 1 else "1 quote, which is"
        return f"{every} ruled out"
    parts = [
        f"{number:,} {word}"
        for number, word in (
            (counts.matches, "match" if counts.matches != 1 else "matches"),
            (counts.possible, "possible"),
            (counts.ruled_out, "ruled out"),
        )
        if number
    ]
    return f"{quotes(counts.total)}: {', '.join(parts)}"


def briefly(view: View, theme_ids: Sequence[str]) -> str:
    """Who is quoted on these themes, or with a filter how their quotes stand to it."""
    if view.filter:
        return quotes_in_line(view, view.counts_of(theme_ids))
    return who_is_quoted(view.dataset, theme_ids)


def who_is_quoted(dataset: Dataset, theme_ids: Sequence[str]) -> str:
    """Whose the quotes of these themes are, whatever the filter, in two or three words."""
    if _is_heard_within(dataset, theme_ids):
        return "quotes on narrower themes"
    return voices_briefly(voices_of(dataset, theme_ids), dataset.voice)


def quotes_and_voices(view: View, theme_ids: Sequence[str]) -> str:
    """How many quotes these themes have, and whose, or with a filter how they stand to it."""
    said = quotes_in_line(view, view.counts_of(theme_ids))
    if view.filter or not voices_of(view.dataset, theme_ids).quotes:
        return said
    return f"{said}: {who_is_quoted(view.dataset, theme_ids)}"


def evidence_sentence(dataset: Dataset, theme_ids: Sequence[str]) -> str:
    """How well something is founded, by stated criteria: voices, speakers, places, wording.

    No score is made of them.
    """
    voices = voices_of(dataset, theme_ids)
    if not voices.total:
        return f"{WITHIN if _is_heard_within(dataset, theme_ids) else NO_QUOTE}."
    who = enumeration([value.many for value, _ in voices.quotes]) or "their voice not stated"
    parts = [
        f"{quotes_and_speakers(voices)}{f', {who}' if dataset.voice.values else ''}",
        enumeration([WORDINGS[wording] for wording in voices.wordings]),
    ]
    area = dataset.evaluation.map_attribute
    if area is not None and (places := _places(dataset, area, theme_ids)):
        parts.append(places)
    return f"{'; '.join(parts)}."


def _places(dataset: Dataset, area: Attribute, theme_ids: Sequence[str]) -> str:
    """In how many places the quotes are known to be, and in how many they could be.

    Empty where no quote states its place: `evaldata.wording.limits` says that once.
    """
    filters = (Filter(((area.id, (text,)),)) for text in area.texts)
    counts = [View.of(dataset, filter_).counts_of(theme_ids) for filter_ in filters]
    stated, possible = sum(c.matches > 0 for c in counts), sum(c.left > 0 for c in counts)
    if not stated:
        return ""
    return (
        f"known from {spelled(stated)}, "
        f"possible from {spelled(possible)} of {spelled(len(area.values))} {area.plural}"
    )


def _is_heard_within(dataset: Dataset, theme_ids: Sequence[str]) -> bool:
    """Whether these themes have no quotes themselves, and some have within them."""
    themes = [theme for name in theme_ids if (theme := dataset.theme(name))]
    silent = not voices_of(dataset, theme_ids).total
    return silent and any(is_heard(dataset, theme) for theme in themes)


def voices_briefly(voices: Voices, voice: Attribute) -> str:
    """Whose quotes these are in two or three words: "service providers only"."""
    if voices.only is not None:
        return f"one {voices.only.one} only" if voices.alone else f"{voices.only.many} only"
    heard = len(voices.quotes)
    if not voice.values:
        return quotes(voices.total)
    if not heard:
        return f"{voice.one} not stated" if voices.unknown else "no quote"
    silent = [value.many for value in voice.values if value not in dict(voices.quotes)]
    if not silent:
        return f"{'both' if heard == 2 else f'all {spelled(heard)}'} {voice.plural}"  # noqa: PLR2004
    if len(silent) == 1 and not voices.unknown:
        return f"all but {silent[0]}"
    some = f"{spelled(heard)} {voice.one if heard == 1 else voice.plural}"
    return f"{some}, some not stated" if voices.unknown else some


def groups(
    view: View,
    theme_ids: Sequence[str] | None,
    most: int = MOST_QUOTES,
    *,
    found: Mask | None = None,
) -> list[QuoteGroup]:
    """The quotes of themes: by voice where nothing is filtered, else by class.

    At most `most` quotes are listed in a group; those that the filter rules out come last.

    Args:
        view: What is seen.
        theme_ids: The themes; None for all.
        most: Quotes of a group that are listed.
        found: Only these quotes; None for all. Shape: (quotes,).
    """
    if view.filter:
        by_class = ((each, view.rows(theme_ids, each, found)) for each in QuoteClass)
        parts = [(class_group(view, each), rows) for each, rows in by_class if len(rows)]
    else:
        parts = _by_voice(view, view.rows(theme_ids, found=found))
    return [filled(group, view.dataset, rows, most) for group, rows in parts]


def filled(group: QuoteGroup, dataset: Dataset, rows: Rows, most: int = MOST_QUOTES) -> QuoteGroup:
    """A group with the quotes at these rows, of which so many are listed."""
    shown = tuple(dataset.quotes.at(rows[:most]))
    return replace(group, quotes=shown, left_out=len(rows) - len(shown))


def class_group(view: View, quote_class: QuoteClass) -> QuoteGroup:
    """The group of a class, without its quotes; without heading where nothing is filtered."""
    if not view.filter:
        return QuoteGroup("", "", quote_class)
    heading, why = class_heading(quote_class, view), class_explanation(quote_class, view)
    return QuoteGroup(heading, why, quote_class)


def _by_voice(view: View, rows: Rows) -> list[tuple[QuoteGroup, Rows]]:
    """Rows by the value of the voice attribute, each with its group, the unknown last."""
    voice = view.dataset.voice
    stated = view.dataset.quotes.stated(rows, voice)
    headings = [
        *((code, capitalised(value.many)) for code, value in enumerate(voice.values)),
        (WITHHELD, f"{voice.label} not stated" if voice.values else ""),
    ]
    return [
        (QuoteGroup(heading, "", QuoteClass.MATCHES), rows[stated == code])
        for code, heading in headings
        if np.any(stated == code)
    ]
