"""Makes a coded project of a table: a row a coded passage, or a column a theme."""

import unicodedata
from collections.abc import Iterable, Set
from pathlib import PurePath

import pandas as pd

from evaldata.importers.coding.columns import STEPS, Columns, Role
from evaldata.importers.coding.headings import TAGUETTE, program_of, theme_of_mark
from evaldata.importers.coding.ids import UniqueNames
from evaldata.importers.coding.project import (
    MOST_VALUES,
    OWN_COLUMNS,
    PARTICIPANTS,
    PASSAGES,
    QUOTE_COLUMNS,
    THEME_COLUMNS,
    THEMES,
    CodedProject,
    frame_of,
)
from evaldata.importers.coding.proposing import NO, YES
from evaldata.importers.coding.taguette import placed_tag
from evaldata.importers.coding.tidying import (
    is_blank,
    one_spelling,
    says_nothing,
    spelled_paths,
    with_dates,
    without_blanks,
    without_marks,
)
from evaldata.importers.log import CodingLog
from evaldata.model.language import counted, responses
from evaldata.model.row_keys import BETWEEN, row_keys

JOINED = "::"
ALONE = "in nothing but capitals and how many blanks stand between words"
TOLD = {
    "text": Role.TEXT,
    "speaker": Role.SPEAKER,
    "participant_id": Role.PARTICIPANT,
    "document": Role.DOCUMENT,
    "coder": Role.CODER,
    "memo": Role.MEMO,
    "date": Role.DATE,
}
"""The role of the column in which each of a quote's own columns stands."""


def coded_table(frame: pd.DataFrame, columns: Columns, log: CodingLog) -> CodedProject:
    """The project that a table holds, its columns understood so.

    A row with a text is a coded passage; rows that say the same of another theme are one passage.

    The columns have no problems, and each of their headings is one of the frame's.
    """
    text = columns.one(Role.TEXT) or ""
    log.found[PASSAGES] += len(frame)
    blank = frame.index[frame[text].isna()]
    log.leave_out(PASSAGES, "the row has no text", *(f"row {number}" for number in blank))
    frame = frame.assign(**{text: without_marks(frame[text], log)})
    idle = says_nothing(frame[text])
    reason = "the text says nothing, as n/a does"
    log.leave_out(PASSAGES, reason, *(f"row {number}" for number in frame.index[idle]))
    frame = with_dates(frame[frame[text].notna() & ~idle], columns.one(Role.DATE), log)
    frame = _spelled_alike(_with_blanks(frame, columns, log), columns, log)
    paths = _paths(frame, columns, log)
    quotes = _quotes(frame, columns, paths, log)
    themes = _themes([*_marked(columns).values(), *(p for row in paths for p in row)])
    log.found[THEMES] += len(themes)
    participants = _participants(quotes)
    log.found[PARTICIPANTS] += len(participants)
    if len(participants) > (people := participants["person_id"].nunique()):
        log.understood.append(
            f"{counted(people, 'person', 'people')} gave {responses(len(participants))}: where "
            "the rows of one differ in an attribute, it is a response each."
        )
    return CodedProject(
        title=PurePath(log.file).stem,
        themes=themes,
        quotes=quotes,
        participants=participants,
        attributes=tuple(quotes.columns.drop(list(QUOTE_COLUMNS))),
    )


def _with_blanks(frame: pd.DataFrame, columns: Columns, log: CodingLog) -> pd.DataFrame:
    """The same with no cell that only fills its place as a theme, a participant, a value."""
    blank = {}
    for role in (Role.THEME, Role.PARTICIPANT, Role.SPEAKER, Role.ATTRIBUTE):
        for heading in columns.of(role):
            blank[heading] = without_blanks(frame[heading])
            idle = frame.index[frame[heading].notna() & blank[heading].isna()]
            said = f"{heading}: cells that say nothing, as n/a does, are taken for blank"
            log.note(said, *map("row {}".format, idle))
    return frame.assign(**blank)


def _spelled_alike(frame: pd.DataFrame, columns: Columns, log: CodingLog) -> pd.DataFrame:
    """The same with one spelling of each participant and of each value of an attribute."""
    spelled = {}
    for role, what in ((Role.PARTICIPANT, "participant"), (Role.ATTRIBUTE, "value")):
        for heading in columns.of(role):
            spelled[heading] = one_spelling(frame[heading])
            other = frame.index[frame[heading].notna() & (spelled[heading] != frame[heading])]
            said = f"{heading}: cells that differ from others {ALONE} are taken for the same {what}"
            log.note(said, *map("row {}".format, other))
    return frame.assign(**spelled)


def _marked(columns: Columns) -> dict[str, str]:
    """The path of the theme that each marked column is, by its heading."""
    return {heading: _path(theme_of_mark(heading)) for heading in columns.of(Role.MARK)}


def _path(name: str) -> str:
    """A theme with those it belongs to, in one way of writing."""
    name = unicodedata.normalize("NFC", name)
    return JOINED.join(part for part in STEPS.split(name.strip()) if part)


def _tag_path(tag: str, tags: Set[str]) -> str:
    """A tag of Taguette's with those that its name begins with."""
    parent, title = placed_tag(tag, tags)
    return f"{_tag_path(parent, tags)}{JOINED}{title}" if parent else title


def _paths(frame: pd.DataFrame, columns: Columns, log: CodingLog) -> list[list[str]]:
    """The themes of each row, as it names and as it marks them."""
    named = frame[columns.of(Role.THEME)].fillna("")
    joined = (columns.separator.join(cells) for cells in named.to_numpy().tolist())
    rows = [row.split(columns.separator) for row in joined]
    if program_of(list(frame.columns)) == TAGUETTE:
        tags = {tag for row in rows for tag in row}
        rows = [[_tag_path(tag, tags) for tag in row] for row in rows]
    written = [[*map(_path, row)] for row in rows]
    found = spelled_paths(written, JOINED)
    other = (f"row {n}" for n, a, b in zip(frame.index, written, found, strict=True) if a != b)
    log.note(f"themes that differ from others {ALONE} are taken for the same theme", *other)
    for heading, path in _marked(columns).items():
        said = frame[heading].fillna("").str.casefold()
        for place, (row, word) in enumerate(said.items()):
            if word in YES or (word not in NO and _counts(word)):
                found[place].append(path)
            elif word and word not in NO and not _counts(word, least=0):
                log.pass_over("marks", "neither yes nor no", f"row {row}, {heading}")
    named_so = [[path for path in row if path and not is_blank(path)] for row in found]
    return [list(dict.fromkeys(row)) for row in named_so]


def _counts(word: str, least: float = 1e-9) -> bool:
    """Whether a cell is a number of that size or more, such as a weight."""
    try:
        return float(word.replace(",", ".")) >= least
    except ValueError:
        return False


def _quotes(
    frame: pd.DataFrame, columns: Columns, paths: list[list[str]], log: CodingLog
) -> pd.DataFrame:
    """A row for each passage, with all themes for which the table has it."""
    labels = _labels(frame, columns, log)
    told = pd.DataFrame(
        {
            name: frame[heading] if (heading := columns.one(role)) else None
            for name, role in TOLD.items()
        }
        | {label: frame[heading] for heading, label in labels.items()},
        index=frame.index,
        dtype=object,
    )
    alike = list(told.columns)
    told["theme_ids"] = paths
    told["source"] = [f"row {row}" for row in frame.index]
    told = told[[*QUOTE_COLUMNS, *labels.values()]]
    passage = columns.one(Role.PASSAGE)
    if columns.one(Role.THEME) is None and passage is None:
        return told.reset_index(drop=True)
    group = pd.Series(row_keys(told[alike].fillna("")), index=frame.index, dtype=object)
    if passage:
        # An id that stands at other words, or is blank, does not make one passage of two.
        numbered = frame[passage] + BETWEEN + told["text"]
        group = numbered.where(frame[passage].notna(), group)
    first = told[~group.duplicated()].copy()
    themes: dict[str, dict[str, None]] = {}
    for key, row in zip(group, paths, strict=True):
        themes.setdefault(key, {}).update(dict.fromkeys(row))
    first["theme_ids"] = [list(every) for every in themes.values()]
    log.joined[PASSAGES] += len(told) - len(first)
    return first.reset_index(drop=True)


def _labels(frame: pd.DataFrame, columns: Columns, log: CodingLog) -> dict[str, str]:
    """The label of each attribute by its heading, unlike every column that a project has.

    A column with very many values would make a response of every passage, and is left out.
    """
    names = UniqueNames(OWN_COLUMNS)
    labels: dict[str, str] = {}
    for heading in columns.of(Role.ATTRIBUTE):
        if frame[heading].nunique() > MOST_VALUES:
            log.pass_over("attributes", f"it has more than {MOST_VALUES} values", heading)
        else:
            labels[heading] = names.unlike(heading)
    return labels


def _themes(paths: Iterable[str]) -> pd.DataFrame:
    """A row for each theme and each that it belongs to, in the order of the table."""
    every = dict.fromkeys(
        JOINED.join(parts[:depth])
        for parts in (path.split(JOINED) for path in paths)
        for depth in range(1, len(parts) + 1)
    )
    rows = [(path, *path.rpartition(JOINED)[::2]) for path in every]
    return frame_of(
        ({"theme_id": p, "title": title, "parent_id": up or None} for p, up, title in rows),
        THEME_COLUMNS,
    )


def _participants(quotes: pd.DataFrame) -> pd.DataFrame:
    """A row for each participant named, with what all of their passages say together.

    Where passages of one participant differ in an attribute, it is a response each, of one person.
    """
    attributes = list(quotes.columns.drop(list(QUOTE_COLUMNS)))
    named = quotes.loc[quotes["participant_id"].notna(), ["participant_id", *attributes]]
    if attributes and len(named):
        of_person = named.groupby("participant_id", sort=False)[attributes]
        agreed = of_person.transform("first").where(of_person.transform("nunique") == 1)
        named = named.fillna(agreed)
    keys = pd.Series(row_keys(named.fillna("")), index=named.index, dtype=object)
    given = named[~keys.duplicated()]
    names = UniqueNames(set(named["participant_id"]))
    repeated = given["participant_id"].duplicated()
    ids = [
        names.unlike(person) if again else person
        for person, again in zip(given["participant_id"], repeated, strict=True)
    ]
    of_key = dict(zip(keys[~keys.duplicated()], ids, strict=True))
    quotes.loc[named.index, "participant_id"] = [of_key[key] for key in keys]
    persons = given["participant_id"]
    return given.assign(participant_id=ids, person_id=persons).reset_index(drop=True)
