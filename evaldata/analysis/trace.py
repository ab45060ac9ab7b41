"""The trace from recommendations to findings to themes, and who is quoted on each theme."""

from dataclasses import dataclass
from typing import Self

import pandas as pd

from evaldata.analysis.voices import quotes_by_voice
from evaldata.dataset import Dataset
from evaldata.entities import Statement, Theme
from evaldata.evaluation import Attribute
from evaldata.presentation.gaps import all_gaps
from evaldata.schema import LinkBasis, StatementKind
from evaldata.sentences import enumeration

LAYERS = ("Recommendations", "Findings", "Themes")
NOT_STATED = ""
"""Stands for the value of quotes that withhold their voice."""


@dataclass(frozen=True, eq=False)
class Trace:
    """What hangs together in an evaluation.

    Attributes:
        nodes: See `trace_nodes`.
        edges: See `trace_edges`.
        direct: See `direct_edges`.
        voices: See `trace_voices`.
        voice: The attribute in whose values quotes speak.
    """

    nodes: pd.DataFrame
    edges: pd.DataFrame
    direct: pd.DataFrame
    voices: pd.DataFrame
    voice: Attribute

    @classmethod
    def of(cls, dataset: Dataset) -> Self:
        """The trace of a dataset."""
        return cls(
            trace_nodes(dataset),
            trace_edges(dataset),
            direct_edges(dataset),
            trace_voices(dataset),
            dataset.voice,
        )

    def about(self, focus: str) -> Self:
        """What hangs together with a node; KeyError where there is none of that name."""
        if focus not in set(self.nodes.name):
            raise KeyError(focus)
        names = connected(pd.concat([self.edges, self.direct]), focus)
        return type(self)(
            self.nodes[self.nodes.name.isin(names)],
            _within(self.edges, names),
            _within(self.direct, names),
            self.voices[self.voices.name.isin(names)],
            self.voice,
        )


def trace_nodes(dataset: Dataset) -> pd.DataFrame:
    """Recommendations, findings and themes.

    Columns: name (the key), layer (position in `LAYERS`), label (number; a theme's title too),
    message (empty for a theme), gap (what is lacking in a few words) and stated (which themes
    the report itself names for a recommendation); both empty where there is nothing.
    """
    gaps = {gap.name: gap.brief for gap in all_gaps(dataset)}
    statements = [
        (s.key, layer, str(s.number), s.message, gaps.get(s.key, ""), _stated(dataset, s))
        for layer, kind in enumerate((StatementKind.RECOMMENDATION, StatementKind.FINDING))
        for s in dataset.of_kind(kind)
    ]
    themes = [
        (t.key, len(LAYERS) - 1, f"{t.number} {t.title}", "", gaps.get(t.key, ""), "")
        for t in dataset.themes
    ]
    columns = ["name", "layer", "label", "message", "gap", "stated"]
    return pd.DataFrame([*statements, *themes], columns=columns)


def trace_edges(dataset: Dataset) -> pd.DataFrame:
    """Links between neighbouring layers: a recommendation takes up findings on its themes.

    Columns: source, target (names), basis (`LinkBasis`; a link made of two is stated only where
    both are).
    """
    recommendations, findings = _on_themes(dataset)
    shared = recommendations.merge(findings, on="theme", suffixes=("", "_found"))
    stated = (shared[["basis", "basis_found"]] == LinkBasis.STATED.value).all(axis=1)
    taken_up = pd.DataFrame(
        {
            "source": shared.name,
            "target": shared.name_found,
            "basis": stated.map({True: LinkBasis.STATED.value, False: LinkBasis.EDITORIAL.value}),
        }
    )
    both = pd.concat([taken_up.drop_duplicates(["source", "target"]), _edges(findings)])
    return both.reset_index(drop=True)


def direct_edges(dataset: Dataset) -> pd.DataFrame:
    """Links of recommendations to themes past the findings; columns as in `trace_edges`.

    Those that the report itself states, and all to themes on which no finding rests.
    """
    recommendations, findings = _on_themes(dataset)
    stated = recommendations.basis == LinkBasis.STATED.value
    some = recommendations[stated | ~recommendations.theme.isin(findings.theme)]
    return _edges(some).reset_index(drop=True)


def trace_voices(dataset: Dataset) -> pd.DataFrame:
    """Quotes of each theme by whose they are.

    Columns: name (of the theme), value, label, quotes. Where a quote withholds its voice, each
    theme has a last row for those, of value `NOT_STATED`.
    """
    counts = quotes_by_voice(dataset, dataset.quotes.cube)
    values = [(value.text, value.many) for value in dataset.voice.values]
    if counts[:, -1].any():
        values.append((NOT_STATED, "not stated"))
    rows = [
        (theme.key, text, label, int(number))
        for theme, row in zip(dataset.themes, counts, strict=True)
        for (text, label), number in zip(values, row, strict=False)
    ]
    return pd.DataFrame(rows, columns=["name", "value", "label", "quotes"])


def connected(edges: pd.DataFrame, focus: str) -> set[str]:
    """The names to which edges lead from a name, forwards or backwards, and the name itself."""
    return _reached(edges, focus, ("source", "target")) | _reached(
        edges, focus, ("target", "source")
    )


def _reached(edges: pd.DataFrame, focus: str, way: tuple[str, str]) -> set[str]:
    start, end = way
    found, fresh = {focus}, {focus}
    while fresh:
        fresh = set(edges.loc[edges[start].isin(fresh), end]) - found
        found |= fresh
    return found


def _within(edges: pd.DataFrame, names: set[str]) -> pd.DataFrame:
    return edges[edges.source.isin(names) & edges.target.isin(names)]


def _on_themes(dataset: Dataset) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Recommendations and findings, one row for each theme of each: name, theme, basis."""
    keys = {theme.theme_id: theme.key for theme in dataset.themes}
    return (
        _exploded(dataset.of_kind(StatementKind.RECOMMENDATION), keys),
        _exploded(dataset.of_kind(StatementKind.FINDING), keys),
    )


def _exploded(statements: tuple[Statement, ...], keys: dict[str, str]) -> pd.DataFrame:
    rows = [(s.key, list(s.theme_ids), s.link_basis.value) for s in statements]
    frame = pd.DataFrame(rows, columns=["name", "theme", "basis"]).explode("theme")
    # Those that rest on no theme are missing here, and merging would link them to each other.
    return frame.assign(theme=frame.theme.map(keys)).dropna(subset="theme")


def _edges(on_themes: pd.DataFrame) -> pd.DataFrame:
    renamed = on_themes.rename(columns={"name": "source", "theme": "target"})
    return renamed[["source", "target", "basis"]].drop_duplicates()


def _stated(dataset: Dataset, statement: Statement) -> str:
    themes: tuple[Theme, ...] = dataset.themes_of(statement)
    of_report = statement.kind is StatementKind.RECOMMENDATION
    if not of_report or statement.link_basis is LinkBasis.EDITORIAL or not themes:
        return ""
    return f"stated: {enumeration([theme.number for theme in themes])}"
