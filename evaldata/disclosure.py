"""Keeps participants from being recognised by what is shown of them and of their quotes.

Where fewer than k participants share all that is shown of somebody, it is shown less exactly:
attribute by attribute, in the order that the dataset sets, until k share it. This is done once,
to the tables, before anything is counted or shown, so every surface sees the coarsened values and
no other. `docs/disclosure.md` names the rules that this follows.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from evaldata.evaluation import Attribute, Evaluation
from evaldata.problems import Problem
from evaldata.profiles import WITHHELD, Codes, codes, distinct
from evaldata.schema import EVALUATION_FILE, QUOTES

Tables = Mapping[str, pa.Table]
ID_LENGTH = 12
SHORTEST_ID = 3
"""A participant's id of fewer characters stands in texts by chance."""


@dataclass(frozen=True)
class Risk:
    """A combination of values that too few share, and what is shown instead.

    Attributes:
        where: "participants" or "quotes".
        stated: The values that would be shown.
        shown: The values that are shown; shorter by those withheld.
        rows: Rows of the table that are affected.
        sharing: Participants who share what would be shown, and what is.
    """

    where: str
    stated: tuple[str, ...]
    shown: tuple[str, ...]
    rows: int
    sharing: tuple[int, int]

    def __str__(self) -> str:
        """The risk in a line, for a report of all."""
        was, now = (", ".join(values) or "nothing" for values in (self.stated, self.shown))
        rows = f"{self.rows:,} row{'' if self.rows == 1 else 's'}"
        before, after = self.sharing
        return f"{self.where}, {rows}: {was} (shared by {before:,}) shown as {now} ({after:,})"


@dataclass(frozen=True)
class Protection:
    """What was done to protect participants.

    Attributes:
        needed: False where the dataset says why it needs none; then nothing was done.
        risks: Each risky combination.
        problems: Why the rule cannot be met; empty where it is.
    """

    needed: bool
    threshold: int
    risks: tuple[Risk, ...] = ()
    problems: tuple[Problem, ...] = ()


def needs_protection(tables: Tables, evaluation: Evaluation) -> bool:
    """Whether quotes carry participants who are neither published nor agreed to be named."""
    disclosure = evaluation.disclosure
    linked = pc.any(pc.is_valid(tables["quotes"].column("participant_id"))).as_py()
    return bool(linked) and not (disclosure.published or disclosure.attributed)


def protect(tables: Tables, evaluation: Evaluation) -> tuple[dict[str, pa.Table], Protection]:
    """The tables as they may be shown, and what was done to them."""
    threshold = evaluation.disclosure.threshold
    if not needs_protection(tables, evaluation):
        return dict(tables), Protection(needed=False, threshold=threshold)
    attributes = evaluation.attributes
    order = coarsening_order(evaluation)
    people = codes(tables["participants"], attributes)
    shown = coarsened(people, people, order, threshold)
    said = codes(tables["quotes"], attributes)
    quoted = _as_their_participants(said, shown, tables)
    quoted = coarsened(quoted, shown, order, threshold)
    risks = (
        *_risks("participants", people, shown, people, attributes),
        *_risks("quotes", said, quoted, people, attributes),
    )
    problems = (*_too_few(shown, threshold), *_named_in_texts(tables))
    safe = dict(tables) | {
        "participants": _with_codes(tables["participants"], shown, attributes),
        "quotes": _without_labels(_with_codes(tables["quotes"], quoted, attributes), evaluation),
    }
    return safe, Protection(True, threshold, risks, problems)  # noqa: FBT003


def coarsening_order(evaluation: Evaluation) -> list[int]:
    """Positions of the attributes in the order in which they are withheld; all of them, once."""
    ids = [attribute.id for attribute in evaluation.attributes]
    named = [ids.index(name) for name in evaluation.disclosure.order]
    return [*named, *(i for i in range(len(ids)) if i not in named)]


def coarsened(rows: Codes, people: Codes, order: Sequence[int], threshold: int) -> Codes:
    """Rows with values withheld until each states only what `threshold` people share.

    Rows and people are the same where participants themselves are coarsened: then people who
    share a row's coarsened values are counted. Shape: (rows, attributes).
    """
    same = rows is people
    shown = rows.copy()
    for attribute in order:
        risky = sharing(shown, shown if same else people) < threshold
        shown[risky, attribute] = WITHHELD
    return _merged(shown, threshold) if same else shown


def sharing(rows: Codes, people: Codes) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """For each row how many people are known to have all that it states. Shape: (rows,).

    Among the people themselves only those count who are shown alike: the others can be told apart.
    """
    if rows is people:
        _, which = distinct(rows)
        return np.bincount(which)[which].astype(np.int64)
    kinds, which = distinct(rows)
    found = [
        int((people[:, kind != WITHHELD] == kind[kind != WITHHELD]).all(axis=1).sum())
        for kind in kinds
    ]
    return np.array(found, np.int64)[which]


def _merged(shown: Codes, threshold: int) -> Codes:
    """People of whom nothing is shown are at least `threshold`, or nobody: others join them."""
    while True:
        hidden = (shown == WITHHELD).all(axis=1)
        if not hidden.any() or hidden.sum() >= threshold or hidden.all():
            return shown
        counts = np.where(hidden, len(shown) + 1, sharing(shown, shown))
        smallest = shown[int(counts.argmin())]
        shown[(shown == smallest).all(axis=1)] = WITHHELD


def _as_their_participants(said: Codes, shown: Codes, tables: Tables) -> Codes:
    """Quotes state no more of a participant than is shown of the participant."""
    ids = tables["participants"].column("participant_id").combine_chunks()
    row = pc.index_in(tables["quotes"].column("participant_id"), value_set=ids)
    owner = pc.fill_null(row, -1).to_numpy()
    linked = owner >= 0
    result = said.copy()
    result[linked] = np.where(shown[owner[linked]] == WITHHELD, WITHHELD, said[linked])
    return result


def _risks(
    where: str, before: Codes, after: Codes, people: Codes, attributes: Sequence[Attribute]
) -> list[Risk]:
    changed = (before != after).any(axis=1)
    pairs, which = distinct(np.hstack([before, after])[changed])
    width = len(attributes)
    found = []
    for i, pair in enumerate(pairs):
        was, now = pair[None, :width], pair[None, width:]
        found.append(
            Risk(
                where,
                _named(was[0], attributes),
                _named(now[0], attributes),
                int((which == i).sum()),
                (int(sharing(was, people)[0]), int(sharing(now, people)[0])),
            )
        )
    return found


def _named(row: Codes, attributes: Sequence[Attribute]) -> tuple[str, ...]:
    return tuple(
        attribute.values[code].shown
        for attribute, code in zip(attributes, row, strict=True)
        if code != WITHHELD
    )


def _too_few(shown: Codes, threshold: int) -> list[Problem]:
    if not len(shown) or int(sharing(shown, shown).min()) >= threshold:
        return []
    return [
        Problem(
            "disclosure_met",
            EVALUATION_FILE,
            None,
            "disclosure",
            f"Fewer than {threshold} people took part, so that anything shown of a quote could "
            "point to somebody.",
            "Take participant_id out of the quotes; or say that the counts are published "
            "(published = true) or that participants agreed to be named (attributed = true).",
        )
    ]


def _named_in_texts(tables: Tables) -> list[Problem]:
    """Quotes whose texts hold the id of a participant."""
    quotes = tables["quotes"]
    ids = [i for i in tables["participants"].column("participant_id").to_pylist() if i]
    listed = [i for i in ids if len(i) >= SHORTEST_ID]
    found = []
    for name in ("text", "why", "source"):
        for row, text in enumerate(quotes.column(name).to_pylist()):
            if text and any(participant in text for participant in listed):
                found.append(
                    Problem(
                        "disclosure_text",
                        QUOTES.file,
                        row + 1,
                        name,
                        "The text holds the id of a participant.",
                        "Take it out.",
                    )
                )
    return found


def _with_codes(table: pa.Table, shown: Codes, attributes: Sequence[Attribute]) -> pa.Table:
    """The table with these values of the attributes, null where withheld."""
    for i, attribute in enumerate(attributes):
        place = table.column_names.index(attribute.id)
        values = pa.array([value.value for value in attribute.values])
        picked = values.take(pa.array(shown[:, i], mask=shown[:, i] == WITHHELD))
        table = table.set_column(place, pa.field(attribute.id, values.type), picked)
    return table


def _without_labels(quotes: pa.Table, evaluation: Evaluation) -> pa.Table:
    """Quotes that nothing links to each other: no speaker, no participant, ids without meaning."""
    voice = evaluation.attribute(evaluation.voice)
    spoken = quotes.column(voice.id).to_pylist()
    speakers = ["Not named" if v is None else voice.value(str(v)).shown for v in spoken]
    texts = zip(quotes.column("text").to_pylist(), range(len(quotes)), strict=True)
    ids = [_meaningless(f"{row} {text}") for text, row in texts]
    nobody = pa.nulls(len(quotes), pa.string())
    for name, values in (("speaker", speakers), ("quote_id", ids), ("participant_id", nobody)):
        place = quotes.column_names.index(name)
        quotes = quotes.set_column(place, name, pa.array(values, pa.string()))
    return quotes


def _meaningless(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:ID_LENGTH]
