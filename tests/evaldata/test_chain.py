"""The chain shows every link, says who drew it, and names where it is thin."""

from dataclasses import replace
from pathlib import Path

import pytest

from evaldata.dataset import Dataset
from evaldata.presentation.chain import Chain, chain
from evaldata.presentation.chain_tables import HeardTheme
from evaldata.schema import LinkBasis
from tests.evaluations import QUOTES, QUOTES_HEAD, STATEMENTS, THEMES, small


def threads(drawn: Chain) -> dict[tuple[str, str], LinkBasis]:
    return {(t.left, t.right): t.basis for strand in drawn.strands for t in strand.threads}


def in_focus(drawn: Chain) -> list[str]:
    return [knot.name for strand in drawn.strands for knot in strand.knots if knot.on]


def test_every_link_between_neighbours_is_drawn_once(walking: Dataset) -> None:
    drawn = chain(walking, None)
    assert [s.heading for s in drawn.strands] == ["Recommendations", "Findings", "Themes", "Quotes"]
    assert threads(drawn) == {
        ("said-recommendation-1", "said-finding-1"): LinkBasis.STATED,
        ("said-finding-1", "theme-a"): LinkBasis.STATED,
        ("said-finding-2", "theme-b"): LinkBasis.EDITORIAL,
        ("theme-a", "voice-60"): LinkBasis.STATED,
        ("theme-a", "voice-75"): LinkBasis.STATED,
    }


def test_a_link_of_two_halves_is_stated_only_where_both_are(shipped: Dataset) -> None:
    links = threads(chain(shipped, None))
    assert links["said-recommendation-5", "said-finding-6"] is LinkBasis.EDITORIAL
    stated = [pair for pair, basis in links.items() if basis is LinkBasis.STATED]
    assert all(right.startswith("voice-") for _, right in stated)


def test_a_focus_keeps_what_hangs_together_with_it(shipped: Dataset) -> None:
    drawn = chain(shipped, "said-finding-3")
    assert in_focus(drawn) == [
        *("said-recommendation-2", "said-recommendation-3", "said-finding-3", "theme-7.3"),
        *("voice-Commissioner", "voice-Service Provider"),
    ]
    assert drawn.focus is not None
    assert drawn.focus.message == "Commissioners and users are not drawn in enough"
    from_quotes = in_focus(chain(shipped, "voice-Service User"))
    assert from_quotes[:4] == [f"said-recommendation-{n}" for n in (1, 6, 7)] + ["said-finding-2"]


def test_an_unknown_focus_is_none(shipped: Dataset) -> None:
    assert chain(shipped, "nothing").focus is None
    assert chain(shipped, "nothing").strands == chain(shipped, None).strands


def test_heights_are_the_middles_of_equal_shares(walking: Dataset) -> None:
    [_, findings, *_] = chain(walking, None).strands
    assert [(t.start, t.end) for t in findings.threads] == [(250, 250), (750, 750)]


def test_the_gaps_are_named(shipped: Dataset) -> None:
    drawn = chain(shipped, None)
    assert drawn.headline == (
        "Two findings lead to no recommendation and seven themes rest on one role alone"
    )
    assert drawn.gaps[0] == (
        "Finding 5 is taken up by no recommendation: "
        "The time and the money to attend are hard to find"
    )
    assert "7.6 Administration issues is voiced by commissioners alone" in drawn.gaps
    assert "7.9 Communication is voiced by one speaker, Service User 1" in drawn.gaps
    assert drawn.gaps[-2] == (
        "No commissioners in North-East, North-West and Yorkshire and Humberside"
    )


def tabled(drawn: Chain) -> dict[tuple[str, str], LinkBasis]:
    """Every link that the tables say, by the names of its ends."""
    found: dict[tuple[str, str], LinkBasis] = {}
    for taken in drawn.tables.recommendations:
        links = {f.statement.key: f.basis for f in taken.findings}
        found |= {(taken.recommendation.key, name): basis for name, basis in links.items()}
    for resting in drawn.tables.findings:
        found |= {
            (resting.finding.key, heard.theme.key): heard.basis
            for heard in resting.themes
            if heard.basis
        }
    for heard in themes_in_table(drawn):
        for value, number in zip(drawn.tables.voices, heard.quotes, strict=True):
            if number:
                found[heard.theme.key, f"voice-{value.text}"] = LinkBasis.STATED
    return found


def themes_in_table(drawn: Chain) -> list[HeardTheme]:
    tables = drawn.tables
    return [*(heard for row in tables.findings for heard in row.themes), *tables.without_finding]


def test_the_tables_say_the_same_as_the_drawing(shipped: Dataset) -> None:
    drawn = chain(shipped, None)
    assert tabled(drawn) == threads(drawn)
    assert [s.number for s in drawn.tables.not_taken_up] == [5, 7]


def test_the_tables_keep_to_the_thread_in_focus(shipped: Dataset) -> None:
    tables = chain(shipped, "said-finding-3").tables
    [two, three] = tables.recommendations
    assert (two.recommendation.number, three.recommendation.number) == (2, 3)
    assert [[f.statement.number for f in row.findings] for row in (two, three)] == [[3], [3]]
    [row] = tables.findings
    assert [heard.theme.number for heard in row.themes] == ["7.3"]
    assert not tables.not_taken_up


def test_quotes_are_counted_by_voice_also_where_it_is_not_stated(walking: Dataset) -> None:
    drawn = chain(walking, None)
    assert [value.many for value in drawn.tables.voices] == [
        *("people of 60 to 74", "people of 75 and over")
    ]
    counts = {h.theme.key: (h.quotes, h.unknown) for h in themes_in_table(drawn)}
    assert counts == {"theme-a": ((1, 1), 1), "theme-b": ((0, 0), 2)}
    assert drawn.tables.unknown


def test_a_theme_without_quotes_is_a_gap(tmp_path: Path) -> None:
    drawn = chain(small(tmp_path, themes=THEMES + "c,3,3,Tea,,Tea was good.,They drank,\n"), None)
    assert drawn.lacks["theme-c"] == "no quote"
    assert "3 Tea has no quote" in drawn.gaps
    assert drawn.headline == "One finding leads to no recommendation and one theme has no quote"
    assert [heard.theme.number for heard in drawn.tables.without_finding] == ["3"]


def test_one_speaker_is_a_gap_though_nobody_knows_their_voice(tmp_path: Path) -> None:
    quotes = QUOTES.replace("q3,a;b,", "q3,a,")
    drawn = chain(small(tmp_path, quotes=quotes), None)
    assert drawn.lacks["theme-b"] == "one speaker only"
    assert "2 Weather is voiced by one speaker, Ann" in drawn.gaps


def test_without_quotes_every_theme_is_a_gap(tmp_path: Path) -> None:
    drawn = chain(small(tmp_path, quotes=f"{QUOTES_HEAD}\n"), None)
    assert drawn.headline == "One finding leads to no recommendation and two themes have no quote"
    assert drawn.lacks == {
        "said-finding-2": "no recommendation",
        "said-recommendation-1": "no quote behind it",
        "theme-a": "no quote",
        "theme-b": "no quote",
    }
    assert drawn.tables.voices == ()


def test_without_links_the_statements_say_what_they_lack(walking: Dataset) -> None:
    unlinked = tuple(replace(statement, theme_ids=()) for statement in walking.statements)
    drawn = chain(replace(walking, statements=unlinked), None)
    assert [name for name, _ in threads(drawn)] == ["theme-a", "theme-a"]
    assert drawn.lacks["said-finding-1"] == "no recommendation, no theme"
    assert drawn.lacks["said-recommendation-1"] == "no finding, no quote behind it"
    assert (
        "Recommendation 1 takes up no finding and has no quote behind it: Train walk leaders"
        in drawn.gaps
    )
    assert [knot.stated for strand in drawn.strands for knot in strand.knots if knot.stated] == []
    assert tabled(drawn) == threads(drawn)


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
    drawn = chain(small(tmp_path, statements="\n".join([head, *some, ""])), None)
    assert drawn.headline == headline
    assert tabled(drawn) == threads(drawn)


def test_a_thread_counts_only_its_own_quotes(shipped: Dataset) -> None:
    whole = {k.voice.text: k.message for k in chain(shipped, None).strands[-1].knots if k.voice}
    thread = chain(shipped, "said-finding-3").strands[-1].knots
    own = {k.voice.text: k.message for k in thread if k.voice and k.on}
    assert whole["Commissioner"] == "6 quotes"
    assert own == {"Commissioner": "1 of 6 quotes", "Service Provider": "6 of 24 quotes"}
