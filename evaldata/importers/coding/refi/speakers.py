"""Whose words a quote is: the case of its passage or of its source, and what is known of both."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from evaldata.importers.coding.refi.attributes import Attributes, Values
from evaldata.importers.coding.refi.passages import Span

Known = tuple[str | None, Values]


class Belonging:
    """Finds the case of a quote, and the values of its attributes.

    Args:
        attributes: What is known of cases and sources.
        spans: Passages that are a case's own words, with the key of the case.
    """

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
