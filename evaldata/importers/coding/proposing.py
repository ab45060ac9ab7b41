"""Proposes what each column of a table is: by its heading, else by what its cells look like."""

from collections.abc import Mapping

import pandas as pd

from evaldata.importers.coding.columns import SEPARATOR, SEVERAL, STEPS, Columns, Role
from evaldata.importers.coding.headings import program_of, role_by_word, role_of_program
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
LEAST_MARKS = 2
NESTED = 0.2
"""Share of cells that name a theme within another beyond which a column names themes."""
FEW = 12
"""Values that an attribute may have in however short a table."""

Proposal = tuple[Role, str]


def largest(sheets: Mapping[str, pd.DataFrame]) -> str:
    """The name of the sheet with the most cells."""
    return max(sheets, key=lambda name: sheets[name].size)


def propose(sheets: dict[str, pd.DataFrame]) -> Columns:
    """What the columns of a file's largest table are, each with the reason."""
    sheet = largest(sheets)
    frame = sheets[sheet]
    program = program_of(list(frame.columns))
    found = {heading: _told(heading, frame[heading], program) for heading in frame.columns}
    _settle(found, frame)
    roles = {heading: role for heading, (role, _) in found.items()}
    reasons = {heading: reason for heading, (_, reason) in found.items()}
    named = [heading for heading, role in roles.items() if role is Role.THEME]
    separator = _separator(frame[named[0]]) if named else SEPARATOR
    return Columns(roles, reasons, sheet if len(sheets) > 1 else "", separator)


def _told(heading: str, cells: pd.Series, program: str | None) -> Proposal:
    """What a heading says that its column is; without a reason where it says nothing."""
    role = role_of_program(program, heading) if program else None
    if role is not None:
        return role, f"{program} calls it so"
    if cells.isna().all():
        return Role.NOTHING, "all cells are blank"
    role = role_by_word(heading)
    return (Role.NOTHING, "") if role is None else (role, "by its heading")


def _settle(found: dict[str, Proposal], frame: pd.DataFrame) -> None:
    """Decide by the cells what no heading told; a role that only one may have goes to the first."""
    taken: set[Role] = set()
    for heading, (role, reason) in found.items():
        if role in taken and role not in SEVERAL:
            found[heading] = (Role.NOTHING, "")
        elif reason:
            taken.add(role)
    undecided = [heading for heading, (_, reason) in found.items() if not reason]
    if Role.TEXT not in taken and undecided:
        lengths = frame[undecided].apply(lambda cells: cells.dropna().str.len().mean())
        longest = str(lengths.idxmax())
        found[longest] = (Role.TEXT, "its cells are the longest")
        undecided.remove(longest)
    marks = [heading for heading in undecided if _is_marked(frame[heading])]
    if len(marks) >= LEAST_MARKS and Role.THEME not in taken:
        found |= dict.fromkeys(marks, (Role.MARK, "its cells say yes or no"))
        undecided = [heading for heading in undecided if heading not in marks]
    nested = [heading for heading in undecided if _is_nested(frame[heading])]
    if nested and Role.THEME not in taken:
        found[nested[0]] = (Role.THEME, "its cells name themes within themes")
        undecided.remove(nested[0])
    for heading in undecided:
        found[heading] = _by_values(frame[heading])


def _is_marked(cells: pd.Series) -> bool:
    """Whether all cells of a column say yes, no or nothing, and not nothing alone."""
    said = set(cells.dropna().str.casefold())
    return bool(said) and said <= YES | NO


def _is_nested(cells: pd.Series) -> bool:
    """Whether many cells of a column name a theme after the one it belongs to."""
    parts = cells.dropna().map(lambda cell: len([*filter(None, STEPS.split(cell))]))
    return bool((parts > 1).mean() > NESTED)


def _by_values(cells: pd.Series) -> Proposal:
    stated = cells.dropna()
    different = stated.nunique()
    if stated.str.len().mean() > LONG:
        return Role.NOTHING, "long texts that no heading explains"
    if different > MOST_VALUES or different > max(len(stated) / 2, FEW):
        return Role.NOTHING, f"{different:,} different values: it tells one row from another"
    rows = counted(len(stated), "row", "rows")
    return Role.ATTRIBUTE, f"{counted(different, 'value', 'values')} in {rows}"


def _separator(cells: pd.Series) -> str:
    """What stands between the themes of a cell, the usual mark first."""
    marks = (SEPARATOR, "|", "\n")
    return next((m for m in marks if cells.str.contains(m, regex=False).any()), SEPARATOR)
