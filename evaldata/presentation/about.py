"""How the evaluation was made, whose it is, and what the data went through."""

from dataclasses import dataclass

from evaldata.dataset import Dataset
from evaldata.evaluation import Evaluation
from evaldata.problems import Problem
from evaldata.rules import FORM_RULES, SENSE_RULES
from evaldata.sentences import KINDS, counted, enumeration, quotes, wording_in_words

FINGERPRINT_LENGTH = 16


@dataclass(frozen=True)
class About:
    """What the page About says beyond the evaluation's own texts."""

    evaluation: Evaluation
    wording: str
    contents: str
    checked: str
    fingerprint: str
    notices: tuple[Problem, ...]


def about(dataset: Dataset) -> About:
    """What is told about a dataset."""
    rules = len(FORM_RULES) + len(SENSE_RULES)
    return About(
        dataset.evaluation,
        wording_in_words(dataset),
        _contents(dataset),
        f"Before it was shown, it passed the seal of its files and {rules} rules.",
        dataset.digest[:FINGERPRINT_LENGTH],
        dataset.notices,
    )


def _contents(dataset: Dataset) -> str:
    parts = [
        counted(dataset.responses, "response", "responses"),
        counted(len(dataset.themes), "theme", "themes"),
        *(counted(len(dataset.of_kind(kind)), *names) for kind, names in KINDS.items()),
        quotes(len(dataset.quotes)),
    ]
    return f"The data hold {enumeration(parts)}."
