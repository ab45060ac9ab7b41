"""The rules that a dataset's tables keep. Each finds what breaks it, under its own name."""

from collections.abc import Callable, Iterable, Iterator

from evaldata.dataset.rules import consistency, form, personal_details
from evaldata.dataset.rules.rows import Tables
from evaldata.model.evaluation import Evaluation
from evaldata.model.problems import Problem, errors, listed

Rule = Callable[[Tables, Evaluation], Iterator[Problem]]

FORM_RULES: tuple[Rule, ...] = (
    form.has_rows,
    form.required_value,
    form.whole_list,
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

    def broken(rules: Iterable[Rule]) -> list[Problem]:
        return listed(problem for rule in rules for problem in rule(tables, evaluation))

    found = broken(FORM_RULES)
    return found if errors(found) else found + broken(SENSE_RULES)
