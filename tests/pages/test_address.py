"""The address of what is on screen, read and written."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from evaldata.dataset import Dataset
from evaldata.schema import StatementKind
from evaldata.storage import load
from pages.address import Address
from tests.server import ROOT


@pytest.fixture(scope="module")
def shipped() -> Dataset:
    return load(Path(ROOT / "data"))


def address(dataset: Dataset, name: str, /, **parameters: list[str]) -> Address:
    found, _ = Address.read(name, parameters, dataset)
    return found


def test_an_address_reads_back_what_it_wrote(shipped: Dataset) -> None:
    written = address(
        shipped, "quotes", region=["London"], theme=["7.3"], q=["a & b"], page=["2"], quote=["x"]
    )
    parts = urlsplit(written.href())
    assert parts.path == "quotes"
    assert address(shipped, "quotes", **parse_qs(parts.query)) == written


def test_links_keep_filters_and_theme_and_drop_what_belongs_to_the_page(shipped: Dataset) -> None:
    here = address(
        shipped, "quotes", region=["London"], theme=["7.3"], q=["care"], page=["2"], quote=["x"]
    )
    [finding, *_] = shipped.of_kind(StatementKind.FINDING)
    theme = shipped.theme("7.5")
    assert theme is not None
    region = shipped.evaluation.attribute("region")
    assert here.page_named("overview") == "./?region=London&theme=7.3"
    assert here.statement(finding) == "findings?region=London&theme=7.3#finding-1"
    assert here.theme(theme) == "themes?region=London&theme=7.5"
    assert here.theme(None) == "themes?region=London"
    assert here.quotes_of(theme) == "quotes?region=London&theme=7.5"
    assert here.numbered(3) == "quotes?region=London&theme=7.3&q=care&page=3"
    assert here.everything() == "quotes"
    assert replace(here, page="themes").everything() == "themes?theme=7.3"
    assert here.released("region") == "quotes?theme=7.3&q=care"
    north = region.value("North-East")
    assert here.toggled(region, north) == (
        "quotes?region=London&region=North-East&theme=7.3&q=care"
    )


def test_the_link_to_a_quote_is_the_same_whatever_filters_hold(shipped: Dataset) -> None:
    quote = shipped.quotes.find("7.3-1")
    assert quote is not None
    filtered = address(shipped, "themes", region=["London"])
    assert filtered.quote(quote) == Address("about").quote(quote) == "quotes?quote=7.3-1"


@pytest.mark.parametrize("number", ["0", "-1", "x", "", "9" * 99, "١"])
def test_a_page_number_that_is_none_is_the_first(shipped: Dataset, number: str) -> None:
    assert address(shipped, "quotes", page=[number]).number == 1


def test_an_unknown_theme_is_no_theme(shipped: Dataset) -> None:
    found, dropped = Address.read("themes", {"theme": ["9.9"]}, shipped)
    assert found.theme_chosen is None
    assert [(d.label, d.text) for d in dropped] == [("Theme", "9.9")]
