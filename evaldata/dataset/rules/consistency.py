"""Rules of sense: what tables say together. They are asked only of well-formed tables."""

import pyarrow.compute as pc

from evaldata.dataset.rules.rows import RuleViolation, Tables, violations
from evaldata.model.evaluation import Evaluation
from evaldata.model.patterns import AttributePatterns, ResponseCounts, compatible
from evaldata.model.problems import Problem, listed
from evaldata.model.schema import QUOTES


def quote_fits_someone(tables: Tables, evaluation: Evaluation) -> list[Problem]:
    """What is said of a quote's speaker is true of at least one response, where there are any."""
    if not tables["participants"].num_rows:
        return []
    attributes = evaluation.attributes
    responses = ResponseCounts.of(tables["participants"], attributes)
    patterns = AttributePatterns.of(tables["quotes"], attributes)
    stray = ~compatible(patterns.values, responses.values)
    violation = RuleViolation(
        "quote_fits_someone",
        "No response has all the attributes that the quote states.",
        "Correct the quote's attributes, or leave empty what is not known.",
    )
    field = ", ".join(attribute.id for attribute in attributes)
    rows = stray[patterns.of_quote].nonzero()[0].tolist()
    return listed([violation.at(QUOTES, row, field) for row in rows])


def quote_agrees_with_participant(tables: Tables, evaluation: Evaluation) -> list[Problem]:
    """A quote that names its response states no other attributes than the response does."""
    quotes, participants = tables["quotes"], tables["participants"]
    rows = pc.index_in(quotes.column("participant_id"), participants.column("participant_id"))
    violation = RuleViolation(
        "quote_agrees_with_participant",
        "The quote states another value than its response.",
        "Correct one of them, or leave the quote's empty.",
    )
    return [
        problem
        for attribute in evaluation.attributes
        for problem in violations(
            pc.not_equal(
                quotes.column(attribute.id),
                participants.column(attribute.id).take(rows.combine_chunks()),
            ),
            QUOTES,
            attribute.id,
            violation,
        )
    ]
