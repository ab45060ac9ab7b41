"""How well something is founded, by stated criteria only: voices, speakers, places, wording."""

from collections.abc import Sequence
from dataclasses import dataclass

from evaldata.dataset import Dataset
from evaldata.evaluation import Attribute, Value
from evaldata.filters import Filter
from evaldata.presentation.voices import quotes_and_speakers
from evaldata.schema import Wording
from evaldata.sentences import enumeration, spelled
from evaldata.view import View
from evaldata.voices import voices_of

WORDINGS = {
    Wording.VERBATIM: "in the speakers' own words",
    Wording.PARAPHRASE: "in paraphrase",
}


@dataclass(frozen=True)
class Strength:
    """What stands behind something, criterion by criterion; no score is made of it.

    Attributes:
        heard: For each value of the voice attribute whether it is heard.
        sentence: All criteria in a sentence.
    """

    heard: tuple[tuple[Value, bool], ...]
    sentence: str


def strength(dataset: Dataset, theme_ids: Sequence[str]) -> Strength:
    """What stands behind these themes."""
    voices = voices_of(dataset, theme_ids)
    heard = {value.text for value, _ in voices.quotes}
    marks = tuple((value, value.text in heard) for value in dataset.voice.values)
    if not voices.total:
        return Strength(marks, "No quote stands behind this.")
    who = enumeration([value.many for value, there in marks if there])
    parts = [
        f"{quotes_and_speakers(voices)}, {who or 'their voice not stated'}",
        enumeration([WORDINGS[wording] for wording in voices.wordings]),
    ]
    area = dataset.evaluation.map_attribute
    if area is not None:
        parts.append(_places(dataset, area, theme_ids))
    return Strength(marks, f"{'; '.join(parts)}.")


def _places(dataset: Dataset, area: Attribute, theme_ids: Sequence[str]) -> str:
    """In how many places the quotes are known to be, and in how many they could be."""
    stated = possible = 0
    for value in area.values:
        counts = View.of(dataset, Filter(((area.id, (value.text,)),))).counts_of(theme_ids)
        stated += bool(counts.matches)
        possible += bool(counts.left)
    known = f"known from {spelled(stated)}" if stated else "known from none"
    return (
        f"{known}, possible from {spelled(possible)} of {spelled(len(area.values))} {area.plural}"
    )
