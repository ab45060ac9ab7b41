"""Whose words the quotes are, beside who took part: in words first, no share of any population."""

from collections.abc import Iterator

from evaldata.analysis.view import View
from evaldata.analysis.voices import Voices, voices_of
from evaldata.dataset.dataset import Dataset
from evaldata.model.attributes import Value
from evaldata.model.language import capitalised, counted, enumeration, quotes, spelled

TIMES = {2: "twice", 3: "three times"}
CAUTION = "These are numbers of responses and quotes{}, and say nothing about how many think so."
BY_LABELS = (
    "Speakers are told apart by their labels: who is quoted several times under one label counts "
    "as one voice."
)
UNKNOWN = "Of no quote is the {} known"


def caution(dataset: Dataset) -> str:
    """What the numbers do not say."""
    said = CAUTION.format("" if dataset.protection.one_each else ", not of people")
    return f"{said} {BY_LABELS}" if voices_of(dataset).speakers else said


def given_and_quoted(dataset: Dataset) -> list[str]:
    """Each voice beside who took part, and how many speakers are told apart."""
    everything = View.of(dataset)
    overall = voices_of(dataset)
    beside = [_beside(everything, value, overall) for value in dataset.voice.values]
    return [*filter(None, beside), *_heard(overall), *_unsaid(overall, dataset)]


def voices_headline(dataset: Dataset) -> str:
    """How many themes are voiced by one value of the voice attribute alone."""
    voices = [voices_of(dataset, [theme.theme_id]) for theme in dataset.themes]
    alone = [voice for voice in voices if voice.only is not None]
    if not any(voice.quotes for voice in voices):
        quoted = any(voice.total for voice in voices)
        return UNKNOWN.format(dataset.voice.one) if quoted else "Nobody is quoted"
    if not alone and all(len(voice.quotes) > 1 for voice in voices):
        return f"Every theme is voiced by more than one {dataset.voice.one}"
    if not alone:
        return f"No theme is known to be voiced by one {dataset.voice.one} alone"
    number = f"{spelled(len(alone))} of {spelled(len(dataset.themes))} themes"
    verb = "is" if len(alone) == 1 else "are"
    return f"{capitalised(number)} {verb} voiced by one {dataset.voice.one} alone"


def _beside(everything: View, value: Value, overall: Voices) -> str:
    """What one voice gave, beside all: "Service providers gave 33 of 51 interviews and …".

    Empty where nothing of it is known.
    """
    complete = everything.dataset.complete
    given, heard = _given(everything, value), dict(overall.quotes).get(value, 0)
    parts = [f"{n:,} of {total:,} {name}" for n, total, name in given if total and (n or complete)]
    if heard or (complete and not overall.unknown):
        parts.append(f"{heard:,} of {quotes(overall.total)}")
    if not parts:
        unshown = f"{capitalised(value.many)} are not shown, so that nobody can be recognised."
        return "" if complete else unshown
    return f"{capitalised(value.many)} gave {enumeration(parts)}."


def _heard(overall: Voices) -> Iterator[str]:
    """How many speakers are told apart, by their labels, and how many come several times."""
    if overall.speakers:
        often = len(overall.repeated)
        labels = counted(len(overall.speakers), "speaker label", "speaker labels")
        said = f"; {spelled(often)} of the labels {'comes' if often == 1 else 'come'} several times"
        each = " and counts as one voice" if often == 1 else " and count as one voice each"
        yield f"{capitalised(quotes(overall.total))} carry {labels}{said + each if often else ''}."


def _unsaid(overall: Voices, dataset: Dataset) -> Iterator[str]:
    """Of how many quotes the voice is not known, if of any."""
    if overall.unknown and overall.quotes:
        of_these = f"{overall.unknown:,} of {quotes(overall.total)}"
        yield f"Of {of_these} the {dataset.voice.one} is not known."
    elif overall.unknown:
        yield f"{UNKNOWN.format(dataset.voice.one)}."


def _given(everything: View, voice: Value) -> Iterator[tuple[int, int, str]]:
    """Responses of a voice and of all, by method where there is one."""
    dataset = everything.dataset
    method, given = dataset.method, everything.asking(dataset.voice, voice.text)
    if method is None:
        yield given.responses, dataset.responses, "responses"
        return
    pairs = zip(given.by_value(method), everything.by_value(method), strict=True)
    for (value, n), (_, total) in pairs:
        yield n, total, value.many


def remarks(dataset: Dataset) -> Iterator[str]:
    """Who speaks in each theme, each speaker counted once, and what stands out there."""
    for theme in dataset.themes:
        voices = voices_of(dataset, [theme.theme_id])
        said = f". {remark(voices)}" if remark(voices) else ""
        yield f"{theme.name}: {quotes_and_speakers(voices)}{said}."


def remark(voices: Voices) -> str:
    """What stands out in the voices of a theme; empty where nothing does."""
    parts = []
    if voices.alone and voices.total > 1:
        parts.append(f"one speaker only, {voices.alone}, quoted {_times(voices.total)}")
    elif voices.only is not None:
        parts.append(f"{voices.only.many} only")
    if voices.repeated and not voices.alone:
        said = [f"{speaker} is quoted {_times(n)}" for speaker, n in voices.repeated]
        each = "" if len(said) == 1 else " each"
        parts.append(f"{enumeration(said)}, counted as one voice{each}")
    return capitalised("; ".join(parts))


def _times(number: int) -> str:
    """How often: "twice", "five times"."""
    return TIMES.get(number, f"{spelled(number)} times")


def quotes_and_speakers(voices: Voices) -> str:
    """Quotes and speakers: "7 quotes from 6 speakers"; no speakers where they are protected."""
    if voices.speakers is None:
        return quotes(voices.total)
    return f"{quotes(voices.total)} from {counted(len(voices.speakers), 'speaker', 'speakers')}"
