"""What an evaluation cannot tell, in plain words, said once."""

from collections.abc import Iterator

from evaldata.analysis.grid import stated_quotes
from evaldata.analysis.view import View
from evaldata.dataset.dataset import Dataset
from evaldata.model.attributes import Attribute
from evaldata.model.language import enumeration, quotes
from evaldata.model.vocabulary import Basis, StatementKind

HEADING = "What this evaluation cannot tell you"


def cannot_tell(dataset: Dataset) -> Iterator[str]:
    """What nobody should ask of it, a sentence or two each."""
    if len(dataset.quotes):
        yield from _of_speakers(dataset)
    yield from (
        f"The {dataset.evaluation.attribute(reason.attribute).one} of a response can be "
        f"{Basis.DERIVED}, not stated in the report: {reason.text}"
        for reason in dataset.evaluation.derivations
    )
    if len(dataset.quotes):
        yield (
            "How many people think something: quotes were chosen to show what was said, and their "
            "number measures neither agreement nor importance."
        )
    if dataset.responses and not dataset.protection.one_each:
        yield ("How many people took part: responses are counted, and one may have given several.")
    if not any(dataset.of_kind(kind) for kind in StatementKind):
        yield "What was found or recommended: none of it is recorded here."


def _of_speakers(dataset: Dataset) -> Iterator[str]:
    """Of which attributes no quote states anything, and of which only some do."""
    total = len(dataset.quotes)
    stated = {attribute: stated_quotes(dataset, attribute) for attribute in dataset.attributes}
    if none := [_the(attribute) for attribute, number in stated.items() if not number]:
        names = enumeration(none, "or")
        yield (
            f"What people said by {names}: no quote states {names} of its speaker. Under such a "
            "filter no quote is known to match; one is possible as long as somebody who took part "
            "fits. Of two groups it is at most known that a quote cannot be from one of them, "
            "because nobody in it fits what is known of the speaker."
        )
    if dataset.quotes.labels_differ and not dataset.protection.labels:
        yield (
            "Whether quotes under one label are one person's: they do not state the same, so what "
            "one of them states of its speaker is not taken to hold for the others."
        )
    for attribute, number in stated.items():
        if 0 < number < total:
            yield (
                f"Everything that was said, by {attribute.one}: {number:,} of "
                f"{quotes(total)} {'states' if number == 1 else 'state'} it; the others are "
                "possible where they fit."
            )


def _the(attribute: Attribute) -> str:
    return f"the {attribute.one}"


def derived_in_words(view: View) -> str:
    """That what is filtered by is derived; empty where it is not."""
    filtered = [name for name, _ in view.filter.chosen]
    reasons = {reason.attribute for reason in view.dataset.evaluation.derivations}
    names = [view.dataset.evaluation.attribute(name) for name in filtered if name in reasons]
    if not names:
        return ""
    verb = "is" if len(names) == 1 else "are"
    return f"{enumeration([_the(name) for name in names]).capitalize()} {verb} derived, not stated."
