"""The releases of a dataset, kept beside it, and what is done about people whom they would tell."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.compute as pc

from evaldata.disclosure.protecting import Protected, protect
from evaldata.disclosure.release import Difference
from evaldata.disclosure.snapshot import RELEASES_FILE, Person, Snapshot
from evaldata.evaluation import Evaluation
from evaldata.problems import Problem, Severity, in_file
from evaldata.schema import PARTICIPANTS, QUOTES

Tables = Mapping[str, pa.Table]


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
        last: The tables of the last release; None where there was none, or nothing was protected.
    """

    snapshots: tuple[Snapshot, ...] = ()
    last: Tables | None = field(default=None, repr=False)

    @classmethod
    def read(cls, folder: Path, evaluation: Evaluation, tables: Tables) -> "History":
        """The history of the dataset in a folder, whose last release is given.

        Raises:
            ValueError: Where the file that keeps it is spoilt.
        """
        file = folder / RELEASES_FILE
        kept: list[Snapshot] = []
        if file.exists():
            try:
                kept = msgspec.json.decode(file.read_bytes(), type=list[Snapshot])
            except msgspec.MsgspecError as error:
                raise ValueError(str(error)) from None
        safe = protect(tables, evaluation)
        if not safe.protection.needed:
            return cls()
        last = Snapshot.of(tables, safe)
        return cls((*(k for k in kept if k != last), last), tables)

    def with_release(self, tables: Tables, safe: Protected) -> bytes | None:
        """What is kept after a further release; None where nothing has to be."""
        if not safe.protection.needed:
            return None
        now = Snapshot.of(tables, safe)
        return msgspec.json.encode([*(s for s in self.snapshots if s != now), now])

    def compared(
        self, evaluation: Evaluation, tables: Tables, release: Release
    ) -> tuple[dict[str, pa.Table], list[Problem]]:
        """The tables to release, and what is to be said of them.

        Args:
            evaluation: What is to be released.
            tables: The same, as their author wrote them.
            release: What to do about people who could be told.
        """
        now = protect(tables, evaluation)
        if not self.snapshots or not now.protection.needed:
            return dict(tables), []
        told = self._unlinked(Snapshot.of(tables, now))
        gone, come = self._few(tables, now)
        concerned = {person.ids for person in (*gone, *come)}
        if not concerned:
            return dict(tables), told
        if release is Release.REFUSE or self.last is None:
            return dict(tables), [*told, _refused(len(concerned), now.protection.threshold)]
        held = dict(tables)
        while gone or come:
            before = len(gone) + len(come)
            held = _held_back(self.last, held, gone, come)
            gone, come = self._few(held, protect(held, evaluation))
            if len(gone) + len(come) >= before:
                return dict(tables), [*told, _cannot(len(concerned), now.protection.threshold)]
        return held, [*told, _held(len(concerned))]

    def _few(
        self, tables: Tables, safe: Protected
    ) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
        """Those who could be told beside any of the earlier releases."""
        now = Snapshot.of(tables, safe)
        found = []
        for snapshot in self.snapshots:
            threshold = max(snapshot.threshold, now.threshold)
            found.append(Difference(snapshot, now, threshold).few)
        gone = {person for some, _ in found for person in some}
        come = {person for _, some in found for person in some}
        return tuple(gone), tuple(come)

    def _unlinked(self, now: Snapshot) -> list[Problem]:
        """That quotes of nobody in particular came or went together, which may link them."""
        last = self.snapshots[-1]
        gone, come = last.quotes - now.quotes, now.quotes - last.quotes
        lost = (gone & Counter(last.unlinked)).total()
        added = (come & Counter(now.unlinked)).total()
        if max(lost, added) <= 1:
            return []
        message = (
            f"Of the quotes that name no participant {added:,} are new and {lost:,} gone: if they "
            "are one person's, whoever has the last release can tell that they belong together."
        )
        return [_notice("release_unlinked", QUOTES.file, message, "Make sure that they are not.")]


def _held_back(
    last: Tables, tables: Tables, gone: Sequence[Person], come: Sequence[Person]
) -> dict[str, pa.Table]:
    """The tables with these people as they were in the last release."""
    held = dict(tables)
    left, back = (
        pa.array(sorted({name for person in people for name in person.ids}), pa.string())
        for people in (come, gone)
    )
    themes = set(tables["themes"].column("theme_id").to_pylist())
    taken = set(tables["participants"].column("participant_id").to_pylist())
    fresh = {name: _fresh(name, taken - set(left.to_pylist())) for name in back.to_pylist()}
    for table in (PARTICIPANTS, QUOTES):
        ids = tables[table.name].column("participant_id")
        kept = tables[table.name].filter(pc.invert(pc.is_in(ids, value_set=left)))
        its = last[table.name].filter(
            pc.is_in(last[table.name].column("participant_id"), value_set=back)
        )
        rows = [row | {"participant_id": fresh[row["participant_id"]]} for row in its.to_pylist()]
        if table is QUOTES:
            quoted = set(kept.column("quote_id").to_pylist())
            for row in rows:
                row["theme_ids"] = [name for name in row["theme_ids"] if name in themes]
                row["quote_id"] = _fresh(row["quote_id"], quoted)
        again = pa.Table.from_pylist(rows, schema=its.schema)
        held[table.name] = pa.concat_tables([kept, again], promote_options="default")
    return held


def _fresh(name: str, taken: set[str]) -> str:
    """An id that is not taken yet; it is taken then."""
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    taken.add(found)
    return found


def _refused(number: int, threshold: int) -> Problem:
    message = (
        f"Beside an earlier release {_people(number)} could be told by what is new, gone or shown "
        f"otherwise: fewer than {threshold} people are alike in it."
    )
    remedy = (
        "Wait until more have changed; or hold their changes back (--hold-back); or say that "
        "nobody has the earlier releases (--first-release)."
    )
    return in_file("release_differs", PARTICIPANTS.file, message, remedy)


def _cannot(number: int, threshold: int) -> Problem:
    message = (
        f"The changes of {_people(number)} cannot be held back: what is shown of others changes "
        f"too, of fewer than {threshold} alike."
    )
    remedy = "Wait until more have changed, or keep attributes, order and threshold as they were."
    return in_file("release_differs", PARTICIPANTS.file, message, remedy)


def _held(number: int) -> Problem:
    message = f"What is new, gone or changed of {_people(number)} is held back."
    return _notice("release_held_back", PARTICIPANTS.file, message, "It can follow with others.")


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number:,} people"


def _notice(rule: str, file: str, message: str, remedy: str) -> Problem:
    return replace(in_file(rule, file, message, remedy), severity=Severity.NOTICE)
