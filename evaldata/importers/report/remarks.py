"""What the report says of itself that is not so: references to nowhere, contradictions."""

from collections.abc import Sequence

from evaldata.importers.log import ReportLog
from evaldata.importers.report.profile import Contradiction, Pattern
from evaldata.importers.report.tables.printed import PrintedTable
from evaldata.importers.report.text.lines import blocks
from evaldata.importers.report.text.sections import ReportSection, matching


def look_for_references(
    sections: Sequence[ReportSection], pattern: Pattern, log: ReportLog
) -> None:
    """Note each reference to a section that the report does not have."""
    known = {section.heading.number for section in sections}
    for section in sections:
        for block in blocks(section.lines):
            for number in {match["number"] for match in pattern.finditer(block.text)} - known:
                message = f"It refers to {number}, and there is no such section"
                log.slip(message, block.end)


def look_for_contradictions(
    sections: Sequence[ReportSection],
    tables: Sequence[PrintedTable],
    contradictions: Sequence[Contradiction],
    log: ReportLog,
) -> None:
    """Note where a table counts what a section says is not there; the table is followed."""
    for asked in contradictions:
        says = [
            block.end
            for section in matching(sections, asked.section)
            for block in blocks(section.lines)
            if asked.says.search(block.text)
        ]
        for table in tables:
            count = table.margin(table.declared.columns).get(asked.column, 0)
            if says and count and str(table.declared.number) == str(asked.table):
                log.slip(
                    f"The text says otherwise, yet {table.name} counts {count:,} under "
                    f"{table.declared.columns} {asked.column}; the table is followed",
                    *says,
                    table.place,
                )
