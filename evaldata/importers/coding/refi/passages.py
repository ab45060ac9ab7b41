"""The passages that selections stand for: each with its text, or with why it has none."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from evaldata.importers.coding.refi.archive import Archive
from evaldata.importers.coding.refi.offset_detection import (
    Trial,
    agreement,
    beginning,
    chosen,
    is_edge,
)
from evaldata.importers.coding.refi.offsets import NOWHERE, Counting, PlainText
from evaldata.importers.coding.refi.selections import CodedSelection, Holder
from evaldata.importers.coding.refi.texts import NoText, raw_text
from evaldata.importers.log import CodingLog

MOST_NAMED = 3
LONG_NAME = 20
"""From how many characters on a name that stands in the text is no label that somebody chose."""
MOST_SEARCHED = 256 << 20
SEEN = 1_000
UNFIT = "its positions do not fit the text of its source"

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


def read_passages(
    holders: Iterable[Holder], archive: Archive | None, log: CodingLog
) -> list[CodedPassage]:
    """The passages of all selections, in the order of the file.

    A selection of an area, as of a PDF's page, is the passage of the selection with its GUID, if
    a text has one.
    """
    trials = [(holder, _trial(holder, archive, log)) for holder in holders]
    tried = [trial for _, trial in trials if isinstance(trial, Trial)]
    ways = dict(zip(map(id, tried), chosen(tried), strict=True))
    found: list[CodedPassage] = []
    for number, (holder, trial) in enumerate(trials):
        if isinstance(trial, Trial):
            found += _cut(number, trial, ways[id(trial)])
            found += _textless(holder, "it selects no text")
        else:
            found += _textless(holder, trial, every=True)
    _tell(tried, ways, log)
    return _with_twins(found)


def _trial(holder: Holder, archive: Archive | None, log: CodingLog) -> Trial | str:
    """The text of a holder with its selections, or why there is none."""
    placed = tuple(s for s in holder.selections if s.bounds is not None)
    if not placed:
        return "it selects no text"
    try:
        return Trial(holder, PlainText(raw_text(holder, archive, log)), placed)
    except NoText as reason:
        return str(reason)


def _textless(holder: Holder, reason: str, *, every: bool = False) -> Iterator[CodedPassage]:
    for selection in holder.selections:
        if every or selection.bounds is None:
            kind = f" ({selection.kind})" if selection.bounds is None else ""
            yield CodedPassage(holder, selection, lacks=f"{reason}{kind}")


def _cut(number: int, trial: Trial, way: Counting) -> Iterator[CodedPassage]:
    elsewhere = _Elsewhere(trial.plain.text)
    spans = trial.spans(way).tolist()
    for selection, (start, end) in zip(trial.selections, spans, strict=True):
        if start == NOWHERE:
            yield CodedPassage(trial.holder, selection, lacks=UNFIT)
        else:
            lacks = _lacks(selection.name, trial.plain.text, start, end, elsewhere)
            span = number, start, end
            yield CodedPassage(trial.holder, selection, trial.plain, span, lacks)


def _lacks(name: str, text: str, start: int, end: int, elsewhere: "_Elsewhere") -> str:
    blank = not text[start : min(end, start + SEEN)].strip() and not text[start:end].strip()
    if blank:
        return "nothing but blanks is selected"
    if not agreement(name, text, start, end) and elsewhere.holds(beginning(name)):
        return "its name stands elsewhere in the text than its positions say"
    return ""


class _Elsewhere:
    """Looks names up in a text, as long as that takes no undue time.

    A short name is not looked up: it may be a label that stands in the text by chance.
    """

    def __init__(self, text: str) -> None:
        self.words = " ".join(text.split())
        self.left = MOST_SEARCHED // max(len(self.words), 1)

    def holds(self, name: str) -> bool:
        if len(name) < LONG_NAME or not self.left:
            return False
        self.left -= 1
        return name in self.words


def _with_twins(passages: Sequence[CodedPassage]) -> list[CodedPassage]:
    """Give selections without text that of the selection with the same GUID in the same source."""
    texts = {_twin_key(p): p for p in passages if p.span and not p.lacks and p.selection.guid}
    twins = [(p, texts.get(_twin_key(p)) if p.span is None else None) for p in passages]
    return [CodedPassage(p.holder, p.selection, t.plain, t.span) if t else p for p, t in twins]


def _twin_key(passage: CodedPassage) -> tuple[str, str]:
    return passage.holder.source.document, passage.selection.guid


def _tell(trials: Sequence[Trial], ways: Mapping[int, Counting], log: CodingLog) -> None:
    """Say how positions were counted in which sources, and how well that fits."""
    by_way: dict[Counting, list[Trial]] = defaultdict(list)
    for trial in trials:
        by_way[ways[id(trial)]].append(trial)
    for way, alike in by_way.items():
        names, named, edges, ends = map(sum, zip(*(_fit(t, way) for t in alike), strict=True))
        log.understood.append(
            f"Positions in {_sources(alike, named=len(by_way) > 1)}: {way}; {named:,} of {names:,} "
            f"names of selections agree, {edges:,} of {ends:,} ends are not inside a word."
        )
    doubtful = [trial for trial in trials if trial.in_doubt(ways[id(trial)])]
    if doubtful:
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
    names = ", ".join(f"“{trial.holder.source.document}”" for trial in trials[:MOST_NAMED])
    more = " and others" if len(trials) > MOST_NAMED else ""
    return f"{count} ({names}{more})" if named else count
