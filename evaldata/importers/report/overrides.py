"""An evaluation's description with what a dataset of the report's own words says otherwise."""

from collections.abc import Mapping
from typing import Any

import tomli_w

from evaldata.model.problems import BadDatasetError, Problem
from evaldata.model.schema import EVALUATION_FILE
from evaldata.model.vocabulary import Wording

NAMES = ("id", "title", "term", "name", "number", "value")

Content = dict[str, Any]


def overridden(content: Content, changes: Mapping[str, Any]) -> bytes:
    """The content of an `evaluation.toml` with changes, as TOML; its wording is verbatim.

    Changes have the form of what they change. In a list of tables a change names its table by
    the value of its id, title, term or number: `[slips."Two dates"] text = "…"`.

    Raises:
        BadDatasetError: Where a change names what is not there.
    """
    verbatim = {"rights": {"wording": Wording.VERBATIM.value}}
    changed = _changed(_changed(content, changes, ""), verbatim, "")
    return tomli_w.dumps(changed).encode()


def _changed(content: Content, changes: Mapping[str, Any], path: str) -> Content:
    result = dict(content)
    for name, change in changes.items():
        place = f"{path}{name}"
        old = content.get(name)
        if not isinstance(change, Mapping):
            result[name] = change
        elif isinstance(old, list):
            result[name] = _changed_tables(old, change, place)
        else:
            result[name] = _changed(old if isinstance(old, dict) else {}, change, f"{place}.")
    return result


def _changed_tables(tables: list[Any], changes: Mapping[str, Any], place: str) -> list[Any]:
    result = list(tables)
    for name, change in changes.items():
        found = [i for i, t in enumerate(tables) if isinstance(t, dict) and name in _names(t)]
        if not found or not isinstance(change, Mapping):
            message = f"The profile changes {place}.{name}, which the sources do not have."
            remedy = "Correct the name in the profile, or take the change out."
            problem = Problem("known_change", EVALUATION_FILE, None, place, message, remedy)
            raise BadDatasetError([problem])
        result[found[0]] = _changed(tables[found[0]], change, f"{place}.{name}.")
    return result


def _names(table: Content) -> list[str]:
    return [str(table[name]) for name in NAMES if name in table]
