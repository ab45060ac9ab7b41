"""How the evaluation was made, whose it is, and what the data went through."""

from collections.abc import Iterator
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
    facts: tuple[tuple[str, str], ...]
    rights: tuple[str, ...]
    contents: str
    checked: str
    fingerprint: str
    protection: tuple[str, ...]
    notices: tuple[Problem, ...]


def about(dataset: Dataset) -> About:
    """What is told about a dataset."""
    rules = len(FORM_RULES) + len(SENSE_RULES)
    return About(
        dataset.evaluation,
        _facts(dataset.evaluation),
        tuple(_rights(dataset)),
        _contents(dataset),
        f"Before it was shown, it passed the seal of its files and {rules} rules.",
        dataset.digest[:FINGERPRINT_LENGTH],
        tuple(_protection(dataset)),
        dataset.notices,
    )


def _facts(evaluation: Evaluation) -> tuple[tuple[str, str], ...]:
    """Who made the evaluation for whom and when, each by its name; some may be empty."""
    people = (", ".join(filter(None, (person.name, person.role))) for person in evaluation.people)
    return (
        ("When", evaluation.period),
        ("Report", evaluation.published),
        ("Commissioned by", evaluation.commissioned_by),
        ("Conducted by", evaluation.conducted_by),
        ("Team", "; ".join(people)),
    )


def _rights(dataset: Dataset) -> Iterator[str]:
    """Whose the report is, whom to ask, and in what words its quotes are."""
    rights = dataset.evaluation.rights
    yield rights.statement
    if rights.contact:
        yield f"Whom to ask: {rights.contact}"
    yield wording_in_words(dataset)


def _protection(dataset: Dataset) -> list[str]:
    """How participants are kept from being recognised, and what the dataset says of it."""
    disclosure = dataset.evaluation.disclosure
    said = [disclosure.statement] if disclosure.statement else []
    if dataset.protected:
        said.append(
            f"Where fewer than {disclosure.threshold} participants share all that would be shown "
            "of somebody, it is shown less exactly, everywhere and in what can be downloaded. "
            "Speakers are not told apart."
        )
    elif disclosure.published:
        said.append("The counts are shown in full because the report has published them.")
    elif disclosure.attributed:
        said.append("Participants agreed to be recognised.")
    return said


def _contents(dataset: Dataset) -> str:
    parts = [
        counted(dataset.responses, "response", "responses"),
        counted(len(dataset.themes), "theme", "themes"),
        *(counted(len(dataset.of_kind(kind)), *names) for kind, names in KINDS.items()),
        quotes(len(dataset.quotes)),
    ]
    return f"The data hold {enumeration(parts)}."
