"""The trace in words: what it shows first, a sentence for each theme, and a table of its paths."""

from typing import Any

import pandas as pd

from evaldata.analysis.trace import LAYERS, Trace
from evaldata.charts.chart import readable
from evaldata.schema import LinkBasis
from evaldata.sentences import capitalised, enumeration, spelled

RECOMMENDATION, FINDING, THEME = range(len(LAYERS))
NOUNS = (
    ("recommendation", "recommendations"),
    ("finding", "findings"),
    ("theme", "themes"),
)
STATED = "stated in the report"
EDITORIAL = "editorial link"


def message(trace: Trace, focus: str | None) -> str:
    """What the trace shows first: what hangs together with the focus, or where all is broken."""
    return _broken(trace) if focus is None else _together(trace, focus)


def sentences(trace: Trace) -> list[str]:
    """What leads to each theme and who is quoted on it, then what is lacking."""
    nodes, names = trace.nodes, _names(trace)
    said = [
        f"{names[key]}: {', '.join([*_leading(trace, key, names), _quoted(trace, key)])}"
        for key in nodes.name[nodes.layer == THEME]
    ]
    return said + [f"{names[node.name]}: {node.gap}" for node in _lacking(nodes)]


def paths(trace: Trace) -> pd.DataFrame:
    """A row for each way from a recommendation over a finding to a theme, broken ones included.

    Columns: Recommendation, Finding, Theme, the quotes of each voice, Link, Gap.
    """
    ways = _ways(trace)
    labels = _labels(trace.nodes)
    counts = trace.voices.pivot(index="name", columns="value", values="quotes")
    columns = [(noun.capitalize(), ways[noun].map(labels).fillna("")) for noun, _ in NOUNS]
    columns += [
        (capitalised(label), ways["theme"].map(counts[value]).astype("Int64"))
        for value, label in trace.voices.drop_duplicates("value")[["value", "label"]].to_numpy()
    ]
    columns += [("Link", _bases(trace, ways)), ("Gap", _gaps(trace, ways))]
    return readable(columns)


def _broken(trace: Trace) -> str:
    nodes = trace.nodes
    findings = set(nodes.name[nodes.layer == FINDING])
    loose = findings - set(trace.edges.target)
    themes = int((nodes.layer == THEME).sum())
    alone = _voiced_by_one(trace)
    voice = trace.voice.label.lower()
    parts = []
    if findings:
        verb = "leads" if len(loose) == 1 else "lead"
        of = f"{spelled(len(loose))} of {_amount(len(findings), FINDING)}"
        parts.append(f"{of} {verb} to no recommendation")
    if themes:
        verb = "is" if alone == 1 else "are"
        of = f"{spelled(alone)} of {_amount(themes, THEME)}"
        parts.append(f"{of} {verb} voiced by one {voice} alone")
    return capitalised(f"{enumeration(parts)}.") if parts else "There is nothing to trace."


def _amount(number: int, layer: int) -> str:
    """A number of the things in a layer."""
    return f"{spelled(number)} {NOUNS[layer][number != 1]}"


def _voiced_by_one(trace: Trace) -> int:
    """Themes whose quotes are all known to be of one value."""
    heard = trace.voices[trace.voices.quotes > 0].groupby("name")["value"].agg(["nunique", "first"])
    return int(((heard["nunique"] == 1) & (heard["first"] != "")).sum())


def _together(trace: Trace, focus: str) -> str:
    others = trace.nodes[trace.nodes.name != focus]
    amounts = others.layer.value_counts()
    parts = [
        _amount(int(amounts[layer]), layer) for layer in range(len(LAYERS)) if layer in amounts
    ]
    name = capitalised(_names(trace)[focus])
    return f"{name} hangs together with {enumeration(parts) or 'nothing'}."


def _names(trace: Trace) -> dict[str, str]:
    """What each node is called in the middle of a sentence."""
    return {
        node.name: node.label if node.layer == THEME else f"{NOUNS[node.layer][0]} {node.label}"
        for node in _rows(trace.nodes)
    }


def _labels(nodes: pd.DataFrame) -> dict[str, str]:
    return {node.name: f"{node.label} {node.message}".strip() for node in _rows(nodes)}


def _leading(trace: Trace, theme: str, names: dict[str, str]) -> list[str]:
    """The findings and recommendations that lead to a theme."""
    edges, direct = trace.edges, trace.direct
    findings = edges.source[edges.target == theme].tolist()
    above = edges.source[edges.target.isin(findings)].tolist()
    above += direct.source[direct.target == theme].tolist()
    found = [names[name] for name in (*dict.fromkeys(above), *findings)]
    return found or ["no finding"]


def _quoted(trace: Trace, theme: str) -> str:
    voices = trace.voices[(trace.voices.name == theme) & (trace.voices.quotes > 0)]
    parts = [f"{n:,} from {label}" for n, label in zip(voices.quotes, voices.label, strict=True)]
    return f"quotes: {enumeration(parts)}" if parts else "no quote"


def _ways(trace: Trace) -> pd.DataFrame:
    """The names along each way, missing where it is broken, and the basis of each half."""
    layer = trace.nodes.set_index("name").layer
    edges = trace.edges.assign(layer=trace.edges.source.map(layer))
    columns = ["source", "target", "basis"]
    upper = edges.loc[edges.layer == RECOMMENDATION, columns]
    lower = edges.loc[edges.layer == FINDING, columns]
    ways = upper.set_axis(["recommendation", "finding", "basis"], axis=1).merge(
        lower.set_axis(["finding", "theme", "basis_below"], axis=1), on="finding", how="outer"
    )
    past = trace.direct[~trace.direct.target.isin(ways.theme)]
    ways = pd.concat([ways, past.set_axis(["recommendation", "theme", "basis"], axis=1)])
    ways = pd.concat([ways, _alone(trace.nodes, ways)])
    return _sorted(ways, trace.nodes)


def _alone(nodes: pd.DataFrame, ways: pd.DataFrame) -> pd.DataFrame:
    """A row for each node that is on no way."""
    nouns = [noun for noun, _ in NOUNS]
    there = {name for noun in nouns for name in ways[noun].dropna()}
    rows = [{nouns[n.layer]: n.name} for n in _rows(nodes) if n.name not in there]
    return pd.DataFrame(rows, columns=nouns, dtype=object)


def _sorted(ways: pd.DataFrame, nodes: pd.DataFrame) -> pd.DataFrame:
    """Ways in the order of their nodes, those without a recommendation last."""
    order = {name: i for i, name in enumerate(nodes.name)}
    nouns = [noun for noun, _ in NOUNS]
    return ways.sort_values(nouns, key=lambda column: column.map(order)).reset_index(drop=True)


def _bases(trace: Trace, ways: pd.DataFrame) -> list[str]:
    """Who drew each way: the report where it states all of it, or goes past the finding."""
    stated = trace.direct[trace.direct.basis == LinkBasis.STATED.value]
    past = {*zip(stated.source, stated.target, strict=True)}
    bases = ways[["basis", "basis_below"]]
    whole = ((bases == LinkBasis.STATED.value) | bases.isna()).all(axis=1)
    ends = zip(ways.recommendation, ways.theme, strict=True)
    by_report = [one or pair in past for one, pair in zip(whole, ends, strict=True)]
    linked = bases.notna().any(axis=1)
    return [
        (STATED if report else EDITORIAL) if some else ""
        for report, some in zip(by_report, linked, strict=True)
    ]


def _gaps(trace: Trace, ways: pd.DataFrame) -> list[str]:
    """What is lacking along each way."""
    names = _names(trace)
    lacks = {node.name: f"{names[node.name]}: {node.gap}" for node in _lacking(trace.nodes)}
    ends = ways[[noun for noun, _ in NOUNS]].itertuples(index=False)
    return ["; ".join(lacks[name] for name in way if name in lacks) for way in ends]


def _lacking(nodes: pd.DataFrame) -> list[Any]:
    return _rows(nodes[nodes.gap != ""])


def _rows(nodes: pd.DataFrame) -> list[Any]:
    """The rows of a frame as tuples with names."""
    return [*nodes.itertuples(index=False, name="Row")]
