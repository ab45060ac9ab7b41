"""The trace: what hangs together, who linked it, and who is quoted."""

from pathlib import Path

import pandas as pd
import pytest

from evaldata.analysis.filters import Filter
from evaldata.analysis.view import View
from evaldata.dataset.dataset import Dataset
from evaldata.model.vocabulary import StatementKind
from evaldata.wording.gaps import all_gaps
from evaldata.wording.trace import (
    NOT_STATED,
    Trace,
    connected,
    direct_edges,
    trace_edges,
    trace_nodes,
    trace_voices,
)
from tests.evaluations import STATEMENTS, THEMES, small


def test_nodes_say_what_they_are_and_lack(walking: Dataset) -> None:
    pd.testing.assert_frame_equal(
        trace_nodes(walking),
        pd.DataFrame(
            [
                ("said-recommendation-1", 0, "1", "Train walk leaders", "stated: 1", ""),
                ("said-finding-1", 1, "1", "Company counts", "", ""),
                ("said-finding-2", 1, "2", "Rain is no matter.", "", "no recommendation"),
                ("theme-a", 2, "1 Company", "", "", ""),
                ("theme-b", 2, "2 Weather", "", "", ""),
            ],
            columns=["name", "layer", "label", "message", "stated", "gap"],
        ),
    )


def test_stated_themes_without_numbers_are_counted(tmp_path: Path) -> None:
    unnumbered = small(tmp_path, themes=THEMES.replace("\na,1,", "\na,,"))
    assert trace_nodes(unnumbered).stated[0] == "stated: one theme"


def test_edges_are_stated_where_all_of_them_is(walking: Dataset) -> None:
    pd.testing.assert_frame_equal(
        trace_edges(walking),
        pd.DataFrame(
            [
                ("said-recommendation-1", "said-finding-1", "stated"),
                ("said-finding-1", "theme-a", "stated"),
                ("said-finding-2", "theme-b", "editorial"),
            ],
            columns=["source", "target", "basis"],
        ),
    )


def test_edges_are_those_of_the_statements(shipped: Dataset) -> None:
    edges = {(e.source, e.target): e.basis for e in trace_edges(shipped).itertuples()}
    by_key = {s.key: s for s in shipped.statements}
    expected = {}
    for finding in (s for s in by_key.values() if s.kind == "finding"):
        for theme in shipped.themes_of(finding):
            expected[finding.key, theme.key] = str(finding.link_basis)
        for said in (s for s in by_key.values() if s.kind == "recommendation"):
            if set(said.theme_ids) & set(finding.theme_ids):
                both = {said.link_basis, finding.link_basis} == {"stated"}
                expected[said.key, finding.key] = "stated" if both else "editorial"
    assert edges == expected


def test_what_the_report_states_goes_past_the_findings(shipped: Dataset) -> None:
    assert direct_edges(shipped).to_numpy().tolist() == [
        ["said-recommendation-5", "theme-7.6", "stated"]
    ]


def test_a_theme_without_a_finding_is_linked_directly(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    dataset = small(tmp_path_factory.mktemp("direct"), statements=statements("recommendation"))
    assert direct_edges(dataset).to_numpy().tolist() == [
        ["said-recommendation-1", "theme-a", "stated"]
    ]
    assert trace_edges(dataset).empty


def test_statements_without_themes_are_not_linked_to_each_other(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    loose = STATEMENTS.replace("company.,a,", "company.,,").replace("leaders.,a,", "leaders.,,")
    dataset = small(tmp_path_factory.mktemp("loose"), statements=loose)
    assert trace_edges(dataset)[["source", "target"]].to_numpy().tolist() == [
        ["said-finding-2", "theme-b"]
    ]


def test_voices_of_each_theme_and_those_not_stated(walking: Dataset) -> None:
    pd.testing.assert_frame_equal(
        trace_voices(walking),
        pd.DataFrame(
            {
                "name": ["theme-a"] * 3 + ["theme-b"] * 3,
                "value": ["60", "75", NOT_STATED] * 2,
                "label": ["people of 60 to 74", "people of 75 and over", "not stated"] * 2,
                "quotes": [1, 1, 1, 0, 0, 2],
            }
        ),
    )


def test_nobody_is_not_stated_where_all_voices_are(shipped: Dataset) -> None:
    assert NOT_STATED not in set(trace_voices(shipped)["value"])


def test_what_hangs_together_is_reached_either_way_but_not_to_and_fro() -> None:
    edges = pd.DataFrame(
        [("r1", "f1", "x"), ("r2", "f1", "x"), ("f1", "t1", "x"), ("r2", "f2", "x")],
        columns=["source", "target", "basis"],
    )
    assert connected(edges, "r1") == {"r1", "f1", "t1"}
    assert connected(edges, "f1") == {"r1", "r2", "f1", "t1"}
    assert connected(edges, "t1") == {"r1", "r2", "f1", "t1"}
    assert connected(edges, "alone") == {"alone"}


def test_a_focus_leaves_what_hangs_together_with_it(walking: Dataset) -> None:
    about = Trace.of(walking).about("said-finding-2")
    assert about.nodes.name.tolist() == ["said-finding-2", "theme-b"]
    assert about.edges[["source", "target"]].to_numpy().tolist() == [["said-finding-2", "theme-b"]]
    assert about.direct.empty
    assert set(about.voices.name) == {"theme-b"}


def test_a_recommendation_is_counted_by_its_own_themes_everywhere(shipped: Dataset) -> None:
    for statement in shipped.of_kind(StatementKind.RECOMMENDATION):
        about = Trace.of(shipped).about(statement.key)
        own = View.of(shipped, Filter()).counts_of(statement.theme_ids).total
        rows = about.voices.groupby("name").quotes.sum()
        assert {f"theme-{name}" for name in statement.theme_ids} == set(rows.index)
        assert rows.sum() >= own  # a quote of two themes stands under both


def test_a_focus_must_be_there(walking: Dataset) -> None:
    with pytest.raises(KeyError):
        Trace.of(walking).about("theme-z")


def test_gaps_are_those_told_elsewhere(shipped: Dataset) -> None:
    nodes = trace_nodes(shipped)
    marked = dict(zip(nodes.name, nodes.gap, strict=True))
    told = {gap.key: gap.brief for gap in all_gaps(shipped) if gap.key in marked}
    assert {name: gap for name, gap in marked.items() if gap} == told


def statements(kind: str) -> str:
    head, *rows = STATEMENTS.splitlines(keepends=True)
    return head + "".join(row for row in rows if f",{kind}," in row)
