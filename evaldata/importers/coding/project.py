"""What a coded project holds, whatever program coded it: every importer of one makes this."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

QUOTE_COLUMNS = (
    "text",
    "theme_ids",
    "speaker",
    "participant_id",
    "document",
    "coder",
    "memo",
    "date",
    "source",
)
OWN_COLUMNS = (*QUOTE_COLUMNS, "person_id")
"""Columns of quotes and participants that are no attributes, so that none may be called so."""
THEME_COLUMNS = ("theme_id", "title", "parent_id", "summary")
MOST_PARTS = 30
"""Themes that the name of one may stand within."""
ISO_DATE = 10
"""Characters of a year, a month and a day at the beginning of a moment."""
MOST_VALUES = 300
"""Values that an attribute may have; one with more tells one from another."""
PASSAGES, THEMES, PARTICIPANTS = "coded passages", "themes", "participants"
"""What a log counts by name, for these become rows of the dataset."""
NO_THEME = "Quotes without a theme"
"""What a log says of them, where others have one."""

Sources = tuple[bytes, dict[str, pd.DataFrame]]
"""What a dataset is built of: the bytes of an `evaluation.toml`, and tables by name."""


@dataclass(frozen=True, eq=False)
class CodedProject:
    """A project as its file has it; a value that the file does not give is None.

    Attributes:
        title: The project's name; empty where the file gives none.
        themes: A row for each theme. Columns: `THEME_COLUMNS`, theme_id any text that is unique,
            parent_id None where it has no parent.
        quotes: A row for each passage, once, however many themes it stands for. Columns: those of
            `QUOTE_COLUMNS`, `theme_ids` a list, `source` the place in the file; and a column for
            each attribute, under its label, a text or None.
        participants: A row for each response. Columns: participant_id, a column for each attribute,
            and person_id where a person may have given several.
        attributes: The labels of the attributes, in their order.
    """

    title: str
    themes: pd.DataFrame
    quotes: pd.DataFrame
    participants: pd.DataFrame
    attributes: tuple[str, ...] = ()

    @property
    def names_speakers(self) -> bool:
        """Whether anything is known of who took part, or of who speaks."""
        said = self.quotes.reindex(columns=["speaker", *self.attributes])
        return len(self.participants) > 0 or bool(said.notna().any(axis=None))


def frame_of(rows: Iterable[Mapping[str, Any]], columns: Iterable[str]) -> pd.DataFrame:
    """A frame of rows by column; what a row does not say is None."""
    frame = pd.DataFrame(rows, columns=list(columns), dtype=object)
    return frame.where(frame.notna(), None)
