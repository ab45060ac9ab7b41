"""What every step of reading a report goes by, and what a report calls an attribute's values."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self

from evaldata.importers.log import ReportLog
from evaldata.importers.report.profile import Pattern, Profile
from evaldata.importers.report.text.lines import Words
from evaldata.model.attributes import Attribute
from evaldata.model.evaluation import Evaluation
from evaldata.model.text import caseless, letters

Row = dict[str, Any]
"""A row of a table of the dataset."""
Placed = tuple[Row, str]
"""Such a row, and where in the report it stands."""


@dataclass(frozen=True)
class ValueLabels:
    """The names of values, in small letters, and the value that each means.

    A value goes by what `evaluation.toml` calls it, one or many, and by the profile's names.
    """

    values: Mapping[str, str]

    @classmethod
    def of(cls, attribute: Attribute, names_besides: Mapping[str, str | int]) -> Self:
        """The names of an attribute's values, and those that a profile adds."""
        names = {name: v.text for v in attribute.values for name in (v.shown, v.many)}
        besides = {name: str(text) for name, text in names_besides.items()}
        return cls({caseless(name): text for name, text in (names | besides).items()})

    def value(self, name: str) -> str | None:
        """The value of that name, whatever stands between its letters; or None."""
        return self._by_letters.get(letters(name))

    def beginning(self, text: str) -> tuple[str | None, str]:
        """The value whose name a text begins with, None without one, and what follows it."""
        match = self._pattern.match(text)
        return (self.values[caseless(match[0])], text[match.end() :]) if match else (None, text)

    def inside(self, text: str) -> list[str]:
        """The values that a text names, in its order."""
        return [self.values[caseless(name)] for name in self._pattern.findall(text)]

    @cached_property
    def _by_letters(self) -> dict[str, str]:
        return {letters(name): value for name, value in self.values.items()}

    @cached_property
    def _pattern(self) -> Pattern:
        """Any of the names as whole words; the longest that fits."""
        names = sorted(self.values, key=len, reverse=True)
        spaced = (r"\s+".join(map(re.escape, name.split())) for name in names)
        return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)", re.IGNORECASE)


@dataclass(frozen=True)
class ReportContext:
    """What a report is read by, and the log of what is met."""

    profile: Profile
    evaluation: Evaluation
    words: Words
    log: ReportLog

    @cached_property
    def labels(self) -> dict[str, ValueLabels]:
        """What the report calls the values of each attribute, by its id."""
        besides = self.profile.labels
        return {a.id: ValueLabels.of(a, besides.get(a.id, {})) for a in self.evaluation.attributes}
