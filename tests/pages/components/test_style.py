"""The style sheet takes its colours from the palette, and from a dataset that has its own."""

from itertools import pairwise

from evaldata.model.evaluation import Look
from evaldata.model.palette import MOST_CATEGORIES, hues
from pages.components.style import ROOMS, SCROLLS, SPARED, sheet


def test_without_a_look_pages_have_their_own_accent() -> None:
    assert "--accent: light-dark(#12436d, #8fc0e8);" in sheet(Look())


def test_a_dataset_names_its_own_accent() -> None:
    own = sheet(Look(accent_light="#801650", accent_dark="#D77AA9"))
    assert "--accent: light-dark(#801650, #D77AA9);" in own


def test_each_group_has_its_colour_of_the_palette() -> None:
    light, dark = (hues(MOST_CATEGORIES, dark=dark) for dark in (False, True))
    pairs = zip(light, dark, strict=True)
    for place, pair in enumerate(pairs):
        assert f"--group-{place}: light-dark({', '.join(pair)});" in sheet(Look())


def test_a_chart_finds_the_room_that_it_asks_for() -> None:
    assert list(ROOMS) == sorted(ROOMS)
    for width in ROOMS:
        columns = f"display: grid; grid-template-columns: minmax({width - SPARED}px, 1fr);"
        assert f'.stVerticalBlock[class*="st-key-room-{width}-"] {{ {columns} }}' in sheet(Look())


def test_no_large_chart_is_drawn_more_than_a_quarter_narrower_than_it_asks() -> None:
    large = [width for width in ROOMS if width >= 480]
    assert min(one / other for one, other in pairwise(large)) >= 0.75


def test_a_chart_says_that_it_scrolls_where_the_page_is_narrower_than_its_room() -> None:
    for width in ROOMS:
        hint = (
            f'.stVerticalBlock[class*="st-key-room-{width}-"]::before {{ content: "{SCROLLS}"; }}'
        )
        assert f"@container (max-width: {width - SPARED - 1}px) {{ {hint} }}" in sheet(Look())
