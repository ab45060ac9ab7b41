"""The trace from recommendations to findings to themes, and who is quoted on each theme."""

from dataclasses import dataclass, replace
from typing import Self

import pandas as pd

from evaldata.analysis.participation import quotes_by_voice
from evaldata.dataset.dataset import Dataset
from evaldata.model.entities import Statement
from evaldata.model.language import enumeration, spelled
from evaldata.model.vocabulary import LinkBasis, StatementKind
from evaldata.wording.gaps import all_gaps, trace_headline

LAYERS = ("Recommendations", "Findings", "Themes")
KINDS = (StatementKind.RECOMMENDATION, StatementKind.FINDING)
NOT_STATED = ""
"""Stands for the value of quotes that withhold their voice."""


@dataclass(frozen=True, eq=False)
class Trace:
    """What hangs together in an evaluation.

    Attributes:
        nodes: See `trace_nodes`.
        edges: See `trace_edges`.
        direct: See `direct_edges`.
        rests: The themes on which each statement itself rests; columns as in `trace_edges`.
        voices: See `trace_voices`.
        headline: Which links are missing or thin in all of the evaluation.
    """

    nodes: pd.DataFrame
    edges: pd.DataFrame
    direct: pd.DataFrame
    rests: pd.DataFrame
    voices: pd.DataFrame
    headline: str

    @classmethod
    def of(cls, dataset: Dataset) -> Self:
        """The trace of a dataset."""
        nodes, edges, direct = trace_nodes(dataset), trace_edges(dataset), direct_edges(dataset)
        rests = pd.concat([_on_themes(dataset, kind) for kind in KINDS], ignore_index=True)
        return cls(nodes, edges, direct, rests, trace_voices(dataset), trace_headline(dataset))

    def about(self, focus: str) -> Self:
        """What hangs together with a node; KeyError where there is none of that name.

        Of a statement these are the themes on which it rests itself, not those of its findings as
        well: they are what its evidence is counted by everywhere.
        """
        if focus not in set(self.nodes.name):
            raise KeyError(focus)
        names = connected(pd.concat([self.edges, self.direct]), focus)
        own = set(self.rests.loc[self.rests.source == focus, "target"])
        if own:
            names -= set(self.rests.target) - own
        edges, direct = (
            every[every.source.isin(names) & every.target.isin(names)]
            for every in (self.edges, self.direct)
        )
        nodes, voices = (every[every.name.isin(names)] for every in (self.nodes, self.voices))
        return replace(self, nodes=nodes, edges=edges, direct=direct, voices=voices)


def trace_nodes(dataset: Dataset) -> pd.DataFrame:
    """Recommendations, findings and themes.

    Columns: name (the key), layer (position in `LAYERS`), label (number; a theme's title too),
    message (empty for a theme), stated (which themes the report itself names for a
    recommendation) and gap (what is lacking in a few words); both empty where there is nothing.
    """
    gaps = {gap.key: gap.brief for gap in all_gaps(dataset)}
    statements = [
        (said.key, layer, str(said.number), said.message, _stated(dataset, said))
        for layer, kind in enumerate(KINDS)
        for said in dataset.of_kind(kind)
    ]
    themes = [(theme.key, 2, theme.name, "", "") for theme in dataset.themes]
    columns = ["name", "layer", "label", "message", "stated"]
    nodes = pd.DataFrame([*statements, *themes], columns=columns)
    return nodes.assign(gap=[gaps.get(name, "") for name in nodes.name])


def trace_edges(dataset: Dataset) -> pd.DataFrame:
    """Links between neighbouring layers: a recommendation takes up findings on its themes.

    Columns: source, target (names), basis (`LinkBasis`; a link made of two is stated only where
    both are).
    """
    recommendations, findings = (_on_themes(dataset, kind) for kind in KINDS)
    taken_up = recommendations.merge(findings, on="target", suffixes=("", "_found"))
    alike = taken_up.basis == taken_up.basis_found
    basis = taken_up.basis.where(alike, LinkBasis.EDITORIAL.value)
    taken_up = taken_up.assign(target=taken_up.source_found, basis=basis)[[*findings]]
    both = pd.concat([taken_up, findings], ignore_index=True)
    return both.drop_duplicates(["source", "target"], ignore_index=True)


def direct_edges(dataset: Dataset) -> pd.DataFrame:
    """Links of recommendations to themes past the findings; columns as in `trace_edges`.

    Those that the report itself states, and all to themes on which no finding rests.
    """
    recommendations, findings = (_on_themes(dataset, kind) for kind in KINDS)
    stated = recommendations.basis == LinkBasis.STATED.value
    some = recommendations[stated | ~recommendations.target.isin(findings.target)]
    return some.drop_duplicates(ignore_index=True)


def trace_voices(dataset: Dataset) -> pd.DataFrame:
    """Quotes of each theme by whose they are.

    Columns: name (of the theme), value, label, quotes. Where a quote withholds its voice, each
    theme has a last row for those, of value `NOT_STATED`.
    """
    counts = quotes_by_voice(dataset, dataset.quotes.by_theme)
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
    reached = set[str]()
    for start, end in (("source", "target"), ("target", "source")):
        found, fresh = {focus}, {focus}
        while fresh:
            fresh = set(edges.loc[edges[start].isin(fresh), end]) - found
            found |= fresh
        reached |= found
    return reached


def _on_themes(dataset: Dataset, kind: StatementKind) -> pd.DataFrame:
    """Links of statements to their themes; columns as in `trace_edges`."""
    links = [
        (statement.key, theme.key, statement.link_basis.value)
        for statement in dataset.of_kind(kind)
        for theme in dataset.themes_of(statement)
    ]
    return pd.DataFrame(links, columns=["source", "target", "basis"])


def _stated(dataset: Dataset, statement: Statement) -> str:
    """The themes that the report itself names for a recommendation; else empty.

    They are named by their numbers, and counted where one has none, for titles have no room.
    """
    numbers = [theme.number for theme in dataset.themes_of(statement)]
    own = statement.link_basis is LinkBasis.STATED
    if not (own and numbers and statement.kind is StatementKind.RECOMMENDATION):
        return ""
    many = f"{spelled(len(numbers))} theme{'' if len(numbers) == 1 else 's'}"
    return f"stated: {enumeration(numbers) if all(numbers) else many}"
