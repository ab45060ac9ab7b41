"""Where nobody took part, in sentences."""

from evaldata.counts import by_value
from evaldata.sentences import enumeration, spelled
from evaldata.view import View


def absence(view: View) -> str:
    """Who did not take part everywhere, in sentences; empty where all did."""
    area = view.dataset.evaluation.map_attribute
    if area is None or view.filter or not view.dataset.complete:
        return ""
    sentences = []
    for voice in view.dataset.voice.values:
        there = by_value(view.asking(view.dataset.voice, voice.text), area)
        places = sum(1 for _, n in there if n)
        if places < len(area.values):
            where = f"{spelled(places)} of {spelled(len(area.values))} {area.plural}"
            sentences.append(f"{voice.many} in {where}")
    return f"Took part: {enumeration(sentences)}." if sentences else ""


def absences(view: View) -> list[str]:
    """Where each voice is missing on the map, as sentences: "No service users: London."."""
    area, voices = view.dataset.evaluation.map_attribute, view.dataset.voice
    if area is None or not view.dataset.complete:
        return []
    found = []
    for text in view.filter.of_attribute(voices.id) or voices.texts:
        voice = voices.value(text)
        heard = by_value(view.asking(voices, text), area)
        pairs = zip(by_value(view, area), heard, strict=True)
        missing = [value.shown for (value, everyone), (_, n) in pairs if everyone and not n]
        if missing and any(n for _, n in heard):
            found.append(f"No {voice.many} in {enumeration(missing)}.")
        elif missing:
            found.append(f"No {voice.many} {'among these' if view.filter else 'at all'}.")
    return found
