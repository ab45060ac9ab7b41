"""Where ids and labels that identify somebody appear in what is shown."""

import re
from collections import Counter
from collections.abc import Collection, Iterator

import msgspec

from evaldata.dataset.disclosure.coarsening import People
from evaldata.dataset.disclosure.identifying import ParticipantLabels, letters, texts_of
from evaldata.dataset.disclosure.protection import Protection
from evaldata.dataset.rules.rows import Tables
from evaldata.model.evaluation import Evaluation
from evaldata.model.problems import Problem, in_evaluation, listed
from evaldata.model.schema import TABLES
from evaldata.model.table import ColumnType

WORD = re.compile(r"[^\W\d_]+")
MESSAGE = "The text holds the id of a participant or the label of a speaker."
REMEDY = "Take it out, or take such labels out of the column speaker."


def appearing(tables: Tables, emitted: Evaluation, labels: ParticipantLabels) -> Iterator[Problem]:
    """Each text that is shown and holds the id of a participant or the label of a speaker."""
    if not labels:
        return
    for table in TABLES:
        for column in table.columns:
            if column.tells_whose or column.vocabulary or column.kind is ColumnType.INTEGER:
                continue
            values = tables[table.name].column(column.name).to_pylist()
            yield from listed(
                Problem("disclosure_text", table.file, row, column.name, MESSAGE, REMEDY)
                for row, value in enumerate(values, 1)
                if any(labels.stand_in(text) for _, text in texts_of(value))
            )
    for place, text in texts_of(msgspec.to_builtins(emitted)):
        if labels.stand_in(text):
            yield in_evaluation("disclosure_text", place, MESSAGE, REMEDY)


def labels_of(
    tables: Tables, emitted: Evaluation, protection: Protection, people: People
) -> ParticipantLabels:
    """What must not appear: ids, documents that have a number, and labels of speakers."""
    found: set[str] = set()
    for column in ("participant_id", "person_id"):
        found.update(filter(None, tables["participants"].column(column).to_pylist()))
    if protection.labels:
        documents = tables["quotes"].column("document").drop_null().unique().to_pylist()
        found.update(name for name in documents if any(c.isdigit() for c in name))
        labels = {*_labels(tables, emitted, protection, people)}
        found |= labels - _common(labels, tables, protection.threshold)
    return ParticipantLabels(found)


def _common(labels: Collection[str], tables: Tables, threshold: int) -> set[str]:
    """Labels that as many quotes as the threshold use as a word, in small letters: "nurse"."""
    plain = {label.casefold(): label for label in labels if label.isalpha()}
    used: Counter[str] = Counter()
    for text in tables["quotes"].column("text").to_pylist():
        used.update({*WORD.findall(text)} & plain.keys() if plain else ())
    return {label for folded, label in plain.items() if used[folded] >= threshold}


def _labels(
    tables: Tables, emitted: Evaluation, protection: Protection, people: People
) -> Iterator[str]:
    """Labels of speakers, but for values, and for those that enough people have.

    What a value is called besides points to nobody either, if it is the label of several people.
    """
    ids = tables["participants"].column("participant_id").to_pylist()
    person = dict(zip(ids, people.tolist(), strict=True))
    names = ("speaker", "participant_id")
    columns = (tables["quotes"].column(name).to_pylist() for name in names)
    whose: dict[str, set[int]] = {}
    for label, participant in zip(*columns, strict=True):
        if label:
            whose.setdefault(label, set()).update({person[participant]} if participant else ())
    values = {letters(v.text) for attribute in emitted.attributes for v in attribute.values}
    called = {name for attribute in emitted.attributes for name in attribute.names}
    for label, speakers in whose.items():
        role = letters(label) in values or (label.casefold() in called and len(speakers) > 1)
        if not role and len(speakers) < protection.threshold:
            yield label
