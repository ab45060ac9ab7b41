"""Files of a report as lines of text, each with its place."""


class RefusedFileError(Exception):
    """A file that is no report in words; the message tells a reader why, and names no path."""
