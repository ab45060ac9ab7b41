"""Protects a dataset: its tables and its evaluation as they may be shown, and what was done.

This is done once, before anything is counted or shown, so every page, chart, count and file sees
the coarsened values and no other. `docs/disclosure.md` names the rules that this follows.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from evaldata.dataset.disclosure.coarsening import (
    CoarseningRule,
    People,
    agreeing,
    alike,
    coarsened,
    shared,
    sharing,
)
from evaldata.dataset.disclosure.identifying import ParticipantLabels
from evaldata.dataset.disclosure.inference import inferable
from evaldata.dataset.disclosure.labels_in_text import MESSAGE, appearing, labels_of
from evaldata.dataset.disclosure.masking import (
    only_shown,
    protected_participants,
    protected_quotes,
    shown_evaluation,
)
from evaldata.dataset.disclosure.notices import Risk, notices_of, risks
from evaldata.dataset.disclosure.protection import Protection
from evaldata.dataset.rules.rows import Tables
from evaldata.model.attributes import Attribute
from evaldata.model.evaluation import Evaluation
from evaldata.model.look import LOGO, named_files
from evaldata.model.patterns import WITHHELD, Codes, codes, distinct
from evaldata.model.problems import Problem, as_notice, in_evaluation, in_file
from evaldata.office.templates.template_text import words


@dataclass(frozen=True)
class Protected:
    """A dataset as it may be shown, and what was done for that.

    Attributes:
        evaluation: What `evaluation.toml` says, without values that are shown of nobody.
        attributes: The attributes as they were written.
        labels: What must not stand in anything that is shown.
        shown: Codes of what is shown of each response, in the order in which the responses were
            written. Shape: (responses, attributes); no row where nothing is protected.
        stated: The same of what quotes are shown to state. Shape: (quotes, attributes).
        problems: Why the rule cannot be met; empty where it is.
    """

    tables: dict[str, pa.Table]
    evaluation: Evaluation
    protection: Protection
    attributes: tuple[Attribute, ...]
    labels: ParticipantLabels
    shown: Codes
    stated: Codes
    risks: tuple[Risk, ...] = ()
    problems: tuple[Problem, ...] = ()
    notices: tuple[Problem, ...] = ()

    def digest(self) -> str:
        """The SHA-256 of what is shown: the same whatever was written, if that is the same."""
        content = hashlib.sha256(msgspec.json.encode(self.evaluation))
        for name in sorted(self.tables):
            for row in self.tables[name].to_pylist():
                content.update(msgspec.json.encode(row))
        return content.hexdigest()


def rule_of(evaluation: Evaluation) -> CoarseningRule:
    """How values are withheld in an evaluation: in its own order, then the other attributes."""
    ids = [attribute.id for attribute in evaluation.attributes]
    named = [ids.index(name) for name in evaluation.disclosure.order]
    order = (*named, *(i for i in range(len(ids)) if i not in named))
    sizes = tuple(len(attribute.values) for attribute in evaluation.attributes)
    return CoarseningRule(sizes, order, evaluation.disclosure.threshold)


def people_of(participants: pa.Table) -> People:
    """Whose each response is. Where it is not said, it might be any one's: the same person's.

    Where it is said of none, each response is taken for another person's.
    """
    persons = participants.column("person_id")
    if persons.null_count == len(persons):
        return np.arange(len(persons))
    numbers = pc.fill_null(persons, "\0").combine_chunks().dictionary_encode().indices
    people: People = numbers.to_numpy().astype(np.intp)
    return people


def protect(tables: Tables, evaluation: Evaluation) -> Protected:
    """The tables and the evaluation as they may be shown, and what was done to them."""
    disclosure, participants = evaluation.disclosure, tables["participants"]
    guarded = disclosure.guards_participants
    by_person = participants.column("person_id").null_count == 0
    people = np.unique(people_of(participants))
    protection = Protection(
        participants=guarded and participants.num_rows > 0,
        quotes=disclosure.guards_anything and tables["quotes"].num_rows > 0,
        labels=disclosure.guards_labels,
        threshold=disclosure.threshold,
        by_person=by_person,
        one_each=by_person and not guarded and 0 < len(people) == participants.num_rows,
    )
    if not protection.needed:
        attributes, none = evaluation.attributes, ParticipantLabels()
        nothing = np.zeros((0, len(attributes)), np.int32)
        return Protected(dict(tables), evaluation, protection, attributes, none, nothing, nothing)
    return _protected(tables, evaluation, protection)


def _protected(tables: Tables, evaluation: Evaluation, protection: Protection) -> Protected:
    attributes, rule = evaluation.attributes, rule_of(evaluation)
    people = people_of(tables["participants"])
    known, said = (codes(tables[name], attributes) for name in ("participants", "quotes"))
    coarse = coarsened(known, people, rule)
    shown = coarse if protection.participants else known
    stated, safe = said, dict(tables)
    if protection.participants:
        safe["participants"] = protected_participants(tables["participants"], shown, attributes)
    if protection.quotes:
        stated = _as_their_participants(said, coarse, tables)
        stated = shared(_as_anybodys(stated, known, coarse), coarse, people, rule)
        safe["quotes"] = protected_quotes(
            tables, stated, evaluation, keep_labels=not protection.labels
        )
    counted = not evaluation.disclosure.guards_participants
    emitted = evaluation if counted else shown_evaluation(evaluation, safe)
    protection = replace(protection, least=_least(coarse, stated, people, protection))
    found = (
        *risks("participants", (known, shown), (known, shown), people, attributes),
        *risks("quotes", (said, stated), (known, coarse), people, attributes),
    )
    labels = labels_of(tables, emitted, protection, people)
    return Protected(
        only_shown(safe, emitted),
        emitted,
        protection,
        attributes,
        labels,
        shown,
        stated,
        risks=found,
        problems=(*_too_few(protection), *appearing(tables, emitted, labels)),
        notices=(*map(as_notice, notices_of(protection, (known, shown), found, attributes)),),
    )


def _as_their_participants(said: Codes, shown: Codes, tables: Tables) -> Codes:
    """Quotes state no more of a participant than is shown of the participant."""
    ids = tables["participants"].column("participant_id").combine_chunks()
    row = pc.index_in(tables["quotes"].column("participant_id"), value_set=ids)
    owner = pc.fill_null(row, -1).to_numpy()
    linked = owner >= 0
    result = said.copy()
    result[linked] = np.where(shown[owner[linked]] == WITHHELD, WITHHELD, said[linked])
    return result


def _as_anybodys(stated: Codes, known: Codes, coarse: Codes) -> Codes:
    """Quotes state no more than is shown of everybody who could have said them.

    Else what is withheld of few could be told by what their quotes alone do not state.
    """
    kinds, which = distinct(stated)
    for kind in kinds:
        could = coarse[agreeing(known, kind)]
        kind[(could == WITHHELD).any(axis=0) | (len(could) == 0)] = WITHHELD
    result: Codes = kinds[which]
    return result


def _least(coarse: Codes, stated: Codes, people: People, protection: Protection) -> int:
    """Fewest people who share what is shown of one of them, or stated of a speaker."""
    counts = alike(coarse, people).tolist() if protection.participants else []
    if protection.quotes and (stated != WITHHELD).any():
        said = stated[(stated != WITHHELD).any(axis=1)]
        counts += sharing(said, coarse, people).tolist()
    return int(min(counts, default=len(np.unique(people))))


def _too_few(protection: Protection) -> list[Problem]:
    if not protection.participants or protection.least >= protection.threshold:
        return []
    message = (
        f"Fewer than {protection.threshold} people took part, so that anything shown could point "
        "to somebody."
    )
    remedy = (
        "Leave the participants out; or say that the counts are published (published) or that "
        "participants agreed to be named (attributed)."
    )
    return [in_evaluation("disclosure_met", "disclosure", message, remedy)]


def inferable_values(safe: Protected, evaluation: Evaluation) -> list[Problem]:
    """What could be inferred of few, though it is withheld; see `inference`."""
    if not safe.protection.participants or safe.protection.least < safe.protection.threshold:
        return []
    return inferable(safe.shown, rule_of(evaluation), evaluation.attributes)


def said_in_templates(safe: Protected, held: Mapping[str, bytes]) -> list[Problem]:
    """Each template that says the id of a participant or the label of a speaker."""
    remedy = "Take it out of the template's master, header or footer."
    return [
        in_file("disclosure_text", name, MESSAGE, remedy)
        for file, name in named_files(safe.evaluation.look).items()
        if safe.labels
        and file is not LOGO
        and file.key in held
        and any(safe.labels.stand_in(text) for text in words(held[file.key]))
    ]
