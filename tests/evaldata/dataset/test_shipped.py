"""The evaluation that ships says what the report says; the figures are the report's."""

from itertools import product

import pytest

from evaldata.analysis.filters import Filter
from evaldata.analysis.responses import cross, report_table
from evaldata.analysis.view import View
from evaldata.dataset.dataset import Dataset
from evaldata.dataset.manifest import FILES
from evaldata.dataset.sources import build_source
from evaldata.model.vocabulary import LinkBasis, StatementKind, Wording
from tests.server import ROOT

INTERVIEWS_BY_REGION = {
    "South-West England": (2, 2, 3),
    "East Midlands": (2, 2, 3),
    "West Midlands": (2, 7, 0),
    "South Central": (2, 3, 0),
    "London": (1, 5, 0),
    "East of England": (2, 3, 1),
    "North-East": (0, 2, 0),
    "North-West": (0, 5, 0),
    "Yorkshire and Humberside": (0, 4, 0),
}
INTERVIEWS_BY_YEAR = ((4, 4, 6), (5, 15, 0), (2, 14, 1))


def view(dataset: Dataset, **wanted: str) -> View:
    return View.of(
        dataset, Filter.of({name: [text] for name, text in wanted.items()}, dataset.attributes)
    )


def test_exactly_one_placing_of_regions_in_years_fits_both_interview_tables(
    shipped: Dataset,
) -> None:
    regions = list(INTERVIEWS_BY_REGION.values())
    fitting = []
    for placing in product(range(3), repeat=len(regions)):
        sums = [[0, 0, 0] for _ in range(3)]
        for year, counts in zip(placing, regions, strict=True):
            for role in range(3):
                sums[year][role] += counts[role]
        if tuple(map(tuple, sums)) == INTERVIEWS_BY_YEAR:
            fitting.append(dict(zip(INTERVIEWS_BY_REGION, placing, strict=True)))
    [only] = fitting
    interviews = view(shipped, method="Interview")
    attribute = shipped.evaluation.attribute
    table = cross(interviews, attribute("region"), attribute("year"))
    placed = {
        region.text: counts.nonzero()[0].tolist()
        for region, counts in zip(attribute("region").values, table.to_numpy(), strict=True)
    }
    assert placed == {region: [year] for region, year in only.items()}


REPORT_TABLES = {
    "1": [
        ("Role", "Year 1", "Year 2", "Year 3", "Total"),
        ("Commissioner", "16", "NA", "NA", "16"),
        ("Service Provider", "12", "NA", "NA", "12"),
        ("Service User", "5", "NA", "NA", "5"),
        ("Total", "33", "", "", "33"),
    ],
    "2": [
        ("Region", "Commissioner", "Service Provider", "Service User", "Total"),
        ("South-West England", "5", "6", "3", "14"),
        ("East Midlands", "11", "6", "2", "19"),
        ("Total", "16", "12", "5", "33"),
    ],
    "3": [
        ("Role", "Year 1", "Year 2", "Year 3", "Total"),
        ("Commissioner", "4", "5", "2", "11"),
        ("Service Provider", "4", "15", "14", "33"),
        ("Service User", "6", "0", "1", "7"),
        ("Total", "14", "20", "17", "51"),
    ],
    "4": [
        ("Region", "Commissioner", "Service Provider", "Service User", "Total"),
        *(
            (region, *map(str, counts), str(sum(counts)))
            for region, counts in INTERVIEWS_BY_REGION.items()
        ),
        ("Total", "11", "33", "7", "51"),
    ],
}


@pytest.mark.parametrize("number", REPORT_TABLES)
def test_the_reports_tables_come_out_number_by_number(shipped: Dataset, number: str) -> None:
    [spec] = [t for t in shipped.evaluation.tables if str(t.number) == number]
    table = report_table(shipped, spec)
    printed = table.reset_index()
    rows = printed.itertuples(index=False, name=None)
    assert [tuple(printed.columns), *rows] == REPORT_TABLES[number]


def test_responses_have_their_basis(shipped: Dataset) -> None:
    assert shipped.responses == 84
    assert int(shipped.response_counts.derived.sum()) == 51
    assert [n for _, n in view(shipped).by_value(shipped.voice)] == [27, 45, 12]


SPEAKERS = {
    "7.1": "Service User 1; Commissioner 1; Service Provider 2",
    "7.2": "Service Provider A; Service Provider L; Service Provider I; Service Provider 12; "
    "Commissioner C; Commissioner E",
    "7.3": "Service Provider 8; Service Provider 8; Service Provider 9; Commissioner 1; "
    "Service Provider 7; Service Provider 2; Service Provider 3",
    "7.4": "Service Provider 9; Service Provider C; Service Provider 7",
    "7.5": "Service Provider C; Service Provider A",
    "7.6": "Commissioner E; Commissioner F",
    "7.7": "Service Provider E; Service Provider D; Service Provider 13",
    "7.8": "Service Provider A; Service Provider 9; Service Provider G",
    "7.9": "Service User 1; Service User 1",
    "7.10": "Service Provider A; Service Provider B",
}


def test_the_speakers_of_each_theme_stand_in_the_reports_order(shipped: Dataset) -> None:
    everything = view(shipped)
    spoken = {
        theme.theme_id: "; ".join(
            quote.speaker for quote in shipped.quotes.at(everything.rows([theme.theme_id]))
        )
        for theme in shipped.themes
    }
    assert spoken == SPEAKERS


def test_no_quote_has_more_than_the_report_gives(shipped: Dataset) -> None:
    quotes = shipped.quotes.at(view(shipped).rows())
    known = {
        quote.quote_id: [(a.id, v.text) for a, v in quote.known if a.id != "role"]
        for quote in quotes
    }
    assert {key: value for key, value in known.items() if value} == {
        "7.5-2": [("region", "West Midlands")]
    }
    assert {quote.wording for quote in quotes} == {Wording.PARAPHRASE}
    assert all(quote.why and quote.source for quote in quotes)


@pytest.mark.parametrize(
    ("region", "classes"), [("North-East", (0, 23, 10)), ("West Midlands", (1, 29, 3))]
)
def test_a_region_tells_what_is_known(
    shipped: Dataset, region: str, classes: tuple[int, int, int]
) -> None:
    counts = view(shipped, region=region).counts
    assert (counts.matches, counts.possible, counts.ruled_out) == classes


def test_statements_and_their_links(shipped: Dataset) -> None:
    amounts = {kind: len(shipped.of_kind(kind)) for kind in StatementKind}
    assert amounts == {"finding": 10, "recommendation": 7, "valued": 5, "missing": 4}
    stated = [s.statement_id for s in shipped.statements if s.link_basis is LinkBasis.STATED]
    assert stated == ["recommendation-5"]
    assert [finding.number for finding in shipped.not_taken_up()] == [5, 7]


def test_every_theme_says_what_was_heard(shipped: Dataset) -> None:
    assert len(shipped.themes) == 10
    assert all(3 <= len(theme.points) <= 6 and theme.headline for theme in shipped.themes)


def test_the_dataset_is_what_its_sources_build(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("built")
    build_source(ROOT / "data" / "source", folder)
    for name in (*FILES, "manifest.json"):
        assert (folder / name).read_bytes() == (ROOT / "data" / name).read_bytes(), name
