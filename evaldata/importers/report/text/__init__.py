"""The text of a report: sections, paragraphs, and what they are."""
