"""Passages that are coded become quotes: one for each passage, whatever codes and coders it has."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any

import pandas as pd

from evaldata.importers.coding.project import PASSAGES, QUOTE_COLUMNS, frame_of
from evaldata.importers.coding.refi.archive import refused
from evaldata.importers.coding.refi.attributes import Attributes
from evaldata.importers.coding.refi.passages import CodedPassage, Span
from evaldata.importers.coding.refi.selections import Coding
from evaldata.importers.coding.refi.speakers import Belonging
from evaldata.importers.log import CodingLog

MEMOS = "selections without a code"
MOST_QUOTED = 128 << 20

Codings = list[tuple[CodedPassage, Coding]]
"""The codings of one passage, each with the selection that it was given to."""


def read_codings(
    passages: Iterable[CodedPassage], themes: Set[str], cases: Set[str], log: CodingLog
) -> dict[Span, Codings]:
    """The codings that make quotes, by passage; the log tells what becomes of all others.

    Args:
        passages: All passages; one without a coding is a memo.
        themes: The ids of the themes.
        cases: The GUIDs of the cases.
        log: What is told of them.

    Raises:
        BadDatasetError: Where the quotes are too long to be read.
    """
    found: dict[Span, Codings] = {}
    for passage in passages:
        selection = passage.selection
        if not selection.codings:
            noted = selection.says or selection.notes
            reason = "they bear a note alone" if noted else "they say nothing"
            log.pass_over(MEMOS, reason, selection.place)
        for coding in selection.codings:
            log.found[PASSAGES] += 1
            reason = passage.lacks or _reason(coding, themes, cases)
            if reason or passage.span is None:
                log.leave_out(PASSAGES, reason, selection.place)
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
    belonging = Belonging(attributes, _said_by_cases(attributes, passages))
    rows = [_row(span, codings, belonging, notes) for span, codings in quotes.items()]
    return frame_of(rows, [*QUOTE_COLUMNS, *attributes.labels])


def _row(
    span: Span, codings: Codings, belonging: Belonging, notes: Mapping[str, str]
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
        "source": first.selection.place,
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
