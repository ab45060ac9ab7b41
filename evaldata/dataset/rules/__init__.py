"""The rules that a dataset's tables keep. Each returns what breaks it, under its own name."""

from collections.abc import Callable

from evaldata.dataset.rules import consistency, form, personal_details
from evaldata.dataset.rules.rows import Tables
from evaldata.model.evaluation import Evaluation
from evaldata.model.problems import Problem, errors

Rule = Callable[[Tables, Evaluation], list[Problem]]

FORM_RULES: tuple[Rule, ...] = (
    form.has_rows,
    form.required_value,
    form.unique_value,
    form.known_value,
    form.known_reference,
    form.safe_text,
    form.visible_text,
    form.short_text,
    form.unique_order,
    form.no_circle,
    form.status_has_source,
    personal_details.likely_slip,
)
SENSE_RULES: tuple[Rule, ...] = (
    consistency.quote_fits_someone,
    consistency.quote_agrees_with_participant,
)


def validate(tables: Tables, evaluation: Evaluation) -> list[Problem]:
    """Everything that breaks a rule; what makes sense is asked only of well-formed tables."""
    found = [problem for rule in FORM_RULES for problem in rule(tables, evaluation)]
    if errors(found):
        return found
    return found + [problem for rule in SENSE_RULES for problem in rule(tables, evaluation)]
