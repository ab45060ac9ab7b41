"""The passages that selections stand for: each with its text, or with why it has none."""

import codecs
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from evaldata.importers.coding.refi.archive import Archive
from evaldata.importers.coding.refi.offsets import (
    NOWHERE,
    Counting,
    PlainText,
    Trial,
    agreement,
    beginning,
    chosen,
    is_edge,
)
from evaldata.importers.coding.refi.selections import CodedSelection, Holder
from evaldata.importers.coding.refi.tree import below
from evaldata.importers.log import CodingLog, excerpt

MOST_NAMED = 3
LONG_NAME = 20
"""From how many characters on a name that stands in the text is no label that somebody chose."""
MOST_SEARCHED = 256 << 20
NOT_BLANK = re.compile(r"\S")
UNFIT = "its positions do not fit the text of its source"
NO_TEXT = "it selects no text"
UTF_16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}

Span = tuple[int, int, int]
"""The number of a text in the project, and where a passage begins and ends in it."""


@dataclass(frozen=True)
class CodedPassage:
    """A selection with the text that it stands in; `lacks` says why it is no passage of it.

    Attributes:
        span: Where it stands, the same for selections of the same passage.
    """

    holder: Holder
    selection: CodedSelection
    plain: PlainText | None = None
    span: Span | None = None
    lacks: str = ""

    @property
    def text(self) -> str:
        """The words of the passage, without blanks around them."""
        if self.plain is None or self.span is None:
            return ""
        return self.plain.text[self.span[1] : self.span[2]].strip()

    @property
    def place(self) -> str:
        """Where a person finds it: its document, and its first words where it has any."""
        words = self.text or self.selection.name
        return f"{self.holder.document}, {excerpt(words)}" if words else self.holder.document


def read_passages(
    holders: Iterable[Holder], archive: Archive | None, log: CodingLog
) -> list[CodedPassage]:
    """The passages of all selections, in the order of the file.

    A selection of an area, as of a PDF's page, is the passage of the selection with its GUID, if
    a text has one.
    """
    tried = [(holder, _trial(holder, archive, log)) for holder in holders]
    trials = [trial for _, trial in tried if isinstance(trial, Trial)]
    ways = dict(zip(trials, chosen(trials), strict=True))
    found: list[CodedPassage] = []
    for number, (holder, trial) in enumerate(tried):
        if isinstance(trial, Trial):
            found += _cut(number, trial, ways[trial])
        else:
            found += (_lacking(holder, selection, trial) for selection in holder.selections)
    _tell(ways, log)
    texts = {_twin_key(p): p for p in found if p.span and not p.lacks and p.selection.guid}
    twins = [(p, texts.get(_twin_key(p)) if p.span is None else None) for p in found]
    return [CodedPassage(p.holder, p.selection, t.plain, t.span) if t else p for p, t in twins]


def _trial(holder: Holder, archive: Archive | None, log: CodingLog) -> Trial | str:
    """The text of a holder with its selections, or why there is none."""
    placed = tuple(s for s in holder.selections if s.bounds is not None)
    if not placed:
        return NO_TEXT
    path = holder.element.get("plainTextPath")
    inside = ["".join(each.itertext()) for each in below(holder.element, "PlainTextContent")]
    if inside and (inside[0] or not path):
        return Trial(holder, PlainText(inside[0]), placed)
    if not path:
        return "its source has no plain text in the file"
    content = archive.text(path) if archive else None
    if content is None:
        return "the text of its source is not in the file"
    return Trial(holder, PlainText(_decoded(content, holder, log)), placed)


def _decoded(content: bytes, holder: Holder, log: CodingLog) -> str:
    """UTF-8 or UTF-16, or else Windows-1252, which is told; a byte order mark stays."""
    try:
        return content.decode(UTF_16.get(content[:2], "utf-8"))
    except UnicodeDecodeError:
        log.understood.append(f"The text of “{holder.document}” is read as Windows-1252.")
        return content.decode("cp1252", "replace")


def _lacking(holder: Holder, selection: CodedSelection, reason: str) -> CodedPassage:
    """A selection without a text; one of no positions could not have any."""
    lacks = f"{NO_TEXT} ({selection.kind})" if selection.bounds is None else reason
    return CodedPassage(holder, selection, lacks=lacks)


def _cut(number: int, trial: Trial, way: Counting) -> Iterator[CodedPassage]:
    """The passages of a text.

    Names that its positions do not give are looked up in it, as long as that takes no undue time;
    not so short ones, for they may be labels that stand in the text by chance.
    """
    text = trial.plain.text
    words = " ".join(text.split())
    left = MOST_SEARCHED // max(len(words), 1)
    spans = iter(trial.spans(way).tolist())
    for selection in trial.holder.selections:
        start, end = next(spans) if selection.bounds is not None else (NOWHERE, NOWHERE)
        name, lacks = beginning(selection.name), ""
        if start == NOWHERE:
            yield _lacking(trial.holder, selection, UNFIT)
            continue
        if NOT_BLANK.search(text, start, end) is None:
            lacks = "nothing but blanks is selected"
        elif left and len(name) >= LONG_NAME and not agreement(selection.name, text, start, end):
            left -= 1
            if name in words:
                lacks = "its name stands elsewhere in the text than its positions say"
        yield CodedPassage(trial.holder, selection, trial.plain, (number, start, end), lacks)


def _twin_key(passage: CodedPassage) -> tuple[str, str]:
    return passage.holder.document, passage.selection.guid


def _tell(ways: Mapping[Trial, Counting], log: CodingLog) -> None:
    """Say how positions were counted in which sources, and how well that fits."""
    by_way: dict[Counting, list[Trial]] = defaultdict(list)
    for trial, way in ways.items():
        by_way[way].append(trial)
    for way, alike in by_way.items():
        names, named, edges, ends = map(sum, zip(*(_fit(t, way) for t in alike), strict=True))
        log.understood.append(
            f"Positions in {_sources(alike, named=len(by_way) > 1)}: {way}; {named:,} of {names:,} "
            f"names of selections agree, {edges:,} of {ends:,} ends are not inside a word."
        )
    if doubtful := [trial for trial, way in ways.items() if trial.in_doubt(way)]:
        log.understood.append(
            f"Another way of counting fits as well in {_sources(doubtful, named=True)}: "
            "check where the quotes begin and end."
        )


def _fit(trial: Trial, way: Counting) -> tuple[int, int, int, int]:
    """Names, those that agree, ends between words, and ends."""
    text, spans = trial.plain.text, trial.spans(way).tolist()
    pairs = [(s.name, span) for s, span in zip(trial.selections, spans, strict=True) if s.name]
    named = sum(bool(agreement(name, text, a, b)) for name, (a, b) in pairs if a != NOWHERE)
    places = [place for span in spans if span[0] != NOWHERE for place in span]
    return len(pairs), named, sum(is_edge(text, place) for place in places), len(places)


def _sources(trials: Sequence[Trial], *, named: bool) -> str:
    """How many sources, and their names where others are read in another way."""
    count = f"{len(trials):,} source{'' if len(trials) == 1 else 's'}"
    names = ", ".join(f"“{trial.holder.document}”" for trial in trials[:MOST_NAMED])
    more = " and others" if len(trials) > MOST_NAMED else ""
    return f"{count} ({names}{more})" if named else count
