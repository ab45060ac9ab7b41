"""Whose words a quote is: the case of its passage or of its source, and what is known of both."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from evaldata.importers.coding.refi.attributes import Attributes, Values
from evaldata.importers.coding.refi.offsets import Positions
from evaldata.importers.coding.refi.passages import Span

Known = tuple[str | None, Values]
Spans = tuple[Positions, list[str]]


class Belonging:
    """Finds the case of a quote, and the values of its attributes.

    Args:
        attributes: What is known of cases and sources.
        spans: Passages that are a case's own words, with the case's GUID.
    """

    def __init__(self, attributes: Attributes, spans: Iterable[tuple[Span, str]]) -> None:
        self.attributes = attributes
        self.by_source: dict[str, list[str]] = defaultdict(list)
        for key, case in attributes.cases.items():
            for source in case.sources:
                self.by_source[source].append(key)
        self.of_all: dict[str, Known] = {}
        self.by_text = _by_text(spans)

    def of(self, source: str, span: Span | None) -> Known:
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

    def _around(self, span: Span | None) -> list[str]:
        """The cases whose own words the passage is."""
        if span is None or span[0] not in self.by_text:
            return []
        bounds, keys = self.by_text[span[0]]
        around = (bounds[:, 0] <= span[1]) & (bounds[:, 1] >= span[2])
        found = (keys[each] for each in np.flatnonzero(around))
        return [key for key in dict.fromkeys(found) if key in self.attributes.cases]


def _by_text(spans: Iterable[tuple[Span, str]]) -> Mapping[int, Spans]:
    each: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for (text, start, end), key in spans:
        each[text].append((start, end, key))
    return {
        text: (np.array([(s, e) for s, e, _ in rows], np.int64), [key for *_, key in rows])
        for text, rows in each.items()
    }


def _agreed(each: Sequence[Values]) -> Values:
    """The values that no two of them differ in."""
    labels = dict.fromkeys(label for values in each for label in values)
    found = {label: {values.get(label) for values in each} for label in labels}
    return {label: value for label, (value, *rest) in found.items() if value and not rest}
