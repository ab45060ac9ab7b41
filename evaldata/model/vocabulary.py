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


STATEMENT_NAMES: dict[StatementKind, tuple[str, str]] = {
    StatementKind.FINDING: ("finding", "findings"),
    StatementKind.RECOMMENDATION: ("recommendation", "recommendations"),
    StatementKind.VALUED: ("valued attribute", "valued attributes"),
    StatementKind.MISSING: ("missing component", "missing components"),
}
WORDING_NAMES = {Wording.VERBATIM: "own words", Wording.PARAPHRASE: "paraphrase"}
WORDING_EXPLAINED = WORDING_NAMES | {Wording.PARAPHRASE: "paraphrase, not the speaker's own words"}
BASIS_NAMES = {LinkBasis.STATED: "stated in the report", LinkBasis.EDITORIAL: "editorial link"}
