"""Keeps participants from being recognised by what is shown of them and of their quotes.

Where fewer than k participants share all that is shown of somebody, it is shown less exactly:
attribute by attribute, in the order that the dataset sets, until k share it. This is done once,
to the tables, before anything is counted or shown, so every surface sees the coarsened values and
no other. `docs/disclosure.md` names the rules that this follows.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from evaldata.evaluation import Attribute, Evaluation
from evaldata.problems import Problem, in_evaluation, listed
from evaldata.profiles import WITHHELD, Codes, codes, distinct
from evaldata.schema import QUOTES, STATEMENTS, THEMES, Basis

Tables = Mapping[str, pa.Table]
ID_LENGTH = 12
LINKING = ("participant_id", "document", "coder", "memo", "date", "source")
"""Columns of a quote that could tell which quotes are one person's."""
SHOWN_TEXTS = frozenset({"title", "headline", "summary", "points", "gap", "text", "why"})
WORD = re.compile(r"[\w-]+")


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
        least: Fewest participants who share anything that is shown.
        risks: Each risky combination.
        problems: Why the rule cannot be met; empty where it is.
    """

    needed: bool
    threshold: int
    least: int = 0
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
        *_risks("participants", people, shown, (people, shown), attributes),
        *_risks("quotes", said, quoted, (people, shown), attributes),
    )
    least = _fewest(shown, quoted)
    problems = (*_too_few(least, threshold), *_named_in_texts(tables, evaluation))
    participants = _with_codes(tables["participants"], shown, attributes)
    safe = dict(tables) | {
        "participants": _without_names(participants.take(pa.array(_order(shown)))),
        "quotes": _without_labels(_with_codes(tables["quotes"], quoted, attributes), evaluation),
    }
    return safe, Protection(
        needed=True, threshold=threshold, least=least, risks=risks, problems=problems
    )


def _order(shown: Codes) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """The order of people by what is shown of them; as they are where nothing is."""
    return np.lexsort(shown.T) if shown.shape[1] else np.arange(len(shown))


def _fewest(shown: Codes, quoted: Codes) -> int:
    """Fewest participants who share what is shown of one of them, or of a quote."""
    alone = sharing(shown, shown)
    heard = sharing(quoted, shown)
    return int(min([*alone.tolist(), *heard.tolist()], default=0))


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
    where: str,
    before: Codes,
    after: Codes,
    people: tuple[Codes, Codes],
    attributes: Sequence[Attribute],
) -> list[Risk]:
    """What was changed, each combination once.

    Args:
        where: The table.
        before: Its rows as they would be shown. Shape: (rows, attributes).
        after: The rows as they are shown.
        people: The participants as they would be shown, and as they are.
        attributes: The attributes.
    """
    changed = (before != after).any(axis=1)
    pairs, which = distinct(np.hstack([before, after])[changed])
    width = len(attributes)
    alike = where == "participants"
    return [
        Risk(
            where,
            _named(pair[:width], attributes),
            _named(pair[width:], attributes),
            int((which == i).sum()),
            (
                _sharing_one(pair[:width], people[0], alike=alike),
                _sharing_one(pair[width:], people[1], alike=alike),
            ),
        )
        for i, pair in enumerate(pairs)
    ]


def _sharing_one(row: Codes, people: Codes, *, alike: bool) -> int:
    """How many people are shown just so; or, of a quote, how many may have said it."""
    stated = np.ones(len(row), np.bool_) if alike else row != WITHHELD
    return int((people[:, stated] == row[stated]).all(axis=1).sum())


def _named(row: Codes, attributes: Sequence[Attribute]) -> tuple[str, ...]:
    return tuple(
        attribute.values[code].shown
        for attribute, code in zip(attributes, row, strict=True)
        if code != WITHHELD
    )


def _too_few(least: int, threshold: int) -> list[Problem]:
    if least >= threshold:
        return []
    message = (
        f"Fewer than {threshold} people took part, so that anything shown of a quote could "
        "point to somebody."
    )
    remedy = (
        "Take participant_id out of the quotes; or say that the counts are published "
        "(published = true) or that participants agreed to be named (attributed = true)."
    )
    return [in_evaluation("disclosure_met", "disclosure", message, remedy)]


def _named_in_texts(tables: Tables, evaluation: Evaluation) -> list[Problem]:
    """Rows whose texts hold the id of a participant or the label of a speaker."""
    labels = _labels(tables, evaluation)
    message = "The text holds the id of a participant or the label of a speaker."
    found = [
        Problem("disclosure_text", table.file, row + 1, column.name, message, "Take it out.")
        for table in (THEMES, STATEMENTS, QUOTES)
        for column in table.columns
        if column.name in SHOWN_TEXTS
        for row, text in enumerate(_texts(tables[table.name], column.name))
        if _holds(text, labels)
    ]
    return listed(found)


def _labels(tables: Tables, evaluation: Evaluation) -> dict[str, set[str]]:
    """What points to somebody, by its first word.

    A role, which many share, does not; nor does an id of digits alone, which stands in any text.
    """
    roles = evaluation.voice_attribute.names
    ids = tables["participants"].column("participant_id").to_pylist()
    found: dict[str, set[str]] = {}
    for label in {*ids, *tables["quotes"].column("speaker").drop_null().to_pylist()}:
        if label.casefold() not in roles and not label.isdecimal():
            first = WORD.search(label)
            found.setdefault(first[0] if first else label, set()).add(label)
    return found


def _holds(text: str, labels: Mapping[str, set[str]]) -> bool:
    """Whether a label stands in a text as words of its own."""
    return any(
        text.startswith(label, word.start()) and not text[word.start() + len(label) :][:1].isalnum()
        for word in WORD.finditer(text)
        for label in labels.get(word[0], ())
    )


def _texts(table: pa.Table, name: str) -> list[str]:
    """A column's texts, a list's joined by line breaks, null as empty."""
    values = table.column(name).to_pylist()
    return ["\n".join(value) if isinstance(value, list) else value or "" for value in values]


def _with_codes(table: pa.Table, shown: Codes, attributes: Sequence[Attribute]) -> pa.Table:
    """The table with these values of the attributes, null where withheld."""
    for i, attribute in enumerate(attributes):
        place = table.column_names.index(attribute.id)
        values = pa.array([value.value for value in attribute.values])
        picked = values.take(pa.array(shown[:, i], mask=shown[:, i] == WITHHELD))
        table = table.set_column(place, pa.field(attribute.id, values.type), picked)
    return table


def _without_names(participants: pa.Table) -> pa.Table:
    """Participants of whom nothing is told but their values: numbered in the order they have."""
    numbers = [str(number) for number in range(1, len(participants) + 1)]
    told: dict[str, list[str | None]] = {
        "participant_id": [*numbers],
        "basis": [Basis.STATED] * len(numbers),
        "source": [None] * len(numbers),
    }
    for name, texts in told.items():
        participants = _with_texts(participants, name, texts)
    return participants


def _without_labels(quotes: pa.Table, evaluation: Evaluation) -> pa.Table:
    """Quotes that nothing links to each other.

    They have no participant, document or source, their role for a speaker, ids made of what is
    shown, and the order of these ids, so that neither label nor place tells which are one person's.
    """
    voice = evaluation.voice_attribute
    unknown: list[str | None] = [None] * len(quotes)
    spoken = quotes.column(voice.id).to_pylist() if voice.id else unknown
    speakers = ["Not named" if v is None else voice.value(str(v)).shown for v in spoken]
    ids = _meaningless(quotes)
    rank = {name: place for place, name in enumerate(sorted(ids), 1)}
    place = quotes.column_names.index("position")
    quotes = quotes.set_column(place, "position", pa.array([rank[name] for name in ids]))
    shown = {"speaker": speakers, "quote_id": ids} | dict.fromkeys(LINKING, unknown)
    for name, texts in shown.items():
        quotes = _with_texts(quotes, name, texts)
    return quotes.sort_by("quote_id")


def _meaningless(quotes: pa.Table) -> list[str]:
    """An id for each quote, made of its text and themes, which everybody sees anyhow."""
    texts, themes_of = (quotes.column(name).to_pylist() for name in ("text", "theme_ids"))
    seen: Counter[str] = Counter()
    ids = []
    for text, themes in zip(texts, themes_of, strict=True):
        content = "\0".join([text, *sorted(themes)])
        seen[content] += 1
        ids.append(hashlib.sha256(f"{seen[content]}\0{content}".encode()).hexdigest()[:ID_LENGTH])
    return ids


def _with_texts(table: pa.Table, name: str, texts: Sequence[str | None]) -> pa.Table:
    place = table.column_names.index(name)
    return table.set_column(place, name, pa.array(texts, pa.string()))
