"""Evaluations that lack what others have: each a dataset that a coded project could make."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import pandas as pd

from evaldata.dataset.build import made
from evaldata.dataset.writing import write

Frames = dict[str, pd.DataFrame]

HEAD = 'title = "{title}"\nshort_title = "Small study"\n[disclosure]\nattributed = true\n'
ROLE = """
[[attributes]]
id = "role"
label = "Role"
plural = "roles"
values = [{ value = "Nurse" }, { value = "Parent" }]
"""
QUOTES = pd.DataFrame({"text": ["We wait too long", "Nobody rang back", "She is kind"]})
THEMES = pd.DataFrame({"theme_id": ["access", "staff"], "title": ["Access", "Staff"]})
PEOPLE = pd.DataFrame({"participant_id": ["P1", "P2"], "role": ["Nurse", "Parent"]})
CODED = QUOTES.assign(theme_ids=[["access"], ["access", "staff"], []])
SPOKEN = CODED.assign(role=["Nurse", "Parent", None])
FINDINGS = pd.DataFrame({"kind": ["finding"], "text": ["People wait"], "theme_ids": [["access"]]})


def nested(number: int) -> pd.DataFrame:
    """Themes of which each third belongs to the one before."""
    rows = [(f"t{i}", f"Theme {i}", f"t{i - 1}" if i % 3 else None) for i in range(number)]
    return pd.DataFrame(rows, columns=["theme_id", "title", "parent_id"], dtype=object)


def values(number: int) -> str:
    """An attribute with so many values, in whose voice quotes are grouped."""
    listed = ", ".join(f'{{ value = "Village {i}" }}' for i in range(number))
    return (
        '\n[[attributes]]\nid = "village"\nlabel = "Village"\nplural = "villages"\n'
        f"values = [{listed}]\n"
    )


def voiced(name: str, attributes: str) -> str:
    """An evaluation grouped by that attribute."""
    return f'voice = "{name}"\n{HEAD}{attributes}'


FRAMES: dict[str, tuple[str, Frames]] = {
    "quotes alone": (HEAD, {"quotes": QUOTES}),
    "themes without a quote": (HEAD, {"themes": THEMES}),
    "quotes and themes": (HEAD, {"quotes": CODED, "themes": THEMES}),
    "a finding and nobody who took part": (
        HEAD,
        {"quotes": CODED, "themes": THEMES, "statements": FINDINGS},
    ),
    "what is valued and no finding": (
        HEAD,
        {"quotes": CODED, "themes": THEMES, "statements": FINDINGS.assign(kind="valued")},
    ),
    "nothing lacking": (
        HEAD,
        {
            "quotes": CODED,
            "themes": THEMES,
            "statements": pd.concat([FINDINGS, FINDINGS.assign(kind="recommendation")]).assign(
                theme_ids=[["access", "staff"]] * 2
            ),
        },
    ),
    "roles and nobody who took part": (
        voiced("role", ROLE),
        {"quotes": SPOKEN, "themes": THEMES},
    ),
    "participants without a theme": (
        voiced("role", ROLE),
        {"quotes": SPOKEN.assign(theme_ids=[[], [], []]), "participants": PEOPLE},
    ),
    "participants and findings": (
        voiced("role", ROLE),
        {"quotes": SPOKEN, "themes": THEMES, "participants": PEOPLE, "statements": FINDINGS},
    ),
    "participants and no voice": (
        HEAD + ROLE,
        {"quotes": SPOKEN, "themes": THEMES, "participants": PEOPLE},
    ),
    "one role alone": (
        voiced("role", ROLE.replace(', { value = "Parent" }', "")),
        {"quotes": CODED.assign(role=["Nurse", "Nurse", None]), "themes": THEMES},
    ),
    "sixty nested themes": (
        voiced("role", ROLE),
        {
            "themes": nested(60),
            "participants": PEOPLE,
            "quotes": SPOKEN.assign(theme_ids=[["t1"], ["t2", "t59"], []]),
        },
    ),
    "three hundred values": (
        voiced("village", values(300)),
        {
            "themes": THEMES,
            "quotes": CODED.assign(village=["Village 1", "Village 299", None]),
            "participants": pd.DataFrame(
                {
                    "participant_id": [f"P{i}" for i in range(300)],
                    "village": [f"Village {i}" for i in range(300)],
                }
            ),
        },
    ),
    "Welsh, Arabic and emoji": (
        HEAD,
        {
            "themes": pd.DataFrame(
                {"theme_id": ["aros", "الانتظار"], "title": ["Aros’n hir", "الانتظار الطويل"]}
            ),
            "quotes": pd.DataFrame(
                {
                    "text": ["Roeddem ni’n aros", "انتظرنا شهورا", "🙂🎈"],
                    "theme_ids": [["aros"], ["الانتظار"], ["aros"]],
                    "speaker": ["Mam", "أم", "👩‍👧"],
                }
            ),
        },
    ),
}


def bare(name: str, folder: Path) -> Path:
    """Write the dataset of one of these evaluations into a new folder."""
    write(_files(name), folder)
    return folder


@cache
def _files(name: str) -> Mapping[str, bytes]:
    content, frames = FRAMES[name]
    files, _ = made(content.replace("{title}", name).encode(), frames)
    return files


Bare = Callable[[str], Path]
