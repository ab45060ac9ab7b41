"""Files of others, read within limits: reports as lines of text, spreadsheets as grids."""


class RefusedFileError(Exception):
    """A file that is no report in words; the message tells a reader why, and names no path."""
