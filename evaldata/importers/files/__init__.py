"""Files of others, read within limits: reports as lines of text, spreadsheets as grids."""


class RefusedFileError(Exception):
    """A file that cannot be read; the message tells a reader why, and names no path."""
