"""Makes of a coded project what a build takes: an `evaluation.toml`, and tables."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import pandas as pd
import tomli_w

from evaldata.dataset.rules.form import MOST_CHARACTERS
from evaldata.importers.coding.choices import Choices, PeopleShown
from evaldata.importers.coding.project import MOST_VALUES, PARTICIPANTS, PASSAGES, CodedProject
from evaldata.importers.coding.unique_names import UniqueNames
from evaldata.importers.log import CodingLog
from evaldata.model.evaluation_file import RESERVED_IDS
from evaldata.model.text import shortened

NOT_STATED = "Not stated"
MOST_OF_ID = 60
GROUPING = ("role", "profession", "stakeholder", "occupation", "group", "type", "rolle", "rol")
"""Attributes that say in whose voice somebody speaks, the surest first."""
RIGHTS = "The file does not say who holds the rights in these words."


def assembled(
    project: CodedProject, choices: Choices, log: CodingLog
) -> tuple[bytes, dict[str, pd.DataFrame]]:
    """The bytes of an `evaluation.toml`, and the tables by name.

    Ids are made of titles and texts, so that the next delivery of the project has the same ones.
    """
    quotes, people = project.quotes, project.participants
    if choices.people is PeopleShown.UNLINKED:
        log.left_out[PARTICIPANTS] += len(people)
        quotes, people = quotes.assign(participant_id=None), people.head(0)
        log.understood.append("Passages are not linked to participants, as was asked.")
    quotes = _short_enough(quotes, log)
    attributes = _attributes(project.attributes, quotes, people, log)
    renamed = {label: attribute["id"] for label, attribute in attributes.items()}
    ids = ids_of(project.themes)
    dropped = [label for label in project.attributes if label not in attributes]
    frames = {
        "participants": _participants(people.drop(columns=dropped, errors="ignore"), renamed),
        "themes": _themes(project.themes, ids),
        "quotes": _quotes(quotes.drop(columns=dropped, errors="ignore"), ids, renamed),
        "statements": _findings(choices.findings, set(ids.values())),
    }
    content = _evaluation(project, choices, list(attributes.values()))
    return tomli_w.dumps(content).encode(), frames


def _short_enough(quotes: pd.DataFrame, log: CodingLog) -> pd.DataFrame:
    """The passages that a page can show; the others are left out, and told."""
    if quotes.empty:
        return quotes
    fits = quotes["text"].str.len() <= MOST_CHARACTERS
    places = quotes.loc[~fits, "source"].tolist()
    if places:
        reason = f"longer than {MOST_CHARACTERS:,} characters"
        log.leave_out(PASSAGES, reason, *places)
    return quotes[fits].reset_index(drop=True)


def _evaluation(
    project: CodedProject, choices: Choices, attributes: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    title = project.title or "An evaluation"
    found = {
        "title": title,
        "short_title": shortened(title),
        "voice": _voice(attributes),
        "rights": {"statement": RIGHTS, "wording": "verbatim"},
        "attributes": list(attributes),
    }
    return found | choices.said | dict(project.evaluation)


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
        columns = [frame[label] for frame in (quotes, people) if label in frame]
        values = pd.concat(columns).dropna().unique().tolist() if columns else []
        log.found["attributes"] += 1
        if not 0 < len(values) <= MOST_VALUES:
            reason = f"it has {len(values):,} values; from 1 to {MOST_VALUES} can be filtered by"
            log.leave_out("attributes", reason, label)
            continue
        missing = len(people) and (label not in people or people[label].isna().any())
        ordered = sorted(values, key=_natural) + ([NOT_STATED] if missing else [])
        taken = RESERVED_IDS | {attribute["id"] for attribute in found.values()}
        found[label] = {
            "id": _identifier(label, taken),
            "label": label,
            "plural": several(label.lower()),
            "values": [{"value": value} for value in dict.fromkeys(ordered)],
        }
    return found


def several(word: str) -> str:
    """An English word for several of what a label names; a person can write a better one."""
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{word[:-1]}ies"
    return word if word.endswith("s") else f"{word}s"


def _natural(text: str) -> list[tuple[int, int, str]]:
    """A key that sorts texts as people do: 9 before 10."""
    parts = re.split(r"(\d+)", text.casefold())
    return [(0, int(p), "") if p.isdecimal() else (1, 0, p) for p in parts if p]


def slug(text: str, taken: Collection[str] = (), *, joint: str = "-") -> str:
    """A text as an id: its letters and digits in small letters; numbered where that is taken."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    base = re.sub(r"[\W_]+", joint, folded)[:MOST_OF_ID].strip(joint) or "unnamed"
    name, number = base, 1
    while name in taken:
        number += 1
        name = f"{base}{joint}{number}"
    return name


def _identifier(label: str, taken: Collection[str]) -> str:
    """A label as an attribute's id, which is a plain word."""
    name = slug(label, joint="_")
    return slug(name if name.isidentifier() else f"attribute_{name}", taken, joint="_")


def ids_of(themes: pd.DataFrame) -> dict[str, str]:
    """The id of each theme, made of its title and of those that it belongs to.

    Where that is too long, or the id of several, it ends in a hash of the whole, so that neither
    order nor a new theme moves an id from one theme to another.
    """
    if themes.empty:
        return {}
    parent = dict(zip(themes["theme_id"], themes["parent_id"], strict=True))
    title = dict(zip(themes["theme_id"], themes["title"], strict=True))
    whole: dict[str, str] = {}
    for theme in title:
        path, above = [theme], parent[theme]
        while above in title and above not in path:
            path.append(above)
            above = parent[above]
        whole[theme] = "\0".join(title[step] for step in reversed(path))
    slugs = {theme: slug(text) for theme, text in whole.items()}
    often = Counter(slugs.values())
    names = UniqueNames()
    return {
        theme: names.unlike(
            f"{name}-{_hash(whole[theme])}" if often[name] > 1 or _cut(name) else name
        )
        for theme, name in slugs.items()
    }


def _cut(name: str) -> bool:
    return len(name) >= MOST_OF_ID - 1


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:6]


def _themes(themes: pd.DataFrame, ids: Mapping[str, str]) -> pd.DataFrame:
    if themes.empty:
        return themes
    parents = [ids.get(parent) for parent in themes["parent_id"]]
    return themes.assign(theme_id=[ids[name] for name in themes["theme_id"]], parent_id=parents)


def _participants(people: pd.DataFrame, renamed: Mapping[str, str]) -> pd.DataFrame:
    return (
        people.reindex(columns=["participant_id", *renamed])
        .fillna(NOT_STATED)
        .rename(columns=dict(renamed))
    )


def _findings(findings: Sequence[tuple[str, Sequence[str]]], themes: set[str]) -> pd.DataFrame:
    rows = [("finding", text, [t for t in linked if t in themes]) for text, linked in findings]
    return pd.DataFrame(rows, columns=["kind", "text", "theme_ids"], dtype=object)


def _quotes(
    quotes: pd.DataFrame, ids: Mapping[str, str], renamed: Mapping[str, str]
) -> pd.DataFrame:
    named = [[ids[theme] for theme in themes if theme in ids] for themes in quotes["theme_ids"]]
    return quotes.assign(theme_ids=named).rename(columns=dict(renamed))
