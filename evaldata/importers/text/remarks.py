"""What the report says of itself that is not so: references to nowhere, contradictions."""

from collections.abc import Iterator, Sequence

from evaldata.importers.account import Notes
from evaldata.importers.profile import Contradiction, Pattern
from evaldata.importers.tables.printed import PrintedTable
from evaldata.importers.text.lines import blocks
from evaldata.importers.text.sections import Section, matching


def look_for_references(sections: Sequence[Section], pattern: Pattern, notes: Notes) -> None:
    """Note each reference to a section that the report does not have."""
    known = {section.heading.number for section in sections}
    for section in sections:
        for place, text in _texts(section):
            for number in {match.group("number") for match in pattern.finditer(text)} - known:
                notes.slip(f"It refers to {number}, and there is no such section", place)


def look_for_contradictions(
    sections: Sequence[Section],
    tables: Sequence[PrintedTable],
    contradictions: Sequence[Contradiction],
    notes: Notes,
) -> None:
    """Note where a table counts what a section says is not there; the table is followed."""
    for asked in contradictions:
        says = [
            place
            for section in matching(sections, asked.section)
            for place, text in _texts(section)
            if asked.says.search(text)
        ]
        for table in tables:
            count = table.margin(table.table.columns).get(asked.column, 0)
            if says and count and str(table.table.number) == str(asked.table):
                notes.slip(
                    f"The text says otherwise, yet {table.name} counts {count:,} under "
                    f"{table.table.columns} {asked.column}; the table is followed",
                    *says,
                    table.place,
                )


def _texts(section: Section) -> Iterator[tuple[str, str]]:
    """Each block of lines as one text, with the place of its last line."""
    for block in blocks(section.lines):
        yield block.lines[-1].place, block.text
