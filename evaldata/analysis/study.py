"""An evaluation for an analyst: pandas frames of what the dashboard shows, and of nothing else."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import Any, Self

import numpy as np
import pandas as pd
import pyarrow as pa

from evaldata.analysis.classes import LISTED, QuoteClass
from evaldata.analysis.filters import Filter, asked, meeting
from evaldata.analysis.grid import evidence_grid
from evaldata.analysis.responses import categorical
from evaldata.analysis.view import View
from evaldata.dataset.dataset_folders import is_dataset
from evaldata.dataset.quotes import Rows
from evaldata.dataset.storage import load_tables
from evaldata.model.attributes import Attribute, Value
from evaldata.model.language import counted
from evaldata.model.patterns import codes
from evaldata.model.problems import BadDatasetError, in_file
from evaldata.model.schema import TABLES
from evaldata.model.table import ColumnType

STANDS = {kind: kind.name.lower().replace("_", " ") for kind in QuoteClass}
"""How a quote stands to a filter, in an analyst's frame."""

Number = float | np.number[Any]
Wanted = str | Number | Iterable[str | Number]
_LISTS = {
    column.name for table in TABLES for column in table.columns if column.kind is ColumnType.TEXTS
}


@dataclass(frozen=True, eq=False, repr=False)
class Study:
    """An evaluation seen through a filter, in frames that have the schema's columns.

    Attributes are ordered Categoricals of the values as the data have them, numbers as numbers,
    in the evaluation's order; NaN where a value is withheld. Who coded a quote is told of no
    evaluation, who took part of none that is protected.
    """

    view: View
    _tables: Mapping[str, pa.Table]

    @classmethod
    def of(cls, folder: str | PathLike[str]) -> Self:
        """The evaluation in a folder, nothing asked of it yet.

        Raises:
            BadDatasetError: Where it is no dataset's folder; else with all that is wrong with it.
        """
        path = Path(folder)
        if not is_dataset(path):
            holds_none, is_none = "The folder holds no dataset.", "There is no folder of this name."
            remedy = (
                "Name a dataset's folder, as seen from where Python runs. "
                "To make one: python -m evaldata build SOURCE DATASET."
            )
            wrong = holds_none if path.is_dir() else is_none
            raise BadDatasetError([in_file("dataset_folder", str(folder), wrong, remedy)])
        dataset, tables = load_tables(path)
        return cls(View.of(dataset), tables)

    @cached_property
    def participants(self) -> pd.DataFrame:
        """The responses that meet the filter, by participant_id, or numbered where protected."""
        table, attributes = self._tables["participants"], self.view.dataset.attributes
        left = meeting(codes(table, attributes), asked(self.view.filter, attributes))
        frame = _frame(table.filter(pa.array(left)), attributes)
        if self.view.dataset.protection.participants:
            return frame.drop(columns=["participant_id", "person_id"])
        return frame.set_index("participant_id")

    @cached_property
    def themes(self) -> pd.DataFrame:
        """All themes by theme_id, in the report's order."""
        return _frame(self._tables["themes"]).set_index("theme_id").loc[self._theme_ids]

    @cached_property
    def statements(self) -> pd.DataFrame:
        """All statements by statement_id: findings first, each kind by number."""
        order = [statement.statement_id for statement in self.view.dataset.statements]
        return _frame(self._tables["statements"]).set_index("statement_id").loc[order]

    @cached_property
    def quotes(self) -> pd.DataFrame:
        """All quotes by quote_id, by theme and position; `stands` says how each meets the filter.

        Those that are ruled out are among them. Where nothing is filtered all match.
        """
        return self._quotes(self.view.rows())

    def where(self, /, **wanted: Wanted) -> "Study":
        """The same for those who have one of these values in each of these attributes.

        Participants are narrowed to those who meet it; quotes stay, and `stands` changes. A number
        asks for the value that it equals, so that 2.0 from a column with gaps asks for 2.

        Raises:
            ValueError: Where an attribute or a value is not known, or was ruled out before.
        """
        dataset = self.view.dataset
        texts = {name: _texts(name, some, self._values(name)) for name, some in wanted.items()}
        filter_ = Filter.of({**dict(self.view.filter.chosen), **texts}, dataset.attributes)
        return Study(View.of(dataset, filter_), self._tables)

    def matrix(self, attribute: str, stands: str = "matches") -> pd.DataFrame:
        """Numbers of quotes by theme and value of an attribute: those that match, or are possible.

        Where the filter asks for values of the attribute, only these are columns. A quote that is
        possible for several values is counted for each of them.

        Raises:
            ValueError: Where the attribute is not known, or `stands` is neither of the two.
        """
        if stands not in (names := [STANDS[kind] for kind in LISTED]):
            raise ValueError(f"Quotes are counted that are one of {names}, not {stands!r}.")
        values = [value.value for value in self._values(attribute)]
        cells = evidence_grid(self.view, self._attribute(attribute))[stands].to_numpy(np.int64)
        return pd.DataFrame(
            cells.reshape(-1, len(values)),
            index=pd.Index(self._theme_ids, name="theme_id"),
            columns=pd.Index(values, name=attribute),
        )

    def search(self, words: str) -> pd.DataFrame:
        """The quotes whose text or speaker holds all these words, as on screen; all for none.

        Quotation marks keep a phrase together, `word*` asks for words that begin so. A word that
        is nowhere is taken for the one that was meant, and synonyms are found too. Quotes that the
        filter rules out are among them.

        The frame's `attrs` say how it was understood: `taken_for` has each word that is nowhere
        with the one that was searched instead, `also_found` each word with its synonyms.
        """
        found = self.view.dataset.search(words)
        frame = self._quotes(self.view.rows(found=found.quotes))
        asked = found.asked
        frame.attrs["taken_for"] = {word.typed: word.meant for word in asked.corrections}
        frame.attrs["also_found"] = {
            part.typed: [synonym.form for synonym in part.synonyms]
            for part in asked.wanted
            if part.synonyms
        }
        return frame

    def __repr__(self) -> str:
        dataset, counts = self.view.dataset, self.view.counts
        sizes = (
            (self.view.responses, "response"),
            (len(dataset.themes), "theme"),
            (len(dataset.statements), "statement"),
            (counts.total, "quote"),
        )
        said = ", ".join(counted(number, name, f"{name}s") for number, name in sizes)
        if self.view.filter:
            by_class = (f"{counts.of(kind):,} {name}" for kind, name in STANDS.items())
            chosen = "; ".join(f"{name}: {', '.join(ts)}" for name, ts in self.view.filter.chosen)
            said = f"{said} ({', '.join(by_class)}), where {chosen}"
        return f"<{dataset.evaluation.title}: {said}>"

    def _quotes(self, rows: Rows) -> pd.DataFrame:
        dataset = self.view.dataset
        hidden = ["coder", *(["participant_id"] if dataset.protection.needed else [])]
        table = dataset.quotes.columns(rows).drop_columns(hidden)
        frame = _frame(table, dataset.attributes).set_index("quote_id")
        stands = pd.Categorical.from_codes(
            self.view.classes_at(rows), [*STANDS.values()], ordered=True
        )
        frame.insert(len(frame.columns), "stands", stands)
        return frame

    @property
    def _theme_ids(self) -> list[str]:
        """Of all themes, in the report's order."""
        return [theme.theme_id for theme in self.view.dataset.themes]

    def _attribute(self, name: str) -> Attribute:
        known = {attribute.id: attribute for attribute in self.view.dataset.attributes}
        if name not in known:
            raise ValueError(f"{name!r} is no attribute; known are {[*known]}.")
        return known[name]

    def _values(self, name: str) -> tuple[Value, ...]:
        """The values of an attribute that the filter leaves."""
        attribute, chosen = self._attribute(name), self.view.filter.of_attribute(name)
        return tuple(value for value in attribute.values if not chosen or value.text in chosen)


def _texts(name: str, values: Wanted, known: Sequence[Value]) -> list[str]:
    """The texts of the values asked of an attribute."""
    if isinstance(values, str) or not isinstance(values, Iterable):
        values = [values]
    texts = [_text(value, known) for value in values]
    unknown = [text for text in texts if text not in {value.text for value in known}]
    if unknown or not texts:
        named = f"{unknown[0]!r} is no value" if unknown else "No value is asked"
        raise ValueError(f"{named} of {name!r}; known are {[value.value for value in known]}.")
    return texts


def _text(value: object, known: Sequence[Value]) -> str:
    """The text of the value that a number equals, as 2.0 equals 2; else of what is asked."""
    if isinstance(value, (float, np.number)):
        return next((one.text for one in known if one.value == value), str(value))
    return str(value)


def _frame(table: pa.Table, attributes: Sequence[Attribute] = ()) -> pd.DataFrame:
    """A table's rows, lists as lists and attributes as ordered Categoricals."""
    frame: pd.DataFrame = table.to_pandas()
    for name in _LISTS.intersection(table.column_names):
        frame[name] = pd.Series(table.column(name).to_pylist(), frame.index, object)
    for attribute, coded in zip(attributes, codes(table, attributes).T, strict=True):
        frame[attribute.id] = categorical(attribute, coded)
    return frame
