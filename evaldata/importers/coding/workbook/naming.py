"""How people refer to themes: by title; by parent and title, or id, where several share one."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from evaldata.importers.coding.workbook.forms import PATH_SIGN, SEPARATOR
from evaldata.model.text import caseless


@dataclass(frozen=True)
class Named:
    """A theme with what it can be called by; parent is the id of another, or empty."""

    theme_id: str
    title: str
    parent: str = ""


def known_as(themes: Sequence[Named]) -> dict[str, str]:
    """The id of the theme that each name means; a name of several themes means none."""
    titles = {theme.theme_id: theme.title for theme in themes}
    paths = {
        t.theme_id: f"{titles[t.parent]}{PATH_SIGN}{t.title}" for t in themes if t.parent in titles
    }
    meant: dict[str, str] = {}
    for names in (titles, paths):
        counted = Counter(map(alike, names.values()))
        unique = {alike(name): key for key, name in names.items() if counted[alike(name)] == 1}
        meant = unique | meant
    return {alike(key): key for key in titles} | {name: key for name, key in meant.items() if name}


def names_of(themes: Sequence[Named]) -> dict[str, str]:
    """What to call each theme, by its id."""
    meant = known_as(themes)
    titles = {theme.theme_id: theme.title for theme in themes}
    found = {}
    for theme in themes:
        path = f"{titles.get(theme.parent, '')}{PATH_SIGN}{theme.title}"
        called = [name for name in (theme.title, path) if meant.get(alike(name)) == theme.theme_id]
        found[theme.theme_id] = [*called, theme.theme_id][0]
    return found


def ids_in(text: str, meant: Mapping[str, str]) -> list[str]:
    """The ids of the themes that a cell names; what means no theme stays as it is written.

    A title may hold the separator itself: the longest run of parts that is a name is one.
    """
    parts = [part.strip() for part in text.split(SEPARATOR)]
    found: list[str] = []
    start = 0
    while start < len(parts):
        ends = range(len(parts), start, -1)
        runs = ((end, f"{SEPARATOR} ".join(parts[start:end])) for end in ends)
        end, name = next(
            ((end, meant[alike(run)]) for end, run in runs if alike(run) in meant),
            (start + 1, parts[start]),
        )
        found += [name] if name else []
        start = end
    return list(dict.fromkeys(found))


def with_parents(titles: Iterable[tuple[str, str, str]]) -> list[Named]:
    """Themes of ids, titles and what their parents are called.

    Parents are looked for twice, for a parent may be called by its own parent and title.
    """
    rows = list(titles)
    themes = [Named(key, title) for key, title, _ in rows]
    for _ in range(2):
        meant = known_as(themes)
        themes = [Named(key, title, meant.get(alike(up), up)) for key, title, up in rows]
    return themes


def alike(name: str) -> str:
    """A name without what a person may write differently: case and spaces."""
    return caseless(name.replace(SEPARATOR, f"{SEPARATOR} "))
