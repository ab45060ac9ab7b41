"""Where the trace from recommendations to quotes is broken or thin is named."""

from dataclasses import replace
from pathlib import Path

import pytest

from evaldata.dataset.dataset import Dataset
from evaldata.model.vocabulary import StatementKind
from evaldata.wording.evidence import evidence_sentence, who_is_quoted
from evaldata.wording.gaps import all_gaps, gap_of, trace_headline
from evaldata.wording.statements import without_counterpart
from tests.evaluations import QUOTES, QUOTES_HEAD, STATEMENTS, THEMES, small


def briefly(dataset: Dataset) -> dict[str, str]:
    return {gap.key: gap.brief for gap in all_gaps(dataset) if gap.key}


def sentences(dataset: Dataset) -> list[str]:
    return [gap.sentence for gap in all_gaps(dataset)]


def test_the_gaps_are_named(shipped: Dataset) -> None:
    assert trace_headline(shipped) == (
        "Two findings lead to no recommendation and seven themes rest on one role alone"
    )
    gaps = sentences(shipped)
    assert gaps[0] == (
        "Finding 5 is taken up by no recommendation: "
        "The time and the money to attend are hard to find"
    )
    assert "7.6 Administration issues is voiced by commissioners alone" in gaps
    assert "7.9 Communication is voiced by one speaker, Service User 1" in gaps
    assert gaps[-2] == "No commissioners in North-East, North-West, and Yorkshire and Humberside"


def test_a_statement_says_its_own_gap(shipped: Dataset) -> None:
    found = [gap_of(shipped, finding) for finding in shipped.of_kind(StatementKind.FINDING)]
    assert found == ["", "", "", "", "no recommendation", "", "no recommendation", "", "", ""]
    assert gap_of(shipped, shipped.of_kind(StatementKind.VALUED)[0]) == ""


def test_a_theme_without_quotes_is_a_gap(tmp_path: Path) -> None:
    dataset = small(tmp_path, themes=THEMES + "c,3,3,Tea,,Tea was good.,They drank,\n")
    assert briefly(dataset)["theme-c"] == "no quote"
    assert "3 Tea has no quote" in sentences(dataset)
    assert trace_headline(dataset) == (
        "One finding leads to no recommendation and one theme has no quote"
    )


WITHIN = (
    THEMES.replace("source\n", "source,parent_id\n")
    .replace(" 1\n", " 1,c\n")
    .replace(" 2\n", " 2,\n")
)


def test_a_theme_is_heard_in_the_themes_within_it(tmp_path: Path) -> None:
    dataset = small(tmp_path, themes=f"{WITHIN}c,3,3,Walking,,They walk.,They went,,\n")
    assert [theme.theme_id for theme in dataset.themes] == ["b", "c", "a"]
    assert "theme-c" not in briefly(dataset)
    assert trace_headline(dataset) == "One finding leads to no recommendation"
    assert who_is_quoted(dataset, ["c"]) == "quotes on narrower themes"
    assert evidence_sentence(dataset, ["c"]) == (
        "No quote stands behind this itself, but some behind narrower themes."
    )


def test_where_none_are_recorded_no_finding_lacks_a_recommendation(tmp_path: Path) -> None:
    findings = STATEMENTS.partition("recommendation-1")[0]
    dataset = small(tmp_path, statements=findings)
    assert not any("recommendation" in sentence for sentence in sentences(dataset))
    assert without_counterpart(dataset, dataset.of_kind(StatementKind.FINDING)[1]) == ""
    some = small(tmp_path / "some")
    assert without_counterpart(some, some.of_kind(StatementKind.FINDING)[1]) == (
        "No recommendation takes this up."
    )


def test_one_speaker_is_a_gap_though_nobody_knows_their_voice(tmp_path: Path) -> None:
    dataset = small(tmp_path, quotes=QUOTES.replace("q3,a;b,", "q3,a,"))
    assert briefly(dataset)["theme-b"] == "one speaker only"
    assert "2 Weather is voiced by one speaker, Ann" in sentences(dataset)


def test_without_quotes_every_theme_is_a_gap(tmp_path: Path) -> None:
    dataset = small(tmp_path, quotes=f"{QUOTES_HEAD}\n")
    assert trace_headline(dataset) == (
        "One finding leads to no recommendation and two themes have no quote"
    )
    assert briefly(dataset) == {
        "said-finding-2": "no recommendation",
        "said-recommendation-1": "no quote behind it",
        "theme-a": "no quote",
        "theme-b": "no quote",
    }


def test_without_links_the_statements_say_what_they_lack(walking: Dataset) -> None:
    statements = tuple(replace(statement, theme_ids=()) for statement in walking.statements)
    unlinked = replace(walking, statements=statements)
    assert briefly(unlinked)["said-finding-1"] == "no recommendation, no theme"
    assert briefly(unlinked)["said-recommendation-1"] == "no finding, no quote behind it"
    assert (
        "Recommendation 1 takes up no finding and has no quote behind it: Train walk leaders"
        in sentences(unlinked)
    )


@pytest.mark.parametrize(
    ("kept", "headline"),
    [
        ("", "No findings or recommendations are recorded"),
        ("finding", "No recommendations are recorded"),
        ("recommendation", "No findings are recorded"),
    ],
)
def test_what_is_not_recorded_is_said(tmp_path: Path, kept: str, headline: str) -> None:
    head, *rows = STATEMENTS.splitlines()
    some = [row for row in rows if kept and row.startswith(kept)]
    dataset = small(tmp_path, statements="\n".join([head, *some, ""]))
    assert trace_headline(dataset) == headline
