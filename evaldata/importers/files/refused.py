"""What a file that is no report in words says of itself."""


class RefusedFileError(Exception):
    """A file that is not read; the message tells a reader why, and names no path."""
