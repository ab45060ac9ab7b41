"""Proposes what each column of a table is: by its heading, else by what its cells look like."""

from collections.abc import Mapping

import pandas as pd

from evaldata.importers.coding.columns import SEPARATOR, SEVERAL, STEPS, Columns, Role
from evaldata.importers.coding.headings import (
    folded,
    program_of,
    role_by_word,
    role_of_program,
    separator_of,
    unnumbered,
)
from evaldata.importers.coding.project import MOST_VALUES
from evaldata.model.language import counted

YES = frozenset(
    ["1", "x", "yes", "y", "true", "✓", "✔", "ja", "oui", "sí", "si", "sim", "oes", "wahr", "vrai"]
)
NO = frozenset(
    ["0", "no", "n", "false", "-", "–", "nein", "non", "não", "na", "nage", "falsch", "faux"]
)
LONG = 40
"""Characters of a cell beyond which it is a sentence rather than a name."""
WORDS = 4
"""Words of a cell from which it is a sentence, however short."""
CLOCK = r"\d:\d\d"
"""What a moment has, and a sentence rarely."""
SENTENCES = "sentences, and only one column can be the text"
LEAST_MARKS = 2
MARKED = 0.9
"""Share of cells that say yes or no from which a column is a marked one."""
NESTED = 0.2
"""Share of cells that name a theme within another beyond which a column names themes."""
FEW = 12
"""Values that an attribute may have in however short a table."""
BY_HEADING = "by its heading"

Proposal = tuple[Role, str]


def propose(sheets: Mapping[str, pd.DataFrame]) -> Columns:
    """What the columns of a file's main table are, each with the reason."""
    sheet = main_sheet(sheets)
    frame = sheets[sheet]
    found = _told_by_headings(frame)
    _settle(found, frame)
    roles = {heading: role for heading, (role, _) in found.items()}
    reasons = {heading: reason for heading, (_, reason) in found.items()}
    named = [heading for heading, role in roles.items() if role is Role.THEME]
    program = program_of(list(frame.columns))
    separator = (program and separator_of(program)) or _separator(frame[named])
    return Columns(roles, reasons, sheet if len(sheets) > 1 else "", separator)


def main_sheet(sheets: Mapping[str, pd.DataFrame]) -> str:
    """The name of the sheet whose headings name texts and themes; of several, the largest."""

    def rank(name: str) -> tuple[bool, bool, int]:
        roles = {role for role, _ in _told_by_headings(sheets[name]).values()}
        return Role.TEXT in roles, Role.THEME in roles, sheets[name].size

    return max(sheets, key=rank)


def _told_by_headings(frame: pd.DataFrame) -> dict[str, Proposal]:
    program = program_of(list(frame.columns))
    return {heading: _told(heading, frame[heading], program) for heading in frame.columns}


def _told(heading: str, cells: pd.Series, program: str | None) -> Proposal:
    """What a heading says that its column is; without a reason where it says nothing."""
    role = role_of_program(program, heading) if program else None
    if role is not None:
        of_use = f"of use to {program} alone"
        return role, of_use if role is Role.NOTHING else f"{program} calls it so"
    if cells.isna().all():
        return Role.NOTHING, "all cells are blank"
    role = role_by_word(heading)
    return (Role.NOTHING, "") if role is None else (role, BY_HEADING)


def _settle(found: dict[str, Proposal], frame: pd.DataFrame) -> None:
    """Decide by the cells what no heading told; a role that only one may have goes to the first.

    The text is the longest of those whose headings tell so.
    """
    _settle_text(found, frame)
    _settle_themes(found, frame)
    taken: set[Role] = set()
    for heading, (role, reason) in sorted(found.items(), key=_is_of_interview):
        if role in taken and role not in SEVERAL:
            found[heading] = (Role.NOTHING, "")
        elif reason:
            taken.add(role)
    undecided = [heading for heading, (_, reason) in found.items() if not reason]
    if Role.TEXT not in taken and undecided:
        longest = max(undecided, key=lambda heading: _length(frame[heading]))
        found[longest] = (Role.TEXT, "its cells are the longest")
        undecided.remove(longest)
    marks = [heading for heading in undecided if _marked(frame[heading]) >= MARKED]
    if len(marks) >= LEAST_MARKS and Role.THEME not in taken:
        found |= {heading: (Role.MARK, _why_marked(frame[heading])) for heading in marks}
        undecided = [heading for heading in undecided if heading not in marks]
    nested = [heading for heading in undecided if _is_nested(frame[heading])]
    if nested and Role.THEME not in taken:
        found[nested[0]] = (Role.THEME, "its cells name themes within themes")
        undecided.remove(nested[0])
    for heading in undecided:
        found[heading] = _by_values(frame[heading])


def _is_of_interview(column: tuple[str, Proposal]) -> bool:
    """Whether a column names interviews, which stand for people where no other column does."""
    return folded(column[0]).startswith("interview ")


def _settle_text(found: dict[str, Proposal], frame: pd.DataFrame) -> None:
    """Leave the text to one of the columns whose headings tell so, or to none.

    To none where its cells are answers such as yes and no, and there are sentences elsewhere.
    """
    named = [heading for heading, (role, _) in found.items() if role is Role.TEXT]
    others = [heading for heading, (_, reason) in found.items() if not reason]
    known = [heading for heading in named if found[heading][1] != BY_HEADING]
    longest = max(known or named, key=lambda heading: _length(frame[heading]), default="")
    for heading in named:
        if heading != longest:
            found[heading] = (Role.NOTHING, "")
    if named and _is_answer(frame[longest]) and any(_length(frame[o]) > LONG for o in others):
        found[longest] = (Role.NOTHING, "")
    elif len(named) > 1 and not known:
        found[longest] = (Role.TEXT, f"{BY_HEADING}, and its cells are the longest")


def _length(cells: pd.Series) -> float:
    """How many characters a cell has that is not blank; none where all are."""
    stated = cells.dropna()
    return float(stated.str.len().mean()) if len(stated) else 0.0


def _is_answer(cells: pd.Series) -> bool:
    """Whether cells are short and repeat each other, as answers to choose from."""
    return _length(cells) <= LONG and cells.nunique() <= cells.count() / 2


def _settle_themes(found: dict[str, Proposal], frame: pd.DataFrame) -> None:
    """Leave the themes to the first column that names them, and others of its name and a number.

    One whose cells say yes or no names none; its heading may be a theme.
    """
    headed = [heading for heading, (role, _) in found.items() if role is Role.THEME]
    named = [heading for heading in headed if _marked(frame[heading]) < MARKED]
    for heading in headed:
        if heading not in named or unnumbered(heading) != unnumbered(named[0]):
            found[heading] = (Role.NOTHING, "")


def _marked(cells: pd.Series) -> float:
    """The share of those cells that say yes or no among those that say anything."""
    return float(cells.dropna().str.casefold().isin(YES | NO).mean()) if cells.count() else 0.0


def _why_marked(cells: pd.Series) -> str:
    return f"{'' if _marked(cells) == 1 else 'nearly all '}its cells say yes or no"


def _is_nested(cells: pd.Series) -> bool:
    """Whether many cells of a column name a theme after the one it belongs to."""
    parts = cells.dropna().map(lambda cell: len([*filter(None, STEPS.split(cell))]))
    return bool((parts > 1).mean() > NESTED)


def _by_values(cells: pd.Series) -> Proposal:
    """An attribute, or why a column is none."""
    stated = cells.dropna()
    different = stated.nunique()
    if _length(cells) > LONG:
        return Role.NOTHING, SENTENCES
    if different > MOST_VALUES or different > max(len(stated) / 2, FEW):
        return Role.NOTHING, _why_nothing(stated, different)
    rows = counted(len(stated), "row", "rows")
    return Role.ATTRIBUTE, f"{counted(different, 'value', 'values')} in {rows}"


def _why_nothing(stated: pd.Series, different: int) -> str:
    """Why a column of so many different cells is no attribute."""
    if stated.str.split().str.len().mean() >= WORDS and not stated.str.contains(CLOCK).all():
        return SENTENCES
    if stated.str.fullmatch(r"[-+]?\d+([.,]\d+)?").all():
        return f"{different:,} different numbers, where an attribute has a few groups"
    if different > MOST_VALUES:
        return f"{different:,} different values, of which at most {MOST_VALUES} can be filtered by"
    return f"{different:,} different values: it tells one row from another"


def _separator(themes: pd.DataFrame) -> str:
    """What stands between the themes of a cell, the usual mark first."""
    cells = themes.fillna("").to_numpy().ravel().tolist()
    marks = (SEPARATOR, "|", "\n")
    return next((mark for mark in marks if any(mark in cell for cell in cells)), SEPARATOR)
