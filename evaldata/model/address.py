"""How long the query of an address may be, whichever way it comes."""

MOST_CHARACTERS = 7_000
"""With a path and the rest of a request's first line, what nginx takes of one by default."""
MOST_PARAMETERS = 500
TOO_LONG = (
    f"The address holds more than {MOST_PARAMETERS:,} parameters or {MOST_CHARACTERS:,} characters"
)


def too_long(query: str | bytes) -> bool:
    """Whether an encoded query is longer than any page needs; it is counted, not parsed."""
    ampersands = query.count("&") if isinstance(query, str) else query.count(b"&")
    return len(query) > MOST_CHARACTERS or ampersands >= MOST_PARAMETERS
