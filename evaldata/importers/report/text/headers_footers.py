"""What pages repeat around the text, taken out of it."""

from collections.abc import Sequence

from evaldata.importers.log import ReportLog
from evaldata.importers.report.profile import Text
from evaldata.importers.report.text.lines import Line


def without_furniture(lines: Sequence[Line], form: Text, log: ReportLog) -> list[Line]:
    """The lines without those that the profile calls furniture.

    Each becomes a loose break, for a page may end there in the middle of a paragraph.
    """
    texts = ["", *(line.text for line in lines), ""]
    kept = []
    for before, line, after in zip(texts, lines, texts[2:], strict=False):
        alone = not before and not after
        patterns = (*form.furniture, *(form.furniture_alone if alone else ()))
        if line.text and any(pattern.search(line.text) for pattern in patterns):
            log.slip("What pages repeat is left out", line.place)
            kept.append(Line(line.place, "", loose=True))
        else:
            kept.append(line)
    return kept
