"""The chain as two tables, which say in words what the drawing says in lines."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from evaldata.dataset import Dataset
from evaldata.entities import Statement, Theme
from evaldata.evaluation import Value
from evaldata.presentation.statements import LinkedStatement
from evaldata.presentation.strands import Links
from evaldata.schema import LinkBasis, StatementKind
from evaldata.voices import voices_of


@dataclass(frozen=True)
class TakenUp:
    """A recommendation, the themes that it speaks of, and the findings that it takes up."""

    recommendation: Statement
    themes: tuple[Theme, ...]
    findings: tuple[LinkedStatement, ...]


@dataclass(frozen=True)
class HeardTheme:
    """A theme with its quotes.

    Attributes:
        basis: Who links it to the finding in whose row it stands; None where it stands in none.
        quotes: Quotes in each voice, in the order of `ChainTables.voices`.
        unknown: Quotes of which the voice is withheld.
    """

    theme: Theme
    basis: LinkBasis | None
    quotes: tuple[int, ...]
    unknown: int


@dataclass(frozen=True)
class RestingOn:
    """A finding and the themes on which it rests."""

    finding: Statement
    themes: tuple[HeardTheme, ...]


@dataclass(frozen=True)
class ChainTables:
    """Recommendations with findings, and findings with themes and quotes.

    Attributes:
        not_taken_up: The findings that no recommendation takes up.
        without_finding: The themes on which no finding rests.
        voices: Whose quotes are counted, a column each.
        unknown: Some quotes have a voice that is withheld, and need a column too.
    """

    recommendations: tuple[TakenUp, ...]
    not_taken_up: tuple[Statement, ...]
    findings: tuple[RestingOn, ...]
    without_finding: tuple[HeardTheme, ...]
    voices: tuple[Value, ...]
    unknown: bool


def chain_tables(dataset: Dataset, links: Links, together: AbstractSet[str]) -> ChainTables:
    """What of these names hangs together, by these links."""
    recommendations, findings = (
        [s for s in dataset.of_kind(kind) if s.key in together]
        for kind in (StatementKind.RECOMMENDATION, StatementKind.FINDING)
    )
    themes = [theme for theme in dataset.themes if theme.key in together]
    without = [t for t in themes if not dataset.about([t.theme_id], StatementKind.FINDING)]
    all_quotes = voices_of(dataset, [theme.theme_id for theme in dataset.themes])
    voices = tuple(value for value, _ in all_quotes.quotes)
    return ChainTables(
        tuple(_taken_up(dataset, r, findings, links) for r in recommendations),
        tuple(s for s in dataset.not_taken_up() if s in findings),
        tuple(_resting_on(dataset, finding, themes, links, voices) for finding in findings),
        tuple(_heard(dataset, theme, None, voices) for theme in without),
        voices,
        bool(all_quotes.unknown),
    )


def _taken_up(
    dataset: Dataset, recommendation: Statement, findings: list[Statement], links: Links
) -> TakenUp:
    linked = (
        LinkedStatement(finding, basis)
        for finding in findings
        if (basis := links.get((recommendation.key, finding.key)))
    )
    return TakenUp(recommendation, dataset.themes_of(recommendation), tuple(linked))


def _resting_on(
    dataset: Dataset,
    finding: Statement,
    themes: list[Theme],
    links: Links,
    voices: tuple[Value, ...],
) -> RestingOn:
    heard = (
        _heard(dataset, theme, basis, voices)
        for theme in themes
        if (basis := links.get((finding.key, theme.key)))
    )
    return RestingOn(finding, tuple(heard))


def _heard(
    dataset: Dataset, theme: Theme, basis: LinkBasis | None, voices: tuple[Value, ...]
) -> HeardTheme:
    heard = voices_of(dataset, [theme.theme_id])
    counts = dict(heard.quotes)
    return HeardTheme(theme, basis, tuple(counts.get(value, 0) for value in voices), heard.unknown)
