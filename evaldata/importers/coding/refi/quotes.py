"""Passages that are coded become quotes: one for each passage, whatever codes and coders it has."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from evaldata.importers.coding.project import PASSAGES, QUOTE_COLUMNS
from evaldata.importers.coding.refi.archive import refused
from evaldata.importers.coding.refi.attributes import Attributes
from evaldata.importers.coding.refi.codebook import Codebook
from evaldata.importers.coding.refi.passages import CodedPassage, Span
from evaldata.importers.coding.refi.selections import Coding
from evaldata.importers.coding.refi.speakers import Belonging
from evaldata.importers.log import CodingLog

MEMOS = "selections without a code"
MOST_QUOTED = 128 << 20
BETWEEN_CODERS = ", "
BETWEEN_MEMOS = "\n\n"


@dataclass
class _Quote:
    """A quote as its codings gather it; the keys of each dictionary are what it gathers."""

    passage: CodedPassage
    themes: dict[str, None] = field(default_factory=dict)
    coders: dict[str, None] = field(default_factory=dict)
    memos: dict[str, None] = field(default_factory=dict)
    dates: list[str] = field(default_factory=list)

    def add(self, passage: CodedPassage, coding: Coding, notes: Mapping[str, str]) -> None:
        self.themes.setdefault(coding.code)
        self.coders.setdefault(coding.coder)
        self.dates += [coding.date] if coding.date else []
        said = (notes.get(note, "") for note in (*passage.selection.notes, *coding.notes))
        for text in filter(None, (passage.selection.says, *said)):
            self.memos.setdefault(text)

    def row(self, belonging: Belonging) -> dict[str, Any]:
        source = self.passage.holder.source
        participant, values = belonging.of(source.guid, self.passage.span)
        return {
            **values,
            "text": self.passage.text,
            "theme_ids": list(self.themes),
            "participant_id": participant,
            "document": source.document,
            "coder": BETWEEN_CODERS.join(filter(None, self.coders)) or None,
            "memo": BETWEEN_MEMOS.join(self.memos) or None,
            "date": min(self.dates, default=None),
            "source": self.passage.selection.place,
        }


@dataclass
class QuoteReader:
    """Reads codings, and tells what becomes of each."""

    codebook: Codebook
    notes: Mapping[str, str]
    log: CodingLog
    quotes: dict[Span, _Quote] = field(default_factory=dict)
    case_spans: list[tuple[Span, str]] = field(default_factory=list)
    quoted: int = 0
    used_notes: set[str] = field(default_factory=set)

    def read(self, passages: Iterable[CodedPassage]) -> None:
        """Read the codings of all passages; those without a code are memos."""
        for passage in passages:
            if passage.selection.codings:
                for coding in passage.selection.codings:
                    self._read(passage, coding)
            else:
                self._leave_memo(passage)

    def frame(self, attributes: Attributes, passages: Sequence[CodedPassage]) -> pd.DataFrame:
        """The quotes as a table, with a column for each attribute."""
        belonging = Belonging(attributes, [*self.case_spans, *_said_by_cases(attributes, passages)])
        rows = [quote.row(belonging) for quote in self.quotes.values()]
        columns = [*QUOTE_COLUMNS, *attributes.labels]
        frame = pd.DataFrame(rows, columns=columns, dtype=object)
        return frame.where(frame.notna(), None)

    def _read(self, passage: CodedPassage, coding: Coding) -> None:
        self.log.found[PASSAGES] += 1
        if coding.code in self.codebook.cases and passage.span is not None:
            self.case_spans.append((passage.span, coding.code))
        reason = passage.lacks or self._reason(coding)
        if passage.span is None or reason:
            self.log.leave_out(PASSAGES, reason, passage.selection.place)
            return
        if passage.span in self.quotes:
            self.log.joined[PASSAGES] += 1
        else:
            self._bounded(passage.span)
        quote = self.quotes.setdefault(passage.span, _Quote(passage))
        quote.add(passage, coding, self.notes)
        self.used_notes.update(passage.selection.notes, coding.notes)

    def _bounded(self, span: Span) -> None:
        self.quoted += span[2] - span[1]
        if self.quoted > MOST_QUOTED:
            message = "The quotes are longer, all together, than can be read here."
            raise refused("refi_size", self.log.file, message, "Export fewer sources or codes.")

    def _reason(self, coding: Coding) -> str:
        if not coding.code:
            return "its coding names no code"
        if coding.code in self.codebook.cases:
            return "it is coded with a case, which tells who speaks"
        if coding.code not in self.codebook.theme_ids:
            return "its code is not in the codebook"
        return ""

    def _leave_memo(self, passage: CodedPassage) -> None:
        selection = passage.selection
        reason = (
            "they bear a note alone" if selection.says or selection.notes else "they say nothing"
        )
        self.log.found[MEMOS] += 1
        self.log.leave_out(MEMOS, reason, selection.place)


def _said_by_cases(
    attributes: Attributes, passages: Sequence[CodedPassage]
) -> Iterable[tuple[Span, str]]:
    """Where the selections stand that cases name as theirs."""
    spans = {p.selection.guid: p.span for p in passages if p.span is not None}
    for key, case in attributes.cases.items():
        for selection in case.selections:
            if selection in spans:
                yield spans[selection], key
