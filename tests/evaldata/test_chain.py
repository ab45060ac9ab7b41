"""The chain shows every link, says who drew it, and names where it is thin."""

from evaldata.dataset import Dataset
from evaldata.presentation.chain import Chain, chain
from evaldata.schema import LinkBasis


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
        "The time and cost of attending are hard to find"
    )
    assert "7.6 Administration issues is voiced by commissioners alone" in drawn.gaps
    assert "7.9 Communication is voiced by one speaker, Service User 1" in drawn.gaps
    assert drawn.gaps[-2] == (
        "No commissioners in North-East, North-West and Yorkshire and Humberside"
    )


def test_the_table_says_the_same_as_the_drawing(shipped: Dataset) -> None:
    drawn = chain(shipped, None)
    rows = {row.theme.key: row for row in drawn.rows}
    links = threads(drawn)
    for theme_id, row in rows.items():
        findings = {left for left, right in links if right == theme_id}
        voices = {right for left, right in links if left == theme_id}
        assert {s.key for s in row.findings} == findings
        assert {f"voice-{value.text}" for value, _ in row.voices} == voices
