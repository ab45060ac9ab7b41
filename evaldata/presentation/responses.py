"""Responses as a reader meets them: on a map of tiles, as bars, and where nobody took part."""

from evaldata.counts import by_value, cross
from evaldata.filters import Filter
from evaldata.sentences import enumeration, spelled
from evaldata.view import View


def absence(view: View) -> str:
    """Who did not take part everywhere, in sentences; empty where all did."""
    area = view.dataset.evaluation.map_attribute
    if area is None or view.filter or not view.dataset.complete:
        return ""
    sentences = []
    for value in view.dataset.voice.values:
        voice = Filter(((view.dataset.voice.id, (value.text,)),))
        places = sum(1 for _, n in by_value(View.of(view.dataset, voice), area) if n)
        if places < len(area.values):
            where = f"{spelled(places)} of {spelled(len(area.values))} {area.plural}"
            sentences.append(f"{value.many} in {where}")
    return f"Took part: {enumeration(sentences)}." if sentences else ""


def absences(view: View) -> list[str]:
    """Where each voice is missing on the map, as sentences: "No service users: London."."""
    area = view.dataset.evaluation.map_attribute
    if area is None or not view.dataset.complete:
        return []
    table = cross(view, area, view.dataset.voice)
    there = table.row_totals > 0
    found = []
    asked = view.filter.of_attribute(view.dataset.voice.id) or view.dataset.voice.texts
    for i, voice in enumerate(table.columns.values):
        if voice.text not in asked:
            continue
        missing = [
            value.shown
            for value, n, some in zip(area.values, table.counts[:, i], there, strict=True)
            if some and not n
        ]
        if missing and table.counts[:, i].any():
            found.append(f"No {voice.many} in {enumeration(missing)}.")
        elif missing:
            found.append(f"No {voice.many} {'among these' if view.filter else 'at all'}.")
    return found
