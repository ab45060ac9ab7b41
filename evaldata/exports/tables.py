"""The tables that files list, as frames with a row for each quote, theme, statement or value.

Columns are named as a reader finds them. Two may have one name, for an attribute's label may be
any text, so that nothing may pick a column by its name.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
import pandas as pd
import pyarrow as pa

from evaldata.analysis.classes import ClassCounts, QuoteClass
from evaldata.analysis.responses import ALONE, in_texts, without_empty
from evaldata.exports.content import ExportContent
from evaldata.exports.statements import sections
from evaldata.model.attributes import Attribute
from evaldata.model.language import capitalised
from evaldata.model.patterns import Counts
from evaldata.model.vocabulary import STATEMENT_NAMES, WORDING_NAMES

NAMES_SHARE, NUMBERS_SHARE, LETTER_SHARE = 1.7, 1.1, 0.13
"""Of a table's width: the column of names, one of numbers, and a letter."""
WIDEST, NARROW_SHARE = 8.5, 0.6
"""The shares for which a page is wide enough, and that of numbers below a header that is turned."""
MOST_COLUMNS = 10
"""Of a table of responses on a page, the total left out."""
BY_CLASS = {
    "Known to match": QuoteClass.MATCHES,
    "Possible": QuoteClass.POSSIBLE,
    "Ruled out": QuoteClass.RULED_OUT,
}


def quotes_as_held(content: ExportContent) -> pa.Table:
    """The quotes class by class in the schema's columns, and how each stands to the filter.

    Who took part and who coded is left out: nothing on screen shows it.
    """
    table = content.dataset.quotes.columns(content.rows).drop_columns(["participant_id", "coder"])
    table = table.append_column("under_the_filter", pa.array(_classes(content), pa.string()))
    for name, notes in _noted(content).items():
        table = table.append_column(name.lower(), pa.array(notes, pa.string()))
    return table


def quotes_with_origin(content: ExportContent) -> pd.DataFrame:
    """The quotes, each with all that says where it is from, for it may be sent on alone."""
    quotes = _quotes(content).assign(
        **{
            "Filter": content.filter_in_words,
            "Shows": content.scope.in_words,
            "Evaluation": content.title,
            "Rights": content.rights,
            "Taken away on": content.date.isoformat(),
        }
    )
    said = ["Quote", "Theme", "Text", "Wording", "Speaker"]
    rest = quotes.drop(columns=["Why chosen", *said])
    return pd.concat([quotes[said], _values(content), rest], axis=1)


def quotes_to_read(content: ExportContent) -> pd.DataFrame:
    """The quotes with why each was chosen, their wording as a reader calls it."""
    quotes = _quotes(content)
    quotes["Wording"] = quotes["Wording"].map(WORDING_NAMES)
    said = ["Quote", "Under the filter", "Text", "Wording", "Speaker"]
    return pd.concat([quotes[said], _values(content), quotes.drop(columns=said)], axis=1)


def _quotes(content: ExportContent) -> pd.DataFrame:
    """What every evaluation has of its quotes; texts that are missing are empty."""
    table = content.dataset.quotes.columns(content.rows)
    themes = cache(content.themes_in_words)
    texts = table.select(["quote_id", "text", "wording", "speaker", "why", "source"])
    names = ["Quote", "Text", "Wording", "Speaker", "Why chosen", "Source"]
    frame = texts.to_pandas().fillna("").set_axis(names, axis=1).assign(**_noted(content))
    named = [themes(tuple(ids)) for ids in table.column("theme_ids").to_pylist()]
    frame.insert(0, "Theme", named)
    frame.insert(len(names) + 1, "Under the filter", _classes(content))
    return frame


def _noted(content: ExportContent) -> dict[str, list[str]]:
    """A column of what was noted of each quote, where a reader chose them; empty elsewhere."""
    if not content.scope.selection:
        return {}
    return {"Note": [content.note(q) for q in content.dataset.quotes.at(content.rows)]}


def _classes(content: ExportContent) -> list[str]:
    """How each quote stands to the filter, in words."""
    return [content.class_name(QuoteClass(c)) for c in content.view.classes_at(content.rows)]


def _values(content: ExportContent) -> pd.DataFrame:
    """What the quotes state of each attribute, under its label; empty where it is withheld."""
    attributes, rows = content.dataset.attributes, content.rows
    columns = []
    for attribute in attributes:
        number = attribute.type == "integer"  # such a value is a number where it is shown as one
        cells = [int(v.value) if number and not v.label else v.shown for v in attribute.values]
        # The code of what is withheld is -1: it takes the last, which is empty.
        stated = content.dataset.quotes.stated(rows, attribute)
        columns.append(np.array([*cells, ""], object)[stated])
    frame = pd.DataFrame(dict(enumerate(columns)), index=range(len(rows)))
    return frame.set_axis([attribute.label for attribute in attributes], axis=1)


def themes(content: ExportContent) -> pd.DataFrame:
    """The themes with their quotes counted, by class where something is filtered.

    Where any is within another one, a column names the one to which each belongs.
    """
    themes = [theme for theme, _ in content.by_theme]
    counts = [ClassCounts(*map(len, rows)) for _, rows in content.by_theme]
    frame = pd.DataFrame(
        {
            "Number": [theme.number for theme in themes],
            "Title": [theme.title for theme in themes],
            "Message": [theme.message for theme in themes],
            "Summary": [theme.summary for theme in themes],
            "What was heard": ["\n".join(theme.points) for theme in themes],
            "Not heard": [theme.gap or "" for theme in themes],
            "Quotes": [count.total for count in counts],
            **{name: [count.of(c) for count in counts] for name, c in BY_CLASS.items()},
            "Source": [theme.source or "" for theme in themes],
        }
    )
    above = [content.dataset.above(theme)[-1:] for theme in themes]
    if any(above):
        frame.insert(2, "Belongs to", ["".join(parent.name for parent in one) for one in above])
    return frame if content.view.filter else frame.assign(**dict.fromkeys(BY_CLASS, ""))


def statements(content: ExportContent) -> pd.DataFrame:
    """The statements with their themes, and who linked them to these."""
    rows = [
        (
            capitalised(STATEMENT_NAMES[section.kind][0]),
            entry.statement.number,
            entry.statement.message,
            entry.statement.text,
            content.themes_in_words(entry.statement.theme_ids),
            entry.link,
            entry.statement.source or "",
        )
        for section in sections(content)
        for entry in section.entries
    ]
    columns = ["Kind", "Number", "Message", "Text", "Themes", "Link to the themes", "Source"]
    return pd.DataFrame(rows, columns=columns)


def few_columns(counts: pd.DataFrame, most: int = MOST_COLUMNS) -> pd.DataFrame:
    """A cross table in which of very many columns those of fewest responses are added up."""
    used = int(counts.any().sum())
    if used <= most:
        return counts
    kept = _largest(counts.sum().to_numpy(), most - 1)
    rest = counts.sum(axis=1) - counts.iloc[:, kept].sum(axis=1)
    few = counts.iloc[:, kept].copy()
    few.insert(len(kept), f"{used - len(kept)} others", rest, allow_duplicates=True)
    return few


def few_rows(counts: pd.DataFrame, most: int) -> pd.DataFrame:
    """A cross table in which of very many rows those of fewest responses are added up."""
    return few_columns(counts.T, most).T.rename_axis(counts.index.name)


def in_a_chart(
    counts: pd.DataFrame, attribute: Attribute, most: int, of: str = "responses"
) -> tuple[pd.DataFrame, str]:
    """The rows of a cross table for which a chart has room, and that there are more."""
    used = int(counts.any(axis=1).sum())
    if used <= most:
        return counts, ""
    said = f"Drawn are the {most} of {used} {attribute.plural} with most {of}"
    return counts.iloc[_largest(counts.sum(axis=1).to_numpy(), most)], said


def _largest(totals: Counts, most: int) -> list[int]:
    """The places of the largest, in their order."""
    return sorted(np.argsort(-totals, kind="stable")[:most].tolist())


def responses(
    counts: pd.DataFrame,
) -> tuple[Sequence[str], Sequence[Sequence[str]], Sequence[float]]:
    """A cross table as the header and the rows of a table to be read, totals last.

    And how wide its columns are: no word is broken, and a name takes two lines. Where a page is not
    as wide, the header is to be turned (`is_turned`).
    """
    texts = in_texts(without_empty(counts))
    if [*counts] == [ALONE]:
        texts = texts[[ALONE]]
    shares = [max(NUMBERS_SHARE, LETTER_SHARE * _longest_word(name)) for name in texts.columns]
    letters = max(max(_longest_word(name), len(name) / 2) for name in texts.index)
    names = max(NAMES_SHARE, LETTER_SHARE * letters)
    if names + sum(shares) > WIDEST:
        shares = [NARROW_SHARE] * len(shares)
        room = WIDEST - sum(shares)
        names = max(NAMES_SHARE, min(room, LETTER_SHARE * max(map(len, texts.index))))
    return (
        (str(texts.index.name), *texts.columns),
        [*texts.itertuples(name=None)],
        (names, *shares),
    )


def is_turned(header: Sequence[str], shares: Sequence[float]) -> bool:
    """Whether a word above the numbers would be broken, so that the header is turned upright."""
    return any(
        LETTER_SHARE * _longest_word(name) > share
        for name, share in zip(header[1:], shares[1:], strict=True)
    )


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=0)
