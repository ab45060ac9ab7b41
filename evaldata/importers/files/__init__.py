"""Files of a report as lines of text, each with its place."""
