"""Read a project that Taguette exports (.sqlite3).

What the log counts as “coded passages” are tags given to highlights. The first tag of a
passage makes a quote; each further one is joined to it. So those kept are as many as the quotes.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

import pandas as pd

from evaldata.importers.coding.project import (
    ISO_DATE,
    MOST_PARTS,
    PASSAGES,
    QUOTE_COLUMNS,
    THEME_COLUMNS,
    THEMES,
    CodedProject,
)
from evaldata.importers.coding.snippets import text_of
from evaldata.importers.coding.taguette_file import Rows, read_tables
from evaldata.importers.coding.unique_names import UniqueNames
from evaldata.importers.log import CodingLog
from evaldata.model.problems import BadDatasetError, in_file

BETWEEN = "."
UNTAGGED = "highlights without a tag"
DESCRIPTIONS = "descriptions of documents"

Key = tuple[Any, ...]
"""Where a passage stands: its document, and its positions there."""


def read_taguette(content: bytes, name: str, log: CodingLog) -> CodedProject:
    """The project that a file holds. It tells of no participants, and of no attributes.

    Args:
        content: The file's content.
        name: The file's name.
        log: What was understood, and what became of all that was found, is put down there.

    Raises:
        BadDatasetError: Where the file is no project of Taguette's, is damaged or too large, or
            holds more than one project.
    """
    file = PurePath(name.replace("\\", "/")).name
    tables = read_tables(content, file)
    title = _title(tables["projects"], file)
    themes = list(_themes(list({str(tag[0]): tag for tag in tables["tags"]}.values())))
    log.found[THEMES] += len(tables["tags"])
    log.joined[THEMES] += len(tables["tags"]) - len(themes)
    log.understood.append(f"A Taguette project; documents in it: {len(tables['documents']):,}.")
    _tell_descriptions(tables["documents"], log)
    reader = _Reader({row["theme_id"] for row in themes}, tables, log)
    reader.read()
    return CodedProject(
        title=title,
        themes=pd.DataFrame(themes, columns=list(THEME_COLUMNS), dtype=object),
        quotes=pd.DataFrame(reader.rows(), columns=list(QUOTE_COLUMNS), dtype=object),
        participants=pd.DataFrame(columns=["participant_id"], dtype=object),
    )


def _title(projects: Rows, file: str) -> str:
    if len(projects) > 1:
        message = f"The file holds {len(projects)} projects: it is all of a Taguette, no export."
        remedy = "Export the one project that is meant."
        raise BadDatasetError([in_file("taguette_one_project", file, message, remedy)])
    return _words(projects[0][0]) if projects else ""


def _themes(tags: Rows) -> Iterator[dict[str, str | None]]:
    """A row for each tag; below the nearest tag that its path begins with, if there is one."""
    by_path = {_words(path): str(tag) for tag, path, _ in tags if _words(path)}
    for tag, path, description in tags:
        whole = _words(path) or str(tag)
        parent = _parent(whole, by_path)
        title = whole.removeprefix(f"{parent}{BETWEEN}") if parent else whole
        values = str(tag), title or whole, by_path.get(parent), _words(description) or None
        yield dict(zip(THEME_COLUMNS, values, strict=True))


def _parent(path: str, by_path: Mapping[str, str]) -> str:
    parent = path.rpartition(BETWEEN)[0] if path.count(BETWEEN) <= MOST_PARTS else ""
    while parent and parent not in by_path:
        parent = parent.rpartition(BETWEEN)[0]
    return parent


def _tell_descriptions(documents: Rows, log: CodingLog) -> None:
    if described := [_words(name) for _, name, said in documents if _words(said)]:
        log.found[DESCRIPTIONS] += len(described)
        log.leave_out(DESCRIPTIONS, "a dataset has no place for them", *described)


@dataclass
class _Reader:
    """Reads highlights with their tags."""

    theme_ids: set[str | None]
    tables: Mapping[str, Rows]
    log: CodingLog
    quotes: dict[Key, dict[str, Any]] = field(default_factory=dict)

    def read(self) -> None:
        """Read each highlight; tags of a highlight that is missing are told."""
        names = UniqueNames()
        documents = {i: names.unlike(_words(n) or str(i)) for i, n, _ in self.tables["documents"]}
        dates = _dates(self.tables["commands"])
        tags = self._tags()
        for highlight, document, *place, snippet in self.tables["highlights"]:
            row = dict.fromkeys(QUOTE_COLUMNS) | {
                "text": text_of(str(snippet or "")),
                "document": documents.get(document),
                "date": dates.get(highlight),
                "source": f"highlight {highlight}",
            }
            self._read((document, *place), row, tags.pop(highlight, []))
        for highlight, lost in tags.items():
            self._leave_out("the highlight is missing", f"highlight {highlight}", len(lost))

    def _tags(self) -> dict[Any, list[str]]:
        tags: dict[Any, list[str]] = {}
        for highlight, tag in self.tables["highlight_tags"]:
            tags.setdefault(highlight, []).append(str(tag))
        return tags

    def rows(self) -> list[dict[str, Any]]:
        """A row for each passage, in the order of the file."""
        return [{**row, "theme_ids": list(row["theme_ids"])} for row in self.quotes.values()]

    def _read(self, key: Key, row: dict[str, Any], tags: list[str]) -> None:
        if not tags:
            self.log.found[UNTAGGED] += 1
            self.log.leave_out(UNTAGGED, "they stand for no theme", row["source"])
        known = [tag for tag in tags if tag in self.theme_ids]
        self._leave_out("the tag is missing", row["source"], len(tags) - len(known))
        if not row["text"] or row["document"] is None:
            reason = "its document is missing" if row["text"] else "it marks no text"
            self._leave_out(reason, row["source"], len(known))
        elif known:
            self.log.found[PASSAGES] += len(known)
            self.log.joined[PASSAGES] += len(known) - (key not in self.quotes)
            quote = self.quotes.setdefault(key, {**row, "theme_ids": {}})
            quote["theme_ids"].update(dict.fromkeys(known))

    def _leave_out(self, reason: str, place: str, count: int) -> None:
        if count:
            self.log.found[PASSAGES] += count
            self.log.leave_out(PASSAGES, reason, *[place] * count)


def _dates(commands: Rows) -> dict[Any, str]:
    """The date on which each highlight was made, by its id, as the project's history tells."""
    dates: dict[Any, str] = {}
    for date, payload in commands:
        told = _told(payload)
        if told.get("type") == "highlight_add" and isinstance(told.get("highlight_id"), int):
            dates.setdefault(told["highlight_id"], str(date)[:ISO_DATE])
    return dates


def _told(payload: object) -> dict[str, Any]:
    try:
        told = json.loads(str(payload))
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _words(stored: object) -> str:
    return " ".join(str(stored).split()) if stored is not None else ""
