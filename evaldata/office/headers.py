"""What heads the tables of slides and documents."""

from collections.abc import Sequence

from evaldata.model.text import shortened

MOST_TURNED = 30
"""Letters of a header that is turned upright."""


def heads(header: Sequence[str], *, turned: bool) -> list[Sequence[str]]:
    """The rows that head a table, one or none; what is turned upright is shortened."""
    if turned:
        return [[header[0], *(shortened(name, MOST_TURNED) for name in header[1:])]]
    return [header] if header else []
