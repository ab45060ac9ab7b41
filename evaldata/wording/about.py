"""How the evaluation was made, whose it is, and what the data went through."""

from collections.abc import Iterator

from evaldata.dataset.dataset import Dataset
from evaldata.dataset.rules import FORM_RULES, SENSE_RULES
from evaldata.model.evaluation import Evaluation
from evaldata.model.language import counted, enumeration, quotes, responses
from evaldata.model.vocabulary import STATEMENT_NAMES
from evaldata.wording.sentences import wording_in_words

FINGERPRINT_LENGTH = 16


def fingerprint(dataset: Dataset) -> str:
    """Tells the data from any others, short enough to be compared by eye."""
    return dataset.digest[:FINGERPRINT_LENGTH]


def made_by(evaluation: Evaluation) -> tuple[tuple[str, str], ...]:
    """Who made the evaluation for whom and when, each by its name; some may be empty."""
    people = (", ".join(filter(None, (person.name, person.role))) for person in evaluation.people)
    return (
        ("When", evaluation.period),
        ("Report", evaluation.published),
        ("Commissioned by", evaluation.commissioned_by),
        ("Conducted by", evaluation.conducted_by),
        ("Team", "; ".join(people)),
    )


def rights(dataset: Dataset) -> Iterator[str]:
    """Whose the report is, whom to ask, and in what words its quotes are."""
    owned = dataset.evaluation.rights
    yield owned.statement
    if owned.holders:
        yield f"Holders of the rights: {'; '.join(owned.holders)}"
    if owned.contact:
        yield f"Whom to ask: {owned.contact}"
    yield wording_in_words(dataset)


def protection(dataset: Dataset) -> list[str]:
    """How participants are kept from being recognised, and what the dataset says of it."""
    disclosure = dataset.evaluation.disclosure
    said = [disclosure.statement] if disclosure.statement else []
    done = dataset.protection
    alike = "people" if done.by_person else "responses"
    if disclosure.attributed:
        said.append("Participants agreed to be recognised.")
    if done.participants:
        said.append(
            f"Where fewer than {disclosure.threshold} {alike} share all that would be shown of "
            "somebody, it is shown less exactly, everywhere and in what can be downloaded."
        )
    elif disclosure.published:
        said.append("The counts are shown in full because the report has published them.")
    if done.participants and not done.by_person:
        said.append(
            "Responses are counted for this, not people: one person may have given several."
        )
    if done.quotes:
        said.append("Nothing is said of the speaker of a quote that few share.")
    if done.quotes and done.labels:
        said.append("Speakers are not told apart.")
    elif disclosure.labels_published:
        said.append("Speakers are named as in the report, which has published their labels.")
    return said


def contents(dataset: Dataset) -> str:
    """How much the data hold, and what they were checked for."""
    rules = len(FORM_RULES) + len(SENSE_RULES)
    parts = [
        responses(dataset.responses),
        counted(len(dataset.themes), "theme", "themes"),
        *(counted(len(dataset.of_kind(kind)), *names) for kind, names in STATEMENT_NAMES.items()),
        quotes(len(dataset.quotes)),
    ]
    return (
        f"The data hold {enumeration(parts)}. Before it was shown, it passed the seal of its files "
        f"and {rules} rules."
    )
