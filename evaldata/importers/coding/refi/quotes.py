"""Passages that are coded become quotes, one for each, and of each whose words it is."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any

import numpy as np
import pandas as pd

from evaldata.importers.coding.project import PASSAGES, QUOTE_COLUMNS, frame_of
from evaldata.importers.coding.refi.archive import refused
from evaldata.importers.coding.refi.attributes import Attributes, Values
from evaldata.importers.coding.refi.passages import CodedPassage, Span
from evaldata.importers.coding.refi.selections import Coding
from evaldata.importers.log import CodingLog

MEMOS = "selections without a code"
MOST_QUOTED = 128 << 20

Codings = list[tuple[CodedPassage, Coding]]
"""The codings of one passage, each with the selection that it was given to."""
Known = tuple[str | None, Values]
"""Whose words a quote is, where that is known, and the values of its attributes."""


def read_codings(
    passages: Iterable[CodedPassage], themes: Set[str], cases: Set[str], log: CodingLog
) -> dict[Span, Codings]:
    """The codings that make quotes, by passage; the log tells what becomes of all others.

    A passage without a coding is a memo.

    Raises:
        BadDatasetError: Where the quotes are too long to be read.
    """
    found: dict[Span, Codings] = {}
    for passage in passages:
        selection = passage.selection
        if not selection.codings:
            noted = selection.says or selection.notes
            reason = "they bear a note alone" if noted else "they say nothing"
            log.pass_over(MEMOS, reason, passage.place)
        for coding in selection.codings:
            log.found[PASSAGES] += 1
            reason = passage.lacks or _reason(coding, themes, cases)
            if reason or passage.span is None:
                log.leave_out(PASSAGES, reason, passage.place)
            else:
                log.joined[PASSAGES] += passage.span in found
                found.setdefault(passage.span, []).append((passage, coding))
    if sum(end - start for _, start, end in found) > MOST_QUOTED:
        message = "The quotes are longer, all together, than can be read here."
        raise refused("refi_size", log.file, message, "Export fewer sources or codes.")
    return found


def _reason(coding: Coding, themes: Set[str], cases: Set[str]) -> str:
    """Why a coding makes no quote; empty where it does."""
    if not coding.code:
        return "its coding names no code"
    if coding.code in cases:
        return "it is coded with a case, which tells who speaks"
    return "" if coding.code in themes else "its code is not in the codebook"


def notes_of(passage: CodedPassage, coding: Coding) -> tuple[str, ...]:
    """The ids of the notes that a quote bears, of its selection and of the coding itself."""
    return passage.selection.notes + coding.notes


def quote_frame(
    quotes: Mapping[Span, Codings],
    passages: Sequence[CodedPassage],
    attributes: Attributes,
    notes: Mapping[str, str],
) -> pd.DataFrame:
    """The quotes as a table, with a column for each attribute."""
    belonging = _Belonging(attributes, _said_by_cases(attributes, passages))
    rows = [_row(span, codings, belonging, notes) for span, codings in quotes.items()]
    return frame_of(rows, [*QUOTE_COLUMNS, *attributes.labels])


def _row(
    span: Span, codings: Codings, belonging: "_Belonging", notes: Mapping[str, str]
) -> dict[str, Any]:
    first, _ = codings[0]
    participant, values = belonging.of(first.holder.source, span)
    memos = dict.fromkeys(
        text
        for passage, coding in codings
        for text in (passage.selection.says, *map(notes.get, notes_of(passage, coding)))
        if text
    )
    coders = dict.fromkeys(coding.coder for _, coding in codings if coding.coder)
    return {
        **values,
        "text": first.text,
        "theme_ids": list(dict.fromkeys(coding.code for _, coding in codings)),
        "participant_id": participant,
        "document": first.holder.document,
        "coder": ", ".join(coders) or None,
        "memo": "\n\n".join(memos) or None,
        "date": min((coding.date for _, coding in codings if coding.date), default=None),
        "source": first.place,
    }


def _said_by_cases(
    attributes: Attributes, passages: Sequence[CodedPassage]
) -> Iterator[tuple[Span, str]]:
    """The passages that are a case's own words: coded with it, or selections that it names."""
    for passage in passages:
        for coding in passage.selection.codings:
            if passage.span is not None and coding.code in attributes.cases:
                yield passage.span, coding.code
    spans = {p.selection.guid: p.span for p in passages if p.span is not None}
    for key, case in attributes.cases.items():
        yield from ((spans[each], key) for each in case.selections if each in spans)


class _Belonging:
    """Finds the case of a quote, and the values of its attributes."""

    def __init__(self, attributes: Attributes, spans: Iterable[tuple[Span, str]]) -> None:
        self.attributes = attributes
        self.by_source: dict[str, list[str]] = defaultdict(list)
        for key, case in attributes.cases.items():
            for source in case.sources:
                self.by_source[source].append(key)
        self.of_all: dict[str, Known] = {}
        by_text: dict[int, list[tuple[Span, str]]] = defaultdict(list)
        for span, key in spans:
            by_text[span[0]].append((span, key))
        self.by_text = {
            text: (np.array([span for span, _ in each], np.int64), [key for _, key in each])
            for text, each in by_text.items()
        }

    def of(self, source: str, span: Span) -> Known:
        """The participant, where it is one alone, and the values by label.

        What several cases of a passage differ in is not known of it. What a case says goes before
        what its source says.
        """
        if own := self._around(span):
            return self._known(source, own)
        if source not in self.of_all:
            self.of_all[source] = self._known(source, self.by_source.get(source, []))
        return self.of_all[source]

    def _known(self, source: str, keys: Sequence[str]) -> Known:
        cases = [self.attributes.cases[key] for key in keys]
        said = self.attributes.of_source.get(source, {})
        values = {**said, **_agreed([case.values for case in cases])}
        return (cases[0].participant_id if len(cases) == 1 else None), values

    def _around(self, span: Span) -> list[str]:
        """The cases whose own words the passage is."""
        if span[0] not in self.by_text:
            return []
        spans, keys = self.by_text[span[0]]
        around = (spans[:, 1] <= span[1]) & (spans[:, 2] >= span[2])
        return list(dict.fromkeys(keys[each] for each in np.flatnonzero(around)))


def _agreed(each: Sequence[Values]) -> Values:
    """The values that no two of them differ in."""
    labels = dict.fromkeys(label for values in each for label in values)
    found = {label: {values.get(label) for values in each} for label in labels}
    return {label: value for label, (value, *rest) in found.items() if value and not rest}
