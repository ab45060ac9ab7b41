"""Where the trace from recommendations to quotes is broken or thin."""

from collections.abc import Iterator
from dataclasses import dataclass

from evaldata.analysis.view import View
from evaldata.analysis.voices import is_heard, voices_of
from evaldata.dataset.dataset import Dataset
from evaldata.model.entities import Statement, Theme
from evaldata.model.language import capitalised, enumeration, spelled
from evaldata.model.vocabulary import STATEMENT_NAMES, StatementKind
from evaldata.wording.evidence import voices_briefly
from evaldata.wording.participants import absences
from evaldata.wording.sentences import number_of_kind, statement_name

Shortcoming = tuple[str, str]
"""What is lacking in two or three words, and as the predicate of a sentence."""

THIN = "Where it is thin"


@dataclass(frozen=True)
class Gap:
    """Something missing.

    Attributes:
        key: The key of what lacks it; empty where the lack is in who took part.
        brief: What is missing in a few words, to stand beside what lacks it.
        sentence: The same by itself, without a full stop.
    """

    key: str
    brief: str
    sentence: str


def all_gaps(dataset: Dataset) -> tuple[Gap, ...]:
    """All gaps: in findings, recommendations and themes, at most one for each; then in places."""
    found = []
    for statement in dataset.statements:
        if lacks := _lacks(dataset, statement):
            predicate = enumeration([said for _, said in lacks])
            sentence = f"{statement_name(statement)} {predicate}: {statement.message}"
            found.append(Gap(statement.key, gap_of(dataset, statement), sentence))
    for theme in dataset.themes:
        if lack := _of_theme(dataset, theme):
            brief, predicate = lack
            found.append(Gap(theme.key, brief, f"{theme.name} {predicate}"))
    absent = absences(View.of(dataset))
    return (*found, *(Gap("", "", sentence.rstrip(".")) for sentence in absent))


def gap_of(dataset: Dataset, statement: Statement) -> str:
    """What a finding or a recommendation lacks, in a few words; empty where it lacks nothing."""
    return ", ".join(brief for brief, _ in _lacks(dataset, statement))


def _lacks(dataset: Dataset, statement: Statement) -> list[Shortcoming]:
    """What a finding or a recommendation lacks; of other statements nothing is asked."""
    found = []
    if statement.kind is StatementKind.FINDING:
        if statement in dataset.not_taken_up():
            found.append(("no recommendation", "is taken up by no recommendation"))
        if not statement.theme_ids:
            found.append(("no theme", "rests on no theme"))
    if statement.kind is StatementKind.RECOMMENDATION:
        findings = dataset.of_kind(StatementKind.FINDING)
        if findings and not dataset.about(statement.theme_ids, StatementKind.FINDING):
            found.append(("no finding", "takes up no finding"))
        if not any(is_heard(dataset, theme) for theme in dataset.themes_of(statement)):
            found.append(("no quote behind it", "has no quote behind it"))
    return found


def _of_theme(dataset: Dataset, theme: Theme) -> Shortcoming | None:
    voices = voices_of(dataset, [theme.theme_id])
    brief = voices_briefly(voices, dataset.voice)
    if not voices.total:
        return None if is_heard(dataset, theme) else (brief, "has no quote")
    if voices.alone:
        heard = brief if voices.only else "one speaker only"
        return heard, f"is voiced by one speaker, {voices.alone}"
    return (brief, f"is voiced by {voices.only.many} alone") if voices.only else None


def trace_headline(dataset: Dataset) -> str:
    """What the whole trace says first: which links of it are missing or thin."""
    kinds = (StatementKind.FINDING, StatementKind.RECOMMENDATION)
    unrecorded = [STATEMENT_NAMES[kind][1] for kind in kinds if not dataset.of_kind(kind)]
    if unrecorded:
        return f"No {enumeration(unrecorded, 'or')} are recorded"
    parts = [*_thin(dataset)]
    if not parts and all_gaps(dataset):
        return "The trace has gaps, named below"
    return capitalised(enumeration(parts)) or "Everything hangs together"


def _thin(dataset: Dataset) -> Iterator[str]:
    """Which findings lead nowhere, and which themes few stand behind."""
    if findings := dataset.not_taken_up():
        number = number_of_kind(len(findings), StatementKind.FINDING)
        yield f"{number} {'leads' if len(findings) == 1 else 'lead'} to no recommendation"
    heard = [voices_of(dataset, [theme.theme_id]) for theme in dataset.themes]
    alone = sum(voices.only is not None for voices in heard)
    silent = sum(not is_heard(dataset, theme) for theme in dataset.themes)
    if alone:
        verb = "theme rests" if alone == 1 else "themes rest"
        yield f"{spelled(alone)} {verb} on one {dataset.voice.one} alone"
    if silent:
        yield f"{spelled(silent)} {'theme has' if silent == 1 else 'themes have'} no quote"
