"""Coded passages in each format that can be imported, made of the words of the shipped quotes.

python -m tests.bench.coded FOLDER PASSAGES ROWS
"""

import sys
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow.parquet as pq

from evaldata.dataset.storage import stored
from evaldata.importers.coding.choices import Choices, PeopleShown
from evaldata.importers.coding.importing import import_file
from evaldata.importers.coding.workbook import workbook_template
from evaldata.model.schema import QUOTES
from tests.evaldata.importers.coding import taguette_files as taguette
from tests.evaldata.importers.coding.refi import refi_files as refi
from tests.server import ROOT

WORDS = (12, 30)
"""Fewest and most words of a passage."""
SEED = 20_251_101
THEMES = [f"Theme {parent} > Part {part}" for parent in range(1, 9) for part in range(1, 6)]
ROLES = ("Child", "Doctor", "Manager", "Nurse", "Parent")
REGIONS = ("East", "London", "Midlands", "North", "South", "West")
EACH = 50
"""Passages of one participant, who is also one document."""
MANY = "many.csv"


def main(folder: str, passages: str, rows: str) -> None:
    """Write a file in each format, and a long one of many rows."""
    coded, made = Coded(int(passages)), Path(folder)
    coded.long.to_csv(made / "long.csv", index=False)
    coded.wide.to_csv(made / "wide.csv", index=False)
    coded.long.to_excel(made / "long.xlsx", index=False, engine="xlsxwriter")
    coded.maxqda.to_excel(made / "maxqda.xlsx", index=False, engine="xlsxwriter")
    coded.dedoose.to_csv(made / "dedoose.csv", index=False)
    (made / "project.qdpx").write_bytes(coded.refi())
    (made / "project.sqlite3").write_bytes(coded.taguette())
    _workbook(made / "long.csv", made / "workbook.xlsx")
    Coded(int(rows)).long.to_csv(made / MANY, index=False)


class Coded:
    """Passages with a theme, a participant, a date and what is known of the participant."""

    def __init__(self, count: int) -> None:
        self.numbers = np.arange(count)
        self.people = self.numbers // EACH
        self.theme = np.random.default_rng(SEED).integers(len(THEMES), size=count)

    @cached_property
    def texts(self) -> list[str]:
        """As many texts, each other than all others."""
        chance = np.random.default_rng(SEED)
        shipped = pq.read_table(ROOT / "data" / QUOTES.file).column("text").to_pylist()
        words = np.array(" ".join(shipped).split(), np.object_)
        lengths = chance.integers(*WORDS, size=len(self.numbers))
        picked = words[chance.integers(len(words), size=lengths.sum())]
        ends = np.cumsum(lengths)
        pairs = zip(self.numbers, ends, lengths, strict=True)
        return [f"{' '.join(picked[end - length : end])} {number}" for number, end, length in pairs]

    @property
    def long(self) -> pd.DataFrame:
        """A row for each passage."""
        return pd.DataFrame(
            {**self._people("Participant"), "Theme": self._themes, "Quote": self.texts}
        )

    @property
    def wide(self) -> pd.DataFrame:
        """A row for each passage, and a column for each theme."""
        marks = {theme: np.where(self.theme == i, "x", "") for i, theme in enumerate(THEMES)}
        return pd.DataFrame({**self._people("Participant"), "Quote": self.texts, **marks})

    @property
    def maxqda(self) -> pd.DataFrame:
        """As MAXQDA writes coded segments."""
        people = self._people("Document name")
        return pd.DataFrame(
            {
                "Color": "",
                "Document group": people["Role"],
                "Document name": people["Document name"],
                "Code": self._themes,
                "Begin": self.numbers,
                "End": self.numbers,
                "Weight score": 0,
                "Segment": self.texts,
                "Modified by": "ann",
                "Modified on": people["Date"],
                "Area": 100,
                "Coverage %": 0.1,
                "Comment": "",
            }
        )

    @property
    def dedoose(self) -> pd.DataFrame:
        """As Dedoose writes excerpts: three columns for each code."""
        people = self._people("Media Title")
        codes: dict[str, Any] = {}
        for number, theme in enumerate(THEMES):
            codes[f"Code: {theme} Applied"] = self.theme == number
            codes[f"Code: {theme} Range"] = ""
            codes[f"Code: {theme} Weight"] = ""
        return pd.DataFrame(
            {
                "Media Title": people["Media Title"],
                "Excerpt Range": "",
                "Excerpt Creator": "ann",
                "Excerpt Date": people["Date"],
                "Excerpt Copy": self.texts,
                "Codes Applied Combined": self._themes,
                "Resource Creator": "ann",
                "Resource Date": people["Date"],
                **codes,
                "Role": people["Role"],
            }
        )

    def refi(self) -> bytes:
        """A REFI-QDA project: a text, a source and a case for each participant."""
        files: dict[str, bytes] = {}
        sources = [self._source(person, files) for person in range(self._persons)]
        cases = [
            refi.element(
                "Case",
                refi.value("role", ROLES[person % len(ROLES)]),
                refi.element("SourceRef", targetGUID=f"source-{person}"),
                guid=f"case-{person}",
                name=f"P{person}",
            )
            for person in range(self._persons)
        ]
        codes = [refi.code(f"code-{n}", name, isCodable="true") for n, name in enumerate(THEMES)]
        xml = refi.project(
            refi.codebook(*codes),
            refi.variables(role="Role"),
            refi.element("Cases", *cases),
            refi.element("Sources", *sources),
        )
        return refi.archive(xml, files)

    def _source(self, person: int, files: dict[str, bytes]) -> str:
        """The source of a participant, whose text is put among the files."""
        first, selections, start = person * EACH, [], 0
        texts = self.texts[first : first + EACH]
        for number, text in enumerate(texts, first):
            code = refi.coding(f"code-{self.theme[number]}")
            selections.append(refi.selected(f"s-{number}", start, start + len(text), code))
            start += len(text) + 1
        files[f"sources/{person}.txt"] = "\n".join(texts).encode()
        path = f"internal://{person}.txt"
        return refi.text_source(
            *selections, guid=f"source-{person}", name=f"Talk {person}", plainTextPath=path
        )

    def taguette(self) -> bytes:
        """A project of Taguette's: a document for each participant."""
        documents = [(n, f"Talk {n}", "", "") for n in range(self._persons)]
        tags = [(n, f"theme{n // 5}.part{n % 5}", "") for n in range(len(THEMES))]
        marked = zip(self.numbers.tolist(), self.people.tolist(), self.texts, strict=True)
        return taguette.database(
            {
                "projects": [(1, "Talks", "")],
                "documents": documents,
                "tags": tags,
                "highlights": [(n, p, n * 200, n * 200 + 100, f"<p>{t}</p>") for n, p, t in marked],
                "highlight_tags": list(enumerate(self.theme.tolist())),
            }
        )

    @property
    def _persons(self) -> int:
        return int(self.people[-1]) + 1

    @property
    def _themes(self) -> list[str]:
        return [THEMES[number] for number in self.theme]

    def _people(self, heading: str) -> dict[str, list[str]]:
        def named(values: tuple[str, ...]) -> Iterator[str]:
            return (values[person % len(values)] for person in self.people)

        return {
            heading: [f"P{person}" for person in self.people],
            "Role": [*named(ROLES)],
            "Region": [*named(REGIONS)],
            "Date": [f"2024-{1 + person % 12:02}-13" for person in self.people],
        }


def _workbook(table: Path, path: Path) -> None:
    """The workbook of ours, filled with what a table holds."""
    folder = path.parent / "filled"
    import_file(
        table.read_bytes(), table.name, folder, choices=Choices(people=PeopleShown.ATTRIBUTED)
    )
    held = stored(folder)
    path.write_bytes(workbook_template(held.evaluation, held.frames))


if __name__ == "__main__":
    main(*sys.argv[1:])
