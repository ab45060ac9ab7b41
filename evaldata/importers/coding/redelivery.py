"""A second delivery of a project: keeps what an editor wrote, and tells what has changed."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import tomli_w

from evaldata.dataset.build import completed
from evaldata.dataset.storage import parse_toml, stored
from evaldata.importers.coding.project import Sources
from evaldata.importers.log import CodingLog
from evaldata.model.schema import EVALUATION_FILE, TABLES

WRITTEN = {"themes": ("headline", "summary", "points", "gap"), "quotes": ("why",)}
"""Columns that an editor fills in; what a delivery says itself stands above it."""
IDS = {"themes": "theme_id", "quotes": "quote_id", "participants": "participant_id"}
NEW_EACH_TIME = ("attributes", "voice")
"""Keys of `evaluation.toml` that each delivery says anew."""


def redelivered(
    delivery: Sources, folder: Path, log: CodingLog, *, said: Mapping[str, Any], whole: bool
) -> Sources:
    """The evaluation and its tables with what an editor added to the delivery before.

    Args:
        delivery: Its `evaluation.toml`, and its tables.
        folder: Where the delivery before was imported to; nothing happens where there was none.
        log: Told what is new, changed and gone.
        said: Keys of `evaluation.toml` that were chosen for this delivery.
        whole: The delivery says all itself, so that nothing of the one before is kept.
    """
    content, frames = delivery
    if not (folder / EVALUATION_FILE).exists():
        return delivery
    frames = {t.name: completed(frames[t.name], t) for t in TABLES if t.name in frames}
    old_content, old = (folder / EVALUATION_FILE).read_bytes(), stored(folder).frames
    if not any(set(frames[name][IDS[name]]) & set(old[name][IDS[name]]) for name in WRITTEN):
        log.changes.append("Nothing is as in the delivery before: nothing of it is kept.")
        return content, frames
    for name, key in IDS.items():
        log.changes += _changes(name, old[name].set_index(key), frames[name].set_index(key))
    if whole:
        return content, frames
    kept = {name: _kept(frames[name], old[name], name) for name in WRITTEN}
    if frames["statements"].empty:
        there = set(frames["themes"]["theme_id"])
        links = [
            [theme for theme in linked if theme in there]
            for linked in old["statements"]["theme_ids"]
        ]
        kept["statements"] = old["statements"].assign(theme_ids=links)
    return _evaluation(content, old_content, said), frames | kept


def _evaluation(content: bytes, old: bytes, said: Mapping[str, Any]) -> bytes:
    """What the delivery before said of the evaluation, with this one's attributes and choices."""
    new = parse_toml(content, EVALUATION_FILE)
    merged = new | parse_toml(old, EVALUATION_FILE)
    each_time = {key: new[key] for key in NEW_EACH_TIME}
    chosen = dict(said)
    if "disclosure" in chosen:
        chosen["disclosure"] = merged.get("disclosure", {}) | chosen["disclosure"]
    return tomli_w.dumps(merged | each_time | chosen).encode()


def _kept(frame: pd.DataFrame, old: pd.DataFrame, name: str) -> pd.DataFrame:
    """The frame with what an editor wrote on rows of the same id, where it says nothing itself."""
    key, columns = IDS[name], list(WRITTEN[name])
    written = old.set_index(key)[columns].reindex(frame[key]).set_axis(frame.index)
    now = frame.reindex(columns=columns).astype(object)
    return frame.assign(**now.mask(now.map(_plain) == "", written))


def _changes(name: str, old: pd.DataFrame, new: pd.DataFrame) -> list[str]:
    """What is new, changed and gone of a table, each with its number; nothing where nothing is."""
    if not (old.index.is_unique and new.index.is_unique):
        return []  # what is wrong with it is told by the rules
    both = new.index.intersection(old.index)
    columns = [c for c in new.columns.intersection(old.columns) if c not in IGNORED]
    changed = new.loc[both, columns].map(_plain) != old.loc[both, columns].map(_plain)
    numbers = {
        "new": len(new.index.difference(old.index)),
        "changed": int(changed.any(axis=1).sum()),
        "gone": len(old.index.difference(new.index)),
    }
    parts = [f"{number:,} {word}" for word, number in numbers.items() if number]
    return [f"{name}: {', '.join(parts)}"] if parts else []


IGNORED = (
    "position",
    "number",
    "source",
    "person_id",
    *(c for columns in WRITTEN.values() for c in columns),
)
"""Columns that change although nobody has changed them, and those that an editor fills in."""


def _plain(value: object) -> str:
    """A value as text, in which the order of a list tells nothing; empty where nothing is said."""
    if isinstance(value, list):
        return ";".join(sorted(map(str, value)))
    return "" if value is None or value != value else str(value)  # noqa: PLR0124  # not a number
