"""All quotes of an evaluation, held in columns; a row becomes a `Quote` only to be shown."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from evaldata.model.attributes import Attribute
from evaldata.model.entities import Quote
from evaldata.model.patterns import AttributePatterns, Codes, Counts, Mask
from evaldata.model.vocabulary import Wording
from evaldata.search.index import SearchIndex

Rows = npt.NDArray[np.intp]
PLAIN = ("quote_id", "position", "text", "why", "document", "memo", "date", "source")
"""The columns that a `Quote` has as they are."""


class Quotes:
    """The quotes table with what is counted and looked up in it.

    Attributes:
        patterns: The quotes by what is known of their speakers.
        of_theme: For each theme the rows of its quotes, by position.
        in_order: The rows of all quotes, by theme and position, each once; those without a theme
            come last.
        by_theme: Quotes by theme and pattern. Shape: (themes, patterns).
    """

    def __init__(
        self, table: pa.Table, theme_ids: Sequence[str], attributes: Sequence[Attribute]
    ) -> None:
        self._table = table.combine_chunks()
        self._attributes = attributes
        self.patterns = AttributePatterns.of(table, attributes)
        self.of_theme = _rows_of_themes(self._table, theme_ids)
        self.in_order = first_occurrences([*self.of_theme, self.unthemed])
        width = len(self.patterns.count)
        counted = [
            np.bincount(self.patterns.of_quote[rows], minlength=width) for rows in self.of_theme
        ]
        self.by_theme: Counts = np.array(counted, np.int64).reshape(len(self.of_theme), width)

    def __len__(self) -> int:
        return int(self._table.num_rows)

    def at(self, rows: Rows) -> list[Quote]:
        """The quotes at these rows, in this order."""
        return [self._quote(row) for row in self.columns(rows).to_pylist()]

    def columns(self, rows: Rows) -> pa.Table:
        """The table of the quotes at these rows, in this order."""
        return self._table.take(pa.array(rows))

    def find(self, quote_id: str) -> Quote | None:
        """The quote of that id, or None."""
        row = pc.index(self._table.column("quote_id"), quote_id).as_py()
        return None if row < 0 else self.at(np.array([row]))[0]

    def rows_of(self, ids: Sequence[str]) -> Rows:
        """The rows of the quotes of these ids, in their order; ids that there are not are passed.

        No id may be named twice.
        """
        places = pc.index_in(
            self._table.column("quote_id"), value_set=pa.array(ids, pa.string())
        ).combine_chunks()
        rows: Rows = pc.indices_nonzero(pc.is_valid(places)).to_numpy().astype(np.intp)
        return rows[np.argsort(places.take(pa.array(rows)).to_numpy())]

    def speakers(self, rows: Rows) -> tuple[tuple[str, int], ...]:
        """The speakers of these rows, each with their number of quotes, as they are first heard."""
        named = self._table.column("speaker").take(pa.array(rows)).drop_null()
        counted = pc.value_counts(named)
        return tuple((row["values"], row["counts"]) for row in counted.to_pylist())

    @cached_property
    def labels_differ(self) -> bool:
        """Whether quotes under one label state different things of their speaker."""
        columns = [self._table.column("speaker"), pa.array(self.patterns.of_quote)]
        named = pa.table(columns, names=["speaker", "pattern"]).filter(
            pc.field("speaker").is_valid()
        )
        counted = named.group_by("speaker").aggregate([("pattern", "count_distinct")])
        return bool((pc.max(counted["pattern_count_distinct"]).as_py() or 0) > 1)

    def stated(self, rows: Rows, attribute: Attribute) -> Codes:
        """What the quotes at these rows state of an attribute, in codes. Shape: (rows,).

        Of an attribute that the dataset does not have they state nothing.
        """
        return self.patterns.stated(self._attributes, attribute)[self.patterns.of_quote[rows]]

    def with_reason(self, rows: Rows) -> Mask:
        """Which of the quotes at these rows say why they were chosen. Shape: (rows,)."""
        said: Mask = pc.is_valid(self._table.column("why").take(pa.array(rows))).to_numpy()
        return said

    def wordings_at(self, rows: Rows) -> tuple[Wording, ...]:
        """The kinds of wording that occur at these rows."""
        found = pc.unique(self._table.column("wording").take(pa.array(rows))).to_pylist()
        return tuple(wording for wording in Wording if wording in found)

    @cached_property
    def wordings(self) -> tuple[Wording, ...]:
        """The kinds of wording that occur."""
        return self.wordings_at(self.in_order)

    @cached_property
    def search_index(self) -> SearchIndex:
        """What a search looks through: each quote's text and speaker."""
        return SearchIndex.of(self._table.column("text"), self._table.column("speaker"))

    @property
    def unthemed(self) -> Rows:
        """The rows of the quotes that stand for no theme."""
        lengths = pc.list_value_length(self._table.column("theme_ids"))
        rows: Rows = pc.indices_nonzero(pc.equal(lengths, 0)).to_numpy().astype(np.intp)
        return rows

    def _quote(self, row: Mapping[str, Any]) -> Quote:
        known = tuple(
            (attribute, attribute.value(str(row[attribute.id])))
            for attribute in self._attributes
            if row[attribute.id] is not None
        )
        plain = {name: row[name] for name in PLAIN}
        return Quote(
            theme_ids=tuple(row["theme_ids"]),
            wording=Wording(row["wording"]),
            speaker=row["speaker"] or "",
            known=known,
            **plain,
        )


def first_occurrences(groups: Sequence[Rows]) -> Rows:
    """The rows of all groups one after the other, each where it first stands."""
    if len(groups) == 1:
        return groups[0]
    rows: Rows = pd.unique(np.concatenate([np.zeros(0, np.intp), *groups]))
    return rows


def _rows_of_themes(table: pa.Table, theme_ids: Sequence[str]) -> tuple[Rows, ...]:
    column = table.column("theme_ids")
    owner = pc.list_parent_indices(column).to_numpy()
    themes = pa.array(theme_ids, pa.string())
    theme = pc.index_in(pc.list_flatten(column), value_set=themes).to_numpy()
    position = table.column("position").to_numpy()
    found = []
    for i in range(len(theme_ids)):
        rows = np.unique(owner[theme == i]).astype(np.intp)
        found.append(rows[np.argsort(position[rows], kind="stable")])
    return tuple(found)
