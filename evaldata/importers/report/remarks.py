"""What the report says of itself that is not so: references to nowhere, contradictions."""

from collections.abc import Sequence

from evaldata.importers.report.tables.printed import PrintedTable
from evaldata.importers.report.text.context import ReportContext
from evaldata.importers.report.text.lines import blocks
from evaldata.importers.report.text.sections import ReportSection, matching


def look_for_references(sections: Sequence[ReportSection], context: ReportContext) -> None:
    """Note each reference to a section that the report does not have."""
    known = {section.heading.number for section in sections}
    for block in (block for section in sections for block in blocks(section.lines)):
        named = {match["number"] for match in context.profile.references.finditer(block.text)}
        for number in named - known:
            context.log.slip(f"It refers to {number}, and there is no such section", block.end)


def look_for_contradictions(
    sections: Sequence[ReportSection], tables: Sequence[PrintedTable], context: ReportContext
) -> None:
    """Note where a table counts what a section says is not there; the table is followed."""
    for asked in context.profile.contradictions:
        says = [
            block.end
            for section in matching(sections, asked.section)
            for block in blocks(section.lines)
            if asked.says.search(block.text)
        ]
        for table in tables:
            count = table.margin(table.declared.columns).get(asked.column, 0)
            if says and count and str(table.declared.number) == str(asked.table):
                what = f"{count:,} under {table.declared.columns} {asked.column}"
                message = f"The text says otherwise, yet {table.name} counts {what}"
                context.log.slip(f"{message}; the table is followed", *says, table.place)
