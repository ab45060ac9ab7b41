"""The templates of slides and briefings: in the palette's colours, and in a dataset's accent."""

import re

import pytest

from evaldata.dataset.dataset import Dataset
from evaldata.exports.formats import POWERPOINT, WORD, Format
from evaldata.model.palette import CATEGORIES, LIGHT
from evaldata.office.own_files import ACCENT
from evaldata.office.powerpoint.deck import TEMPLATE as SLIDES
from evaldata.office.word.styles import TEMPLATE as BRIEFING
from tests.evaldata.exports.conftest import accented, scope, written
from tests.evaldata.exports.office import assert_related, parts

PLACE = ACCENT.decode()
BAR = re.compile(
    r'w:val="Quote (\d( possible)?)"/>.*?<w:left w:val="(single|dashed)"[^>]*w:color="(\w+)"'
)


def plain(*colours: str) -> list[str]:
    return [colour.removeprefix("#").upper() for colour in colours]


def test_the_slides_theme_is_the_palette() -> None:
    found = parts(SLIDES.read_bytes())
    assert_related(found)
    theme = found["ppt/theme/theme1.xml"].decode()
    colours = dict(re.findall(r'<a:(\w+)><a:srgbClr val="(\w+)"/>', theme))
    dark, soft, wash, *others = plain(LIGHT.ink, LIGHT.soft, LIGHT.grounds[1], *CATEGORIES.light)
    assert [colours[name] for name in ("dk1", "lt1", "dk2", "lt2")] == [dark, "FFFFFF", soft, wash]
    assert [colours[f"accent{place}"] for place in range(1, 7)] == [PLACE, *others[1:]]
    assert colours["hlink"] == colours["folHlink"] == PLACE


def test_the_briefing_has_a_bar_for_each_voice_dashed_where_a_quote_is_possible() -> None:
    found = parts(BRIEFING.read_bytes())
    assert_related(found)
    bars = {name: rest for name, _, *rest in BAR.findall(found["word/styles.xml"].decode())}
    expected = enumerate(plain(LIGHT.soft, *CATEGORIES.light))
    assert bars == {
        name: [line, colour]
        for place, colour in expected
        for name, line in ((f"{place}", "single"), (f"{place} possible", "dashed"))
    }


@pytest.mark.parametrize(
    ("format_", "part", "times"),
    [(POWERPOINT, "ppt/theme/theme1.xml", 3), (WORD, "word/styles.xml", 6)],
)
def test_a_datasets_own_accent_takes_its_place(
    walking: Dataset, format_: Format, part: str, times: int
) -> None:
    found = parts(written(format_, scope(accented(walking, "#6b2c91", "")))[1])
    assert found[part].decode().count("6B2C91") == times
    assert [name for name, content in found.items() if ACCENT in content] == []
    (usual,) = plain(LIGHT.accent)
    assert usual in parts(written(format_, scope(walking))[1])[part].decode()


@pytest.mark.parametrize("format_", [POWERPOINT, WORD])
def test_a_file_carries_its_day_and_no_time(walking: Dataset, format_: Format) -> None:
    core = parts(written(format_, scope(walking))[1])["docProps/core.xml"].decode()
    assert set(re.findall(r"<dcterms:\w+[^>]*>([^<]*)<", core)) == {"2026-01-02T00:00:00Z"}
