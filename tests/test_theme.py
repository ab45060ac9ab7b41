"""The theme: colours that can be told from what they stand on, in light and dark."""

import tomllib
from typing import Any

import pytest
from streamlit import config

from evaldata.model.contrast import READABLE, contrast
from evaldata.model.palette import hues
from tests.server import ROOT

FILE = ROOT / ".streamlit" / "config.toml"
SETTINGS: dict[str, Any] = tomllib.loads(FILE.read_text(encoding="utf-8"))
SCHEMES = ["light", "dark"]

DISTINCT = 3.0


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_and_links_are_readable_on_both_grounds(scheme: str) -> None:
    theme = SETTINGS["theme"][scheme]
    for ground in (theme["backgroundColor"], theme["secondaryBackgroundColor"]):
        assert contrast(theme["textColor"], ground) >= READABLE
        assert contrast(theme["linkColor"], ground) >= READABLE


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_accent_carries_white_text_and_stands_out(scheme: str) -> None:
    theme = SETTINGS["theme"][scheme]
    assert contrast(theme["primaryColor"], "#ffffff") >= READABLE
    for ground in (theme["backgroundColor"], theme["secondaryBackgroundColor"]):
        assert contrast(theme["primaryColor"], ground) >= DISTINCT


@pytest.mark.parametrize("scheme", SCHEMES)
def test_chart_colours_stand_out_and_are_ten(scheme: str) -> None:
    theme = SETTINGS["theme"][scheme]
    colours, ground = theme["chartCategoricalColors"], theme["backgroundColor"]
    assert len(colours) == len(theme["chartSequentialColors"]) == 10
    assert [colour for colour in colours if contrast(colour, ground) < DISTINCT] == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_charts_have_the_colours_of_the_palette(scheme: str) -> None:
    theme = [colour.upper() for colour in SETTINGS["theme"][scheme]["chartCategoricalColors"]]
    assert theme == hues(len(theme), dark=scheme == "dark")


def test_streamlit_knows_every_setting() -> None:
    names = [name for section, options in SETTINGS.items() for name in dotted(section, options)]
    assert [name for name in names if name not in config._config_options_template] == []


def dotted(name: str, value: object) -> list[str]:
    """The full names of the options that `value`, an option or a section of them, stands for."""
    if not isinstance(value, dict):
        return [name]
    return [full for key, inner in value.items() for full in dotted(f"{name}.{key}", inner)]
