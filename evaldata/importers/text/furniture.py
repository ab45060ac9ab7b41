"""What pages repeat around the text, taken out of it."""

from collections.abc import Sequence

from evaldata.importers.account import Notes
from evaldata.importers.profile import Pattern, Text
from evaldata.importers.text.lines import Line


def without_furniture(lines: Sequence[Line], text: Text, notes: Notes) -> list[Line]:
    """The lines without those that the profile calls furniture.

    Each becomes a loose break, for a page may end there in the middle of a paragraph.
    """
    kept = []
    for position, line in enumerate(lines):
        if _matches(line, text.furniture) or (
            _matches(line, text.furniture_alone) and _alone(lines, position)
        ):
            notes.slip("What pages repeat is left out", line.place)
            kept.append(Line(line.place, "", loose=True))
        else:
            kept.append(line)
    return kept


def _matches(line: Line, patterns: Sequence[Pattern]) -> bool:
    return bool(line.text) and any(pattern.search(line.text) for pattern in patterns)


def _alone(lines: Sequence[Line], position: int) -> bool:
    before = lines[position - 1].text if position else ""
    after = lines[position + 1].text if position + 1 < len(lines) else ""
    return not before and not after
