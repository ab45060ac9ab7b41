"""The trace in words: what it shows first, and a table of its paths."""

import pandas as pd

from evaldata.charts.chart import readable
from evaldata.model.language import capitalised, enumeration, spelled
from evaldata.model.vocabulary import BASIS_NAMES, LinkBasis
from evaldata.wording.trace import Trace

NOUNS = ("recommendation", "finding", "theme")
"""What the things in each layer are called."""
RECOMMENDATION, FINDING, THEME = range(len(NOUNS))


def message(trace: Trace, focus: str | None) -> str:
    """What the trace shows first: what is linked to the focus, or where all is broken."""
    if focus is None:
        return f"{trace.headline}." if len(trace.nodes) else "There is nothing to trace."
    amounts = trace.nodes.layer[trace.nodes.name != focus].value_counts().sort_index()
    parts = [f"{spelled(n)} {NOUNS[i]}{'' if n == 1 else 's'}" for i, n in amounts.items()]
    name = capitalised(_names(trace)[focus])
    return f"{name} is linked to {enumeration(parts) or 'nothing'}."


def _names(trace: Trace) -> dict[str, str]:
    """What each node is called in the middle of a sentence."""
    return {
        node.name: node.label if node.layer == THEME else f"{NOUNS[node.layer]} {node.label}"
        for node in trace.nodes.itertuples()
    }


def paths(trace: Trace) -> pd.DataFrame:
    """A row for each way from a recommendation over a finding to a theme, broken ones included.

    Columns: Recommendation, Finding, Theme, the quotes of each voice, Link, Gap.
    """
    ways = _ways(trace)
    nodes, names = trace.nodes.set_index("name"), _names(trace)
    said = (nodes.label + " " + nodes.message).str.strip()
    lacks = {name: f"{names[name]}: {gap}" for name, gap in nodes.gap.items() if gap}
    gaps = [[lacks[n] for n in way if n in lacks] for way in ways[[*NOUNS]].to_numpy()]
    voices = [
        (capitalised(label), ways.theme.map(one.set_index("name").quotes).astype("Int64"))
        for (_, label), one in trace.voices.groupby(["value", "label"], sort=False)
    ]
    return readable(
        [
            *((noun.capitalize(), ways[noun].map(said).fillna("")) for noun in NOUNS),
            *voices,
            ("Link", _links(trace, ways)),
            ("Gap", ["; ".join(some) for some in gaps]),
        ]
    )


def _ways(trace: Trace) -> pd.DataFrame:
    """The names along each way, missing where it is broken, and the basis of each half.

    In the order of their nodes, those without a recommendation last.
    """
    edges, layer = trace.edges, trace.edges.source.map(trace.nodes.set_index("name").layer)
    upper = edges[layer == RECOMMENDATION].set_axis(["recommendation", "finding", "basis"], axis=1)
    lower = edges[layer == FINDING].set_axis(["finding", "theme", "basis_below"], axis=1)
    ways = upper.merge(lower, on="finding", how="outer")
    past = trace.direct[~trace.direct.target.isin(ways.theme)]
    ways = pd.concat([ways, past.set_axis(["recommendation", "theme", "basis"], axis=1)])
    alone = trace.nodes[~trace.nodes.name.isin(ways[[*NOUNS]].stack())]
    rows = [{NOUNS[node.layer]: node.name} for node in alone.itertuples()]
    ways = pd.concat([ways, pd.DataFrame(rows, columns=NOUNS, dtype=object)])
    order = {name: i for i, name in enumerate(trace.nodes.name)}
    return ways.sort_values([*NOUNS], key=lambda names: names.map(order)).reset_index(drop=True)


def _links(trace: Trace, ways: pd.DataFrame) -> list[str]:
    """Who drew each way: the report where it states all of it, or goes past the finding."""
    stated = trace.direct[trace.direct.basis == LinkBasis.STATED.value]
    past = {*zip(stated.source, stated.target, strict=True)}
    links = []
    for way in ways.itertuples():
        bases = {way.basis, way.basis_below} & {*LinkBasis}
        by_report = bases == {LinkBasis.STATED} or (way.recommendation, way.theme) in past
        basis = LinkBasis.STATED if by_report else LinkBasis.EDITORIAL
        links.append(BASIS_NAMES[basis] if bases else "")
    return links
