"""What the headings of a table tell: which program wrote it, and what each column is."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from evaldata.importers.coding.columns import Role
from evaldata.model.text import caseless

DEDOOSE, TAGUETTE = "Dedoose", "Taguette"
APPLIED = re.compile(r"code:[\s_]+(.+)[\s_]+applied", re.IGNORECASE | re.DOTALL)
"""Dedoose's heading of a column that says whether a code was applied."""

NUMBER = re.compile(r"\s*\(?\d+\)?$")


@cache
def _known() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def folded(heading: str) -> str:
    """A heading in small letters with single blanks, as headings are compared."""
    return caseless(heading.replace("_", " "))


def program_of(headings: Sequence[str]) -> str | None:
    """The program that has written a table with these headings; None where none is known."""
    told = {folded(heading) for heading in headings}
    programs = _known()["programs"].items()
    return next((name for name, known in programs if told.issuperset(known["known_by"])), None)


def role_of_program(program: str, heading: str) -> Role | None:
    """The role that a column has in a program's own table."""
    name = folded(heading)
    if program == DEDOOSE and name.startswith("code: "):
        return Role.MARK if APPLIED.fullmatch(name) else Role.NOTHING
    return _named(_known()["programs"][program], name)


def separator_of(program: str) -> str:
    """What stands between themes in a program's own table; empty where it can be anything."""
    return str(_known()["programs"][program].get("separator", ""))


def role_by_word(heading: str) -> Role | None:
    """The role that a heading tells by itself, in a table made by hand; themes may be numbered."""
    words = _known()["words"]
    if unnumbered(heading) in words[Role.THEME]:
        return Role.THEME
    return _named(words, folded(heading))


def unnumbered(heading: str) -> str:
    """A folded heading without the number at its end, as of “Theme 2”."""
    return NUMBER.sub("", folded(heading))


def count_known(cells: Sequence[str]) -> int:
    """How many cells of a row are headings that are known."""
    program = program_of(cells)
    roles = ((program and role_of_program(program, cell)) or role_by_word(cell) for cell in cells)
    return sum(role is not None for role in roles)


def theme_of_mark(heading: str) -> str:
    """The theme that a marked column stands for."""
    applied = APPLIED.fullmatch(heading)
    return applied[1].strip() if applied else heading


def _named(roles: dict[str, list[str]], name: str) -> Role | None:
    return next((role for role in Role if name in roles.get(role, ())), None)
