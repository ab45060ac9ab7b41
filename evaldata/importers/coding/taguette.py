"""Read a project that Taguette exports (.sqlite3).

What the log counts as “coded passages” are tags given to highlights. The first tag of a
passage makes a quote; each further one is joined to it. So those kept are as many as the quotes.
"""

import re
from collections.abc import Container, Iterator, Mapping, Set
from contextlib import suppress
from typing import Any

import msgspec
from lxml import etree

from evaldata.importers.coding.ids import UniqueNames
from evaldata.importers.coding.project import (
    ISO_DATE,
    MOST_PARTS,
    PASSAGES,
    QUOTE_COLUMNS,
    THEME_COLUMNS,
    THEMES,
    CodedProject,
    frame_of,
)
from evaldata.importers.coding.taguette_file import Rows, read_tables
from evaldata.importers.log import CodingLog
from evaldata.model.problems import refusal

BETWEEN = "."
BLOCKS = re.compile(
    "address|article|blockquote|br|d[dlt]|div|fig(caption|ure)|footer|h[1-6r]|header|li|main|nav"
    "|[ou]l|p|pre|section|t(able|body|head|foot|d|h|r)"
)
UNSEEN = frozenset(["script", "style", "template", "title"])
BREAK = "\0"
"""Stands for the edge of a block while the text is gathered; a text cannot hold it."""


def read_taguette(content: bytes, log: CodingLog) -> CodedProject:
    """The project that a file holds. It tells of no participants, and of no attributes.

    Raises:
        BadDatasetError: Where the file is no project of Taguette's, is damaged or too large, or
            holds more than one project.
    """
    tables = read_tables(content, log.file)
    documents = tables["documents"]
    title = _title(tables["projects"], log.file)
    themes = list(_themes(list({str(tag[0]): tag for tag in tables["tags"]}.values())))
    log.found[THEMES] += len(tables["tags"])
    log.joined[THEMES] += len(tables["tags"]) - len(themes)
    log.understood.append(f"A Taguette project; documents in it: {len(documents):,}.")
    described = (_words(name) for _, name, said in documents if _words(said))
    log.pass_over("descriptions of documents", "a dataset has no place for them", *described)
    return CodedProject(
        title=title,
        themes=frame_of(themes, THEME_COLUMNS),
        quotes=frame_of(_quotes(tables, {row["theme_id"] for row in themes}, log), QUOTE_COLUMNS),
        participants=frame_of([], ["participant_id"]),
    )


def _title(projects: Rows, file: str) -> str:
    if len(projects) > 1:
        message = f"The file holds {len(projects)} projects: it is all of a Taguette, no export."
        remedy = "Export the one project that is meant."
        raise refusal("taguette_one_project", file, message, remedy)
    return _words(projects[0][0]) if projects else ""


def _themes(tags: Rows) -> Iterator[dict[str, str | None]]:
    """A row for each tag; below the nearest tag that its path begins with, if there is one."""
    by_path = {_words(path): str(tag) for tag, path, _ in tags if _words(path)}
    for tag, path, description in tags:
        whole = _words(path) or str(tag)
        parent, title = placed_tag(whole, by_path)
        values = str(tag), title, by_path.get(parent), _words(description) or None
        yield dict(zip(THEME_COLUMNS, values, strict=True))


def placed_tag(tag: str, tags: Container[str]) -> tuple[str, str]:
    """The nearest of the tags that the path of one begins with, or nothing, and what follows it."""
    parent = tag.rpartition(BETWEEN)[0] if tag.count(BETWEEN) <= MOST_PARTS else ""
    while parent and parent not in tags:
        parent = parent.rpartition(BETWEEN)[0]
    title = tag.removeprefix(f"{parent}{BETWEEN}") if parent else tag
    return parent, title or tag


def _quotes(
    tables: Mapping[str, Rows], theme_ids: Set[str | None], log: CodingLog
) -> list[dict[str, Any]]:
    """A row for each passage, in the order of the file; what is no quote is told."""
    names = UniqueNames()
    documents = {key: names.unlike(_words(n) or str(key)) for key, n, _ in tables["documents"]}
    dates = _dates(tables["commands"])
    tags: dict[Any, list[str]] = {}
    for highlight, tag in tables["highlight_tags"]:
        tags.setdefault(highlight, []).append(str(tag))
    quotes: dict[tuple[Any, ...], dict[str, Any]] = {}
    for highlight, document, *place, snippet in tables["highlights"]:
        source, given = f"highlight {highlight}", tags.pop(highlight, [])
        known = [tag for tag in given if tag in theme_ids]
        text = text_of(str(snippet or ""))
        if not given:
            log.pass_over("highlights without a tag", "they stand for no theme", source)
        lost = [source] * (len(given) - len(known))
        log.pass_over(PASSAGES, "the tag is missing", *lost)
        if not text or document not in documents:
            reason = "its document is missing" if text else "it marks no text"
            log.pass_over(PASSAGES, reason, *[source] * len(known))
        elif known:
            key = document, *place
            log.found[PASSAGES] += len(known)
            log.joined[PASSAGES] += len(known) - (key not in quotes)
            row = {"text": text, "document": documents[document], "date": dates.get(highlight)}
            quote = quotes.setdefault(key, {**row, "source": source, "theme_ids": []})
            quote["theme_ids"] = list(dict.fromkeys(quote["theme_ids"] + known))
    for highlight, lost in tags.items():
        log.pass_over(PASSAGES, "the highlight is missing", *[f"highlight {highlight}"] * len(lost))
    return list(quotes.values())


def text_of(html: str) -> str:
    """The text of a piece of HTML as a reader sees it: no tags, blanks made one, a line a block."""
    lines = "".join(_pieces(html.replace(BREAK, " "))).split(BREAK)
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def _pieces(html: str) -> Iterator[str]:
    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    root = etree.fromstring(f"<div>{html}</div>", parser)
    unseen = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        unseen += (element.tag in UNSEEN) * (1 if event == "start" else -1)
        if BLOCKS.fullmatch(element.tag):
            yield BREAK
        said = element.text if event == "start" else element.tail
        if said and not unseen:
            yield said


def _dates(commands: Rows) -> dict[Any, str]:
    """The date on which each highlight was made, by its id, as the project's history tells."""
    dates: dict[Any, str] = {}
    for date, payload in commands:
        with suppress(msgspec.DecodeError, msgspec.ValidationError, RecursionError):
            made = msgspec.json.decode(str(payload), type=_HighlightAdded)
            dates.setdefault(made.highlight_id, str(date)[:ISO_DATE])
    return dates


class _HighlightAdded(msgspec.Struct, tag="highlight_add"):
    """What the history says of a highlight that was made."""

    highlight_id: int


def _words(stored: object) -> str:
    return " ".join(str(stored).split()) if stored is not None else ""
