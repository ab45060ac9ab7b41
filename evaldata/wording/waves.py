"""What was found in two waves of a programme, theme by theme, and what became of the advice."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from evaldata.analysis.filters import Dropped, Filter
from evaldata.analysis.view import View
from evaldata.dataset.dataset import Dataset
from evaldata.dataset.summary import Summary
from evaldata.model.entities import Statement, Theme
from evaldata.model.language import capitalised, enumeration, spelled
from evaldata.model.vocabulary import StatementKind
from evaldata.wording.sentences import who_took_part
from evaldata.wording.statements import became

CAUTION = (
    "The waves asked other people, and each chose its own quotes. So no number of quotes of one "
    "wave is set beside one of the other: more quotes on a theme do not mean that it grew."
)
NO_STATUS = "What became of it is not said."


@dataclass(frozen=True)
class ThemeOfWaves:
    """A theme in the later wave and the one that it continues in the earlier; either may be None.

    Attributes:
        unknown: An id that the later theme says it continues, and that the earlier wave lacks.
    """

    now: Theme | None
    then: Theme | None
    unknown: str = ""


@dataclass(frozen=True)
class Waves:
    """Two waves of a programme.

    Attributes:
        names: What the earlier and the later are called in the middle of a sentence.
        then: The earlier, through what of the later one's filter it knows.
        earlier: The id of the earlier evaluation.
        dropped: What of that filter the earlier does not know.
    """

    names: tuple[str, str]
    then: View
    now: View
    earlier: str = ""
    dropped: tuple[Dropped, ...] = ()

    @classmethod
    def of(cls, then: Dataset, now: View, earlier: str = "") -> "Waves":
        """The earlier wave, of that id, beside the later one."""
        asked = {attribute: list(values) for attribute, values in now.filter.chosen}
        known = {attribute.id for attribute in then.attributes}
        filter_, dropped = Filter.parse(asked, then.attributes)
        lost = [Dropped(name, text) for name in asked if name not in known for text in asked[name]]
        names = wave_name(then), wave_name(now.dataset)
        return cls(names, View.of(then, filter_), now, earlier, (*dropped, *lost))

    @property
    def themes(self) -> list[ThemeOfWaves]:
        """The themes of both, each beside the one that it continues."""
        return themes_of_waves(self.then.dataset, self.now.dataset)


def themes_of_waves(then: Dataset, now: Dataset) -> list[ThemeOfWaves]:
    """The themes of the later wave in their order, then those of the earlier that none continues.

    A theme continues the one that it names in `continues`, else the one of its own id.
    """
    found, continued = [], set()
    for theme in now.themes:
        before = then.theme(theme.continues or theme.theme_id)
        missing = theme.continues if theme.continues and before is None else ""
        found.append(ThemeOfWaves(theme, before, missing))
        if before is not None:
            continued.add(before.theme_id)
    ended = (theme for theme in then.themes if theme.theme_id not in continued)
    return found + [ThemeOfWaves(None, theme) for theme in ended]


def earlier_waves(summaries: Mapping[str, Summary], evaluation: str) -> dict[str, str]:
    """The earlier waves of an evaluation's programme: what each is called, the last first."""
    own = summaries[evaluation].series if evaluation in summaries else None
    if own is None:
        return {}
    found = {
        name: told.series.wave
        for name, told in summaries.items()
        if told.series and told.series.programme == own.programme and told.series.wave < own.wave
    }
    ordered = sorted(found, key=lambda name: -found[name])
    return {name: _wave(found[name], summaries[name].period) for name in ordered}


def wave_name(dataset: Dataset) -> str:
    """What a wave is called in the middle of a sentence: "wave 2 (2019)"."""
    series = dataset.evaluation.series
    return _wave(series.wave if series else 0, dataset.evaluation.period)


def _wave(number: int, period: str) -> str:
    return f"wave {number} ({period})" if period else f"wave {number}"


def waves_headline(waves: Waves) -> str:
    """How many themes continue, and how many came and went, without a full stop."""
    themes = waves.themes
    both = sum(pair.now is not None and pair.then is not None for pair in themes)
    new = sum(pair.then is None for pair in themes)
    ended = sum(pair.now is None for pair in themes)
    parts = [f"{spelled(both)} {'theme continues' if both == 1 else 'themes continue'}"]
    if new:
        parts.append(f"{spelled(new)} {'is' if new == 1 else 'are'} new")
    if ended:
        parts.append(f"{spelled(ended)} {'was' if ended == 1 else 'were'} not found again")
    return capitalised(enumeration(parts))


def who_took_part_in(waves: Waves) -> Iterator[str]:
    """Who took part in each wave, a sentence each."""
    for name, view in zip(waves.names, (waves.then, waves.now), strict=True):
        yield f"{capitalised(name)}: {who_took_part(view)}."


def advice(waves: Waves) -> Iterator[tuple[Statement, str, tuple[Statement, ...]]]:
    """Each recommendation of the earlier wave, what became of it, and what the later one advises.

    The later recommendations are those on a theme that continues one of the earlier one's themes.
    """
    then, now = waves.then.dataset, waves.now.dataset
    continuing = [(p.then.theme_id, p.now.theme_id) for p in waves.themes if p.then and p.now]
    for statement in then.of_kind(StatementKind.RECOMMENDATION):
        themes = [later for earlier, later in continuing if earlier in statement.theme_ids]
        later = now.about(themes, StatementKind.RECOMMENDATION)
        yield statement, became(statement) or NO_STATUS, later


def differences(waves: Waves) -> Iterator[str]:
    """What differs between two waves, in sentences: who took part, which themes came and went."""
    yield from who_took_part_in(waves)
    new = [pair.now.title for pair in waves.themes if pair.now and pair.then is None]
    ended = [pair.then.title for pair in waves.themes if pair.then and pair.now is None]
    for name, titles in zip(waves.names[::-1], (new, ended), strict=True):
        if titles:
            yield f"Only in {name}: {enumeration(titles)}."
    yield CAUTION
