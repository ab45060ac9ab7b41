"""Makes of a coded project what a build takes: an `evaluation.toml`, and tables."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import tomli_w

from evaldata.importers.coding.choices import Choices, PeopleShown
from evaldata.importers.coding.ids import attribute_id_of, several, theme_ids_of
from evaldata.importers.coding.project import (
    MOST_VALUES,
    NO_THEME,
    PARTICIPANTS,
    CodedProject,
    Sources,
)
from evaldata.importers.log import CodingLog
from evaldata.model.language import uncapitalised
from evaldata.model.text import shortened

NOT_STATED = "Not stated"
GROUPING = ("role", "profession", "stakeholder", "occupation", "group", "type", "rolle", "rol")
"""Attributes that say in whose voice somebody speaks, the surest first."""
UNLINKED = "Passages are not linked to participants, as was asked."
RIGHTS = "The file does not say who holds the rights in these words."


def assembled(project: CodedProject, choices: Choices, log: CodingLog) -> Sources:
    """The bytes of an `evaluation.toml`, and the tables by name.

    Ids are made of titles and texts, so that the next delivery of the project has the same ones.
    No reader is told the place of a quote in the file, nor its document, which may have a name.
    """
    quotes, people = project.quotes, project.participants
    if choices.people is PeopleShown.UNLINKED:
        log.left_out[PARTICIPANTS] += len(people)
        quotes, people = quotes.assign(participant_id=None), people.head(0)
        log.understood.append(UNLINKED)
    attributes = _attributes(project.attributes, quotes, people, log)
    renamed = {label: attribute["id"] for label, attribute in attributes.items()}
    dropped = [label for label in project.attributes if label not in attributes]
    themes, ids = project.themes, theme_ids_of(project.themes)
    parents = [ids.get(parent) for parent in themes["parent_id"]]
    known = [[ids[theme] for theme in named if theme in ids] for named in quotes["theme_ids"]]
    held = set(ids.values())
    if held:
        log.note(NO_THEME, *quotes.loc[[not named for named in known], "source"])
    findings = [
        ("finding", text, [theme for theme in linked if theme in held])
        for text, linked in choices.findings
    ]
    frames = {
        "participants": people.reindex(columns=["participant_id", "person_id", *renamed])
        .fillna(dict.fromkeys(renamed, NOT_STATED))
        .rename(columns=renamed),
        "themes": themes.assign(theme_id=list(ids.values()), parent_id=parents),
        "quotes": quotes.drop(columns=dropped)
        .assign(theme_ids=known, source=None)
        .rename(columns=renamed),
        "statements": pd.DataFrame(findings, columns=["kind", "text", "theme_ids"], dtype=object),
    }
    title = project.title or "An evaluation"
    content = {
        "title": title,
        "short_title": shortened(title),
        "voice": _voice(list(attributes.values())),
        "rights": {"statement": RIGHTS, "wording": "verbatim"},
        "attributes": list(attributes.values()),
    }
    return tomli_w.dumps(content | choices.said).encode(), frames


def _voice(attributes: Sequence[Mapping[str, Any]]) -> str:
    """The attribute in whose values quotes speak: one called so, else the first."""
    for word in GROUPING:
        for attribute in attributes:
            if word in attribute["label"].casefold():
                return str(attribute["id"])
    return str(attributes[0]["id"]) if attributes else ""


def _attributes(
    labels: Sequence[str], quotes: pd.DataFrame, people: pd.DataFrame, log: CodingLog
) -> dict[str, dict[str, Any]]:
    """Each attribute as `evaluation.toml` has it, by its label; those without use are left out."""
    found: dict[str, dict[str, Any]] = {}
    for label in labels:
        values = pd.concat([quotes[label], people[label]]).dropna().unique().tolist()
        log.found["attributes"] += 1
        if not 0 < len(values) <= MOST_VALUES:
            reason = f"it has {len(values):,} values; from 1 to {MOST_VALUES} can be filtered by"
            log.leave_out("attributes", reason, label)
            continue
        ordered = sorted(values, key=_natural)
        ordered += [NOT_STATED] if people[label].isna().any() else []
        found[label] = {
            "id": attribute_id_of(label, {attribute["id"] for attribute in found.values()}),
            "label": label,
            "plural": several(uncapitalised(label)),
            "values": [_value(value, label) for value in dict.fromkeys(ordered)],
        }
    return found


def _value(text: str, label: str) -> dict[str, str]:
    """A value; a bare number is called by what it counts, or no sentence could name it."""
    return {"value": text} | ({"label": f"{label} {text}"} if text.isdecimal() else {})


def _natural(text: str) -> list[tuple[int, int, str]]:
    """A key that sorts texts as people do: 9 before 10."""
    parts = re.split(r"(\d+)", text.casefold())
    return [(0, int(p), "") if p.isdecimal() else (1, 0, p) for p in parts if p]
