"""Rules of sense: what tables say together. They are asked only of well-formed tables."""

from collections.abc import Iterator

import pyarrow.compute as pc

from evaldata.dataset.rules.rows import Tables, problems_at, rows_where
from evaldata.model.evaluation import Evaluation
from evaldata.model.patterns import AttributePatterns, ResponseCounts, compatible
from evaldata.model.problems import Problem
from evaldata.model.schema import QUOTES


def quote_fits_someone(tables: Tables, evaluation: Evaluation) -> Iterator[Problem]:
    """What is said of a quote's speaker is true of at least one response, where there are any."""
    if not tables["participants"].num_rows:
        return
    attributes = evaluation.attributes
    responses = ResponseCounts.of(tables["participants"], attributes)
    patterns = AttributePatterns.of(tables["quotes"], attributes)
    stray = ~compatible(patterns.values, responses.values)
    rows = stray[patterns.of_quote].nonzero()[0].tolist()
    said = (
        "No response has all the attributes that the quote states.",
        "Correct the quote's attributes, or leave empty what is not known.",
    )
    field = ", ".join(attribute.id for attribute in attributes)
    yield from problems_at("quote_fits_someone", QUOTES, rows, field, said)


def quote_agrees_with_participant(tables: Tables, evaluation: Evaluation) -> Iterator[Problem]:
    """A quote that names its response states no other attributes than the response does."""
    quotes, participants = tables["quotes"], tables["participants"]
    its = pc.index_in(quotes.column("participant_id"), participants.column("participant_id"))
    said = (
        "The quote states another value than its response.",
        "Correct one of them, or leave the quote's empty.",
    )
    for name in (attribute.id for attribute in evaluation.attributes):
        held = participants.column(name).take(its.combine_chunks())
        rows = rows_where(pc.not_equal(quotes.column(name), held))
        yield from problems_at("quote_agrees_with_participant", QUOTES, rows, name, said)
