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

from evaldata.disclosure.appearing import appearing
from evaldata.disclosure.coarsening import People, Rule, alike, coarsened, shared, sharing
from evaldata.disclosure.inference import inferable
from evaldata.disclosure.notices import told
from evaldata.disclosure.protection import Protection
from evaldata.disclosure.risks import Risk, risks
from evaldata.disclosure.shown import (
    only_shown,
    protected_participants,
    protected_quotes,
    shown_evaluation,
    without_participant,
)
from evaldata.evaluation import Evaluation
from evaldata.problems import Problem, in_evaluation
from evaldata.profiles import WITHHELD, Codes, codes

Tables = Mapping[str, pa.Table]


@dataclass(frozen=True)
class Protected:
    """A dataset as it may be shown, and what was done for that.

    Attributes:
        tables: Its tables.
        evaluation: What `evaluation.toml` says, without values that are shown of nobody.
        protection: What is protected.
        shown: Codes of what is shown of each response, in the order in which the responses were
            written. Shape: (responses, attributes).
        risks: Each risky combination.
        problems: Why the rule cannot be met; empty where it is.
        notices: What the author should know.
    """

    tables: dict[str, pa.Table]
    evaluation: Evaluation
    protection: Protection
    shown: Codes
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


def rule_of(evaluation: Evaluation) -> Rule:
    """How values are withheld in an evaluation: in its own order, then the other attributes."""
    ids = [attribute.id for attribute in evaluation.attributes]
    named = [ids.index(name) for name in evaluation.disclosure.order]
    order = (*named, *(i for i in range(len(ids)) if i not in named))
    sizes = tuple(len(attribute.values) for attribute in evaluation.attributes)
    return Rule(sizes, order, evaluation.disclosure.threshold)


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
    protection = Protection(
        participants=disclosure.guards_participants and participants.num_rows > 0,
        quotes=disclosure.guards_quotes and _says_something(tables["quotes"], evaluation),
        threshold=disclosure.threshold,
        by_person=participants.column("person_id").null_count == 0,
    )
    if not protection.needed:
        shown = codes(participants, evaluation.attributes)
        return Protected(dict(tables), evaluation, protection, shown)
    return _protected(tables, evaluation, protection)


def _says_something(quotes: pa.Table, evaluation: Evaluation) -> bool:
    """Whether any quote says something of who speaks."""
    names = [*(attribute.id for attribute in evaluation.attributes), "participant_id", "speaker"]
    return any(quotes.column(name).null_count < len(quotes) for name in names)


def _protected(tables: Tables, evaluation: Evaluation, protection: Protection) -> Protected:
    attributes, rule = evaluation.attributes, rule_of(evaluation)
    people = people_of(tables["participants"])
    known, said = (codes(tables[name], attributes) for name in ("participants", "quotes"))
    shown, stated, safe = known, said, dict(tables)
    if protection.participants:
        shown = coarsened(known, people, rule)
        safe["participants"] = protected_participants(tables["participants"], shown, attributes)
        safe["quotes"] = without_participant(tables["quotes"])
    if protection.quotes:
        stated = shared(_as_their_participants(said, shown, tables), shown, people, rule)
        safe["quotes"] = protected_quotes(tables, stated, attributes, evaluation.voice_attribute)
    emitted = shown_evaluation(evaluation, safe) if protection.participants else evaluation
    protection = replace(protection, least=_least(shown, stated, people, protection))
    found = (
        *risks("participants", (known, shown), (known, shown), people, attributes),
        *risks("quotes", (said, stated), (known, shown), people, attributes),
    )
    problems = (
        *_too_few(tables, protection),
        *appearing(tables, emitted, protection, people),
    )
    notices = (*told(protection, (known, shown), found, attributes),)
    return Protected(
        only_shown(safe, emitted), emitted, protection, shown, found, problems, notices
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


def _least(shown: Codes, stated: Codes, people: People, protection: Protection) -> int:
    """Fewest people who share what is shown of one of them, or stated of a speaker."""
    counts = alike(shown, people).tolist() if protection.participants else []
    if protection.quotes and (stated != WITHHELD).any():
        told = stated[(stated != WITHHELD).any(axis=1)]
        counts += sharing(told, shown, people).tolist()
    return int(min(counts, default=len(np.unique(people))))


def _too_few(tables: Tables, protection: Protection) -> list[Problem]:
    linked = tables["quotes"].column("participant_id")
    few = protection.participants and protection.least < protection.threshold
    if not few or linked.null_count == len(linked):
        return []
    message = (
        f"Fewer than {protection.threshold} people took part, so that anything shown of a quote "
        "could point to somebody."
    )
    remedy = (
        "Take participant_id out of the quotes; or say that the counts are published "
        "(published = true) or that participants agreed to be named (attributed = true)."
    )
    return [in_evaluation("disclosure_met", "disclosure", message, remedy)]


def told_apart(safe: Protected, evaluation: Evaluation) -> list[Problem]:
    """What could be inferred of few, though it is withheld; see `evaldata.disclosure.inference`."""
    if not safe.protection.participants or safe.protection.least < safe.protection.threshold:
        return []
    return inferable(safe.shown, rule_of(evaluation), evaluation.attributes)
