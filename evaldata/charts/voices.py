"""Who is quoted: beside who took part, and on a theme."""

import numpy as np
import pandas as pd

from evaldata.charts.captions import in_brief, in_full, in_texts
from evaldata.charts.chart import Chart, readable
from evaldata.charts.rows import beside, row_bars, rows_layout, whole_rows
from evaldata.charts.style import hatched, scheme
from evaldata.model.attributes import Attribute
from evaldata.model.language import capitalised, enumeration, spelled
from evaldata.model.palette import hues
from evaldata.wording.voices import UNKNOWN

MOST_NAMED = 3
PAIR_HEIGHT, ROW_HEIGHT = 62, 32
OFFSET = 0.2
"""How far a bar stands from the middle of its pair, in pairs."""
ROOM = 2.1
"""How far an axis goes beyond its longest bar, for the words."""


def paired_bars(frame: pd.DataFrame, voice: Attribute, *, dark: bool = False) -> Chart:
    """The share of responses and of quotes that each voice gave, one bar under the other.

    Hatched is what is only possible; where anything is, no share of quotes is told.
    The frame is `responses_beside_quotes`. A click gives [voice id, value text].
    """
    quotes, unsure = frame.quotes_total.clip(lower=1), bool(frame.possible.any())
    given, known = frame.responses / frame.responses_total.clip(lower=1), frame.matches / quotes
    ends = known + frame.possible / quotes
    of_given, of_known = (in_texts(share, "{:.0%}".format) for share in (given, known))
    soft, ink = scheme(dark=dark).soft, scheme(dark=dark).ink  # those of voices mean voices
    plain = [{"color": colour, "cornerradius": 3} for colour in (soft, ink)]
    keys, reach = _keys(frame, voice), max([*given, *ends, 0.01]) * ROOM
    both, middle = {"keys": keys, "width": 0.34, "base": 0}, np.arange(len(frame))
    upper = {"said": frame.label + ": " + frame.responses_said, "y": middle - OFFSET} | both
    lower = {"said": frame.label + ": " + frame.quotes_said, "y": middle + OFFSET} | both
    pairs = [
        row_bars(given.tolist(), name="Responses", marker=plain[0], **upper),
        row_bars(known.tolist(), name="Quotes", marker=plain[1], **lower),
    ]
    if unsure:
        more = {"name": "Quotes, possible", "base": known, "marker": hatched(ink, dark=dark)}
        pairs.append(row_bars((ends - known).tolist(), **(lower | more)))
    took = of_given + "  " + in_texts(frame.responses) + " of " + in_texts(frame.responses_total)
    heard = of_known + "  " + in_texts(frame.matches) + " of " + in_texts(frame.quotes_total)
    told = in_brief(frame.assign(absent=False)) if unsure else heard
    traces = [
        whole_rows(reach, keys),
        *pairs,
        beside(given.tolist(), took, rows=upper["y"], dark=dark),
        beside(ends.tolist(), told, rows=lower["y"], dark=dark),
    ]
    drawn = rows_layout(frame.label.tolist(), reach, dark=dark, size=PAIR_HEIGHT, legend=1)
    columns = [
        (voice.label, frame.label),
        ("Responses", frame.responses_said),
        ("Share of responses", of_given),
        ("Quotes", frame.quotes_said),
        ("Share of quotes", of_known),
    ]
    table = readable(columns[:4] if unsure else columns)
    return Chart(traces, drawn, _most_quoted(frame, voice), table)


def theme_voices(
    frame: pd.DataFrame, voice: Attribute, *, dark: bool = False, which: str = "on this theme"
) -> Chart:
    """Some quotes, called by which they are, by whose they are; hatched is what is only possible.

    The frame is `theme_voices_frame`. A click gives [voice id, value text].
    """
    ends, colour = (frame.matches + frame.possible).tolist(), hues(1, dark=dark)[0]
    reach, keys = max([*ends, 1]) * ROOM, _keys(frame, voice)
    common = {"keys": keys, "said": frame.label + ": " + in_full(frame)}
    possible = {"base": frame.matches, "marker": hatched(colour, dark=dark)}
    traces = [
        whole_rows(reach, keys),
        row_bars(frame.matches, marker={"color": colour}, **common),
        row_bars(frame.possible, **possible, **common),
        beside(ends, in_brief(frame), dark=dark),
    ]
    drawn = rows_layout(frame.label.tolist(), reach, dark=dark, size=ROW_HEIGHT)
    numbers = zip(frame["value"], frame.matches, strict=True)
    heard = [f"{known:,} from {voice.value(text).many}" for text, known in numbers if known]
    said = f"No quote {which} is known to be from any of these."
    if heard:
        said = f"Quotes {which}: {enumeration(heard)}."
    counts = [("Quotes known", frame.matches), ("Possible", frame.possible)]
    return Chart(traces, drawn, said, readable([(voice.label, frame.label), *counts]))


def _keys(frame: pd.DataFrame, voice: Attribute) -> list[list[str]]:
    return [[voice.id, value] for value in frame["value"]]


def _most_quoted(frame: pd.DataFrame, voice: Attribute) -> str:
    """Who is quoted most, beside what they gave; of many who are equal, how many they are."""
    left = frame.matches + frame.possible
    if not left.any():
        unknown = f"{UNKNOWN.format(voice.one)}."
        return unknown if frame.quotes_total.any() else "Nobody is quoted."
    first = frame[left == left.max()]
    if len(first) > MOST_NAMED:
        number = capitalised(spelled(len(first)))
        return f"{number} {voice.plural} are quoted most, none more than another."
    said = first.label + ": " + first.responses_said + ", and " + first.quotes_said
    return f"{'; '.join(said)}."
