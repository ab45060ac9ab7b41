"""What each column of a table is: proposed with a reason, kept in a file, corrected by a person."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self

import tomli_w

from evaldata.model.problems import BadDatasetError, Problem, refusal

COLUMNS_FILE = "columns.toml"
SEPARATOR = ";"
STEPS = re.compile(r"\s*(?:::|\\|>)\s*")
"""What stands between a theme and the one it belongs to, in MAXQDA, Dedoose and elsewhere."""


class Role(StrEnum):
    """What the cells of a column say of a passage."""

    TEXT = "text"
    THEME = "theme"
    MARK = "theme marked"
    ATTRIBUTE = "attribute"
    SPEAKER = "speaker"
    PARTICIPANT = "participant"
    DOCUMENT = "document"
    CODER = "coder"
    MEMO = "memo"
    DATE = "date"
    PASSAGE = "passage id"
    NOTHING = "nothing"


MEANINGS: Mapping[Role, str] = {
    Role.TEXT: "the quote itself",
    Role.THEME: "names the themes of the passage",
    Role.MARK: "is a theme; its cells say yes or no",
    Role.ATTRIBUTE: "a property to filter by",
    Role.SPEAKER: "who said it, as it is shown",
    Role.PARTICIPANT: "tells whose words belong together",
    Role.DOCUMENT: "the document that the passage is from",
    Role.CODER: "who coded it; shown to nobody",
    Role.MEMO: "a note on the passage",
    Role.DATE: "when it was said or coded",
    Role.PASSAGE: "rows with the same id are one passage",
    Role.NOTHING: "left out",
}
SEVERAL = (Role.ATTRIBUTE, Role.THEME, Role.MARK, Role.NOTHING)
"""Roles that more than one column may have."""


@dataclass(frozen=True)
class Columns:
    """How the columns of a table are understood.

    Attributes:
        roles: Each column's role, by its heading.
        reasons: Why it was proposed, by heading; empty where a person decided.
        sheet: The sheet of the table; empty where the file has only one.
        separator: What stands between themes in a cell.
    """

    roles: Mapping[str, Role]
    reasons: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    separator: str = SEPARATOR

    def of(self, role: Role) -> list[str]:
        """The headings of the columns that have a role."""
        return [heading for heading, found in self.roles.items() if found is role]

    def one(self, role: Role) -> str | None:
        """The heading of the column that has a role; None where there is none."""
        return next(iter(self.of(role)), None)

    def to_toml(self) -> str:
        """The file that a person can correct, each column with its reason."""
        roles = ", ".join(f'"{role}"' for role in Role)
        lines = [
            "# How the columns of the table are understood. Correct a role and import again.",
            f"# Roles: {roles}.",
            "# Only attributes, themes and marked themes may stand more than once.",
            tomli_w.dumps({"sheet": self.sheet, "separator": self.separator}).rstrip(),
            "",
            "[columns]",
        ]
        for heading, role in self.roles.items():
            line = tomli_w.dumps({heading: str(role)}).rstrip()
            reason = self.reasons.get(heading)
            lines.append(f"{line}  # {reason}" if reason else line)
        return "\n".join([*lines, ""])

    @classmethod
    def from_toml(cls, content: bytes) -> Self:
        """Read the file again.

        Raises:
            BadDatasetError: Where it is no TOML, or names a role that there is not.
        """
        try:
            found = tomllib.loads(content.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            raise _bad("", f"The file is no valid TOML: {error}.", "Correct it.") from None
        roles = found.get("columns")
        if not isinstance(roles, dict):
            raise _bad("columns", "There is no table [columns].", "Add it.")
        known = ", ".join(Role)
        for heading, role in roles.items():
            if role not in list(Role):
                raise _bad(heading, "There is no such role.", f"Use one of: {known}.")
        told = {heading: Role(role) for heading, role in roles.items()}
        separator = str(found.get("separator", SEPARATOR))
        return cls(told, {}, str(found.get("sheet", "")), separator)

    def problems(self, file: str) -> list[Problem]:
        """What keeps a table from being read so; empty where nothing does."""
        found = []
        if len(self.of(Role.TEXT)) != 1:
            message = "No column is the text of the quotes, or several are."
            found.append(_problem(file, "text", message, "Give one column the role text."))
        for role in Role:
            headings = self.of(role)
            if role not in (*SEVERAL, Role.TEXT) and len(headings) > 1:
                message = f"Several columns have the role {role}: {', '.join(headings)}."
                found.append(_problem(file, str(role), message, "Leave it to one of them."))
        if not self.separator:
            message = "The separator of themes is empty."
            found.append(_problem(file, "separator", message, 'Set it to ";".'))
        return found


def _problem(file: str, field_: str, message: str, remedy: str) -> Problem:
    return Problem("columns", file, None, field_, message, remedy)


def _bad(field_: str, message: str, remedy: str) -> BadDatasetError:
    return refusal("columns", COLUMNS_FILE, message, remedy, field_)
