"""Ids and names made of titles and labels, so that the next delivery has the same ones."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable

import pandas as pd

from evaldata.model.evaluation_file import RESERVED_IDS

MOST_OF_ID = 60


def slug(text: str, taken: Collection[str] = (), *, joint: str = "-") -> str:
    """A text as an id: its letters and digits in small letters; numbered where that is taken."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    base = re.sub(r"[\W_]+", joint, folded)[:MOST_OF_ID].strip(joint) or "unnamed"
    name, number = base, 1
    while name in taken:
        number += 1
        name = f"{base}{joint}{number}"
    return name


def whole_slug(text: str) -> str:
    """A text as an id that no other long text with the same beginning has: it ends in a hash."""
    name = slug(text)
    return hashed(name, text) if len(name) >= MOST_OF_ID - 1 else name


def hashed(name: str, text: str) -> str:
    """A name with a hash of a text."""
    return f"{name}-{hashlib.sha256(text.encode()).hexdigest()[:6]}"


def attribute_id_of(label: str, taken: Collection[str]) -> str:
    """A label as an attribute's id: a plain word that is free."""
    name = slug(label, joint="_")
    is_free = name.isidentifier() and name not in RESERVED_IDS
    return slug(name if is_free else f"attribute_{name}", taken, joint="_")


LONGEST_ACRONYM = 4
"""Letters of a word in capitals that is no word written so."""
IRREGULAR = {"person": "people", "child": "children", "man": "men", "woman": "women"}
"""Words that attributes are called by, of which several are called otherwise."""
ENDINGS = (
    (r"(?i)(x|ch|sh|ss|us)$", r"\1es"),
    (r"(?i)is$", "es"),
    (r"(?i)([^aeiou])y$", r"\1ies"),
    (r"(?i)([^\W\d_])(?<!s)$", r"\1s"),
)
"""How a word ends, and the end of one for several; what ends in none is one for several already."""


def several(word: str) -> str:
    """An English word for several of what a label names; a person can write a better one."""
    if word.isupper() and len(word) > LONGEST_ACRONYM:
        return several(word.lower()).upper()
    rest, blank, last = word.rpartition(" ")
    if last.lower() in {*IRREGULAR, *IRREGULAR.values()}:
        return f"{rest}{blank}{IRREGULAR.get(last.lower(), last)}"
    ends = (re.subn(end, several_end, word) for end, several_end in ENDINGS)
    return next((made for made, times in ends if times), word)


def paths_of(themes: pd.DataFrame) -> dict[str, list[str]]:
    """The titles of those that each theme belongs to, from the top, and its own as the last."""
    parent = dict(zip(themes["theme_id"], themes["parent_id"], strict=True))
    title = dict(zip(themes["theme_id"], themes["title"], strict=True))
    found: dict[str, list[str]] = {}
    for theme in title:
        path, above = [theme], parent[theme]
        while above in title and above not in path:
            path.append(above)
            above = parent[above]
        found[theme] = [title[step] for step in reversed(path)]
    return found


def theme_ids_of(themes: pd.DataFrame) -> dict[str, str]:
    """The id of each theme, made of its title and of those that it belongs to.

    Where that is too long, or the id of several, it ends in a hash of the whole, so that neither
    order nor a new theme moves an id from one theme to another.
    """
    whole = {theme: "\0".join(titles) for theme, titles in paths_of(themes).items()}
    slugs = {theme: whole_slug(text) for theme, text in whole.items()}
    often = Counter(slugs.values())
    names = UniqueNames()
    return {
        theme: names.unlike(hashed(name, whole[theme]) if often[name] > 1 else name)
        for theme, name in slugs.items()
    }


class UniqueNames:
    """Gives out names; one that is taken or was given already gets a number."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self.taken = set(taken)
        self.often = Counter(self.taken)

    def unlike(self, name: str) -> str:
        """The name itself, or with a number, as “Interview (2)”."""
        unique = name
        while unique in self.taken:
            self.often[name] += 1
            unique = f"{name} ({self.often[name]})"
        self.taken.add(unique)
        self.often[unique] += 1
        return unique
