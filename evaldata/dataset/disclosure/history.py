"""The releases of a dataset, kept beside it, and what is done about people whom they would tell."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain, count
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.compute as pc

from evaldata.dataset.disclosure.protecting import Protected, protect
from evaldata.dataset.disclosure.release import Difference
from evaldata.dataset.disclosure.snapshot import RELEASES_FILE, Snapshot
from evaldata.dataset.manifest import mismatches
from evaldata.dataset.rules.rows import Tables
from evaldata.model.evaluation import Evaluation
from evaldata.model.language import counted
from evaldata.model.problems import Problem, as_notice, in_file
from evaldata.model.schema import MANIFEST_FILE, PARTICIPANTS, QUOTES

REFUSED = (
    "release_differs",
    "Beside an earlier release {} could be told by what is new, gone or shown otherwise, for too "
    "few are alike in it.",
    "Wait until more have changed; or hold their changes back (--hold-back); or say that nobody "
    "has the earlier releases (--first-release).",
)
CANNOT = (
    "release_differs",
    "The changes of {} cannot be held back: others would be told, or quotes stand twice or without "
    "a theme that is gone.",
    "Wait until more have changed, or keep themes, attributes, order and threshold as they were.",
)
HELD = (
    "release_held_back",
    "What is new, gone or changed of {} is held back.",
    "It can follow with others.",
)


class Release(StrEnum):
    """What to do about people who could be told by the difference to an earlier release."""

    REFUSE = "refuse"
    HOLD_BACK = "hold back"
    FIRST = "first"


@dataclass(frozen=True)
class History:
    """The earlier releases of a dataset, the last one also as its author wrote it.

    Attributes:
        snapshots: The protected releases, the last one last.
        last: The tables of the last release; None where there was none.
    """

    snapshots: tuple[Snapshot, ...] = ()
    last: Tables | None = field(default=None, repr=False)

    @classmethod
    def read(cls, folder: Path, tables: Tables, safe: Protected) -> "History":
        """The history of the dataset in a folder, whose last release is given: written, and shown.

        Raises:
            ValueError: Where the file that keeps it is spoilt, changed or lost.
            OSError: Where it cannot be read.
        """
        return cls(tuple(_with(_kept(folder), tables, safe)), tables)

    def with_release(self, tables: Tables, safe: Protected) -> bytes | None:
        """What is kept after a further release; None where nothing has to be."""
        kept = _with(self.snapshots, tables, safe)
        return msgspec.json.encode(kept) if kept else None

    def compared(
        self, evaluation: Evaluation, tables: Tables, release: Release
    ) -> tuple[dict[str, pa.Table], list[Problem]]:
        """The tables to release, and what is to be said of them."""
        safe = protect(tables, evaluation) if self.snapshots else None
        if safe is None or not safe.protection.needed:
            return dict(tables), []
        now = Snapshot.of(tables, safe)
        told, few = self._told(now), self._few(now)
        if not few:
            return dict(tables), told
        if release is Release.REFUSE or self.last is None:
            return dict(tables), [*told, _of_people(len(few), *REFUSED)]
        held, seen = dict(tables), set[str]()
        while few - seen:
            seen |= few
            themes = Difference(self.snapshots[-1], now).renamed(seen)
            held = _held_back(self.last, tables, seen, themes)
            if _lacks_themes(held):
                break
            few = self._few(Snapshot.of(held, protect(held, evaluation)))
        if few or self._doubled(tables, held):
            return dict(tables), [*told, _of_people(len(seen), *CANNOT)]
        return held, [*told, as_notice(_of_people(len(seen), *HELD))]

    def _few(self, now: Snapshot) -> frozenset[str]:
        """The ids of those who could be told beside any of the earlier releases."""
        return frozenset[str]().union(*(Difference(old, now).few for old in self.snapshots))

    def _doubled(self, tables: Tables, held: Tables) -> bool:
        """Whether a quote would stand more often than in either release."""
        found = [
            Counter(some["quotes"].column("text").to_pylist())
            for some in (self.last or tables, tables, held)
        ]
        return bool(found[2] - (found[0] | found[1]))

    def _told(self, now: Snapshot) -> list[Problem]:
        """What may link quotes though it is of nobody in particular, or of themes alone."""
        beside = Difference(self.snapshots[-1], now)
        found = []
        if max(beside.unlinked) > 1:
            came, gone, changed = beside.unlinked
            message = (
                f"Of the quotes that name no participant {came:,} are new, {gone:,} gone, and "
                f"{changed:,} say otherwise of their speaker: if they are one person's, whoever "
                "has the last release can tell that they belong together."
            )
            found.append(in_file("release_unlinked", QUOTES.file, message, "Make sure of it."))
        if beside.recoded:
            people = counted(beside.recoded, "person", "people")
            message = (
                f"Several quotes have other themes now, all of {people}: whoever "
                "has the last release can tell that they belong together."
            )
            remedy = "Code more anew in the same release, or keep these as they were."
            found.append(in_file("release_recoded", QUOTES.file, message, remedy))
        return [*map(as_notice, found)]


def _with(kept: Iterable[Snapshot], tables: Tables, safe: Protected) -> list[Snapshot]:
    """The releases with this one as the last, if it is protected."""
    if not safe.protection.needed:
        return list(kept)
    last = Snapshot.of(tables, safe)
    return [*(snapshot for snapshot in kept if snapshot != last), last]


def _kept(folder: Path) -> list[Snapshot]:
    """The releases that the folder remembers."""
    file, sealed = folder / RELEASES_FILE, folder / MANIFEST_FILE
    content = file.read_bytes() if file.exists() else None
    manifest = sealed.read_bytes() if sealed.exists() else b""
    if RELEASES_FILE.encode() in manifest and mismatches(manifest, {RELEASES_FILE: content or b""}):
        raise ValueError(f"{RELEASES_FILE} is not the one that was sealed")
    return msgspec.json.decode(content, type=list[Snapshot]) if content else []


def _held_back(
    last: Tables, tables: Tables, few: Collection[str], renamed: Mapping[str, str]
) -> dict[str, pa.Table]:
    """The tables with these participants as they were in the last release.

    Their quotes name each theme by the id that it has now.
    """
    held = dict(tables)
    ids = pa.array(sorted(few), pa.string())
    quoted: set[str] = set()
    for table in (PARTICIPANTS, QUOTES):
        of_few = pc.is_in(tables[table.name].column("participant_id"), value_set=ids)
        kept = tables[table.name].filter(pc.invert(of_few))
        its = last[table.name]
        rows = its.filter(pc.is_in(its.column("participant_id"), value_set=ids)).to_pylist()
        if table is QUOTES:
            quoted = set(kept.column("quote_id").to_pylist())
            for row in rows:
                row["theme_ids"] = [renamed.get(name, name) for name in row["theme_ids"]]
                numbered = (f"{row['quote_id']}-{number}" for number in count(2))
                names = chain([row["quote_id"]], numbered)
                row["quote_id"] = next(name for name in names if name not in quoted)
                quoted.add(row["quote_id"])
        again = pa.Table.from_pylist(rows, schema=its.schema)
        held[table.name] = pa.concat_tables([kept, again], promote_options="default")
    return held


def _lacks_themes(tables: Tables) -> bool:
    """Whether a quote names a theme that there is not."""
    named = pc.list_flatten(tables["quotes"].column("theme_ids")).to_pylist()
    return not {*named} <= {*tables["themes"].column("theme_id").to_pylist()}


def _of_people(number: int, rule: str, message: str, remedy: str) -> Problem:
    """What is to be said of so many participants, who are named in the message."""
    people = counted(number, "participant", "participants")
    return in_file(rule, PARTICIPANTS.file, message.format(people), remedy)
