"""The values that columns of a fixed list may have."""

from enum import StrEnum


class StatementKind(StrEnum):
    """What a statement of the evaluation is."""

    FINDING = "finding"
    RECOMMENDATION = "recommendation"
    VALUED = "valued"
    MISSING = "missing"


class LinkBasis(StrEnum):
    """Who linked a statement to its themes: the report itself or an editor."""

    STATED = "stated"
    EDITORIAL = "editorial"


class Wording(StrEnum):
    """Whether a quote carries the speaker's own words."""

    VERBATIM = "verbatim"
    PARAPHRASE = "paraphrase"


class Basis(StrEnum):
    """Whether the report states all of a response's attributes, or some are derived."""

    STATED = "stated"
    DERIVED = "derived"
