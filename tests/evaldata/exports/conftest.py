"""What the tests of the formats take away, and text that would do harm where it is not handled."""

from dataclasses import replace
from datetime import date

import msgspec
import pytest

from evaldata.analysis.filters import Filter
from evaldata.analysis.view import View
from evaldata.dataset.dataset import Dataset
from evaldata.exports.content import ExportContent
from evaldata.exports.formats import Format
from evaldata.exports.scope import Scope
from tests.evaluations import QUOTES, STATEMENTS, THEMES, small

DATE = date(2026, 1, 2)
DAY = "2 January 2026"

Written = tuple[ExportContent, bytes]
FORMULA = '=HYPERLINK("https://x.test")'
MARKUP = "<img src=x onerror=alert(1)> & **bold** $x$ :red[y]"


def scope(dataset: Dataset, query: str = "", theme: str = "", **wanted: str) -> Scope:
    """What a filter, a theme and a search leave."""
    filter_ = Filter.of({name: [value] for name, value in wanted.items()}, dataset.attributes)
    return Scope(View.of(dataset, filter_), dataset.theme(theme), query)


def written(format_: Format, asked: Scope) -> Written:
    """What goes into a file, and the file."""
    taken = format_.content(asked, DATE)
    return taken, format_.write(taken)


def accented(dataset: Dataset, light: str, dark: str) -> Dataset:
    """The dataset with an accent of its own."""
    evaluation = dataset.evaluation
    look = msgspec.structs.replace(evaluation.look, accent_light=light, accent_dark=dark)
    return replace(dataset, evaluation=msgspec.structs.replace(evaluation, look=look))


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """An evaluation whose texts are formulas, markup, and all that XML cannot hold."""
    quoted = FORMULA.replace('"', '""')
    dataset = small(
        tmp_path_factory.mktemp("hostile"),
        quotes=QUOTES.replace("We just talk", f'"{quoted}"').replace("It is the people", MARKUP),
        themes=THEMES.replace("Company,Company matters most", "=1+1,@SUM(A1)"),
        statements=STATEMENTS.replace("Company counts", "+1").replace("Train walk leaders,", "-1,"),
    )
    named = msgspec.structs.replace(
        dataset.evaluation,
        title="\t=Walking\x00\x1b\x0b <b>groups</b>",
        rights=type(dataset.evaluation.rights)("=Ours\x00\x1b\x0b\ufffe and\tyours."),
    )
    return replace(dataset, evaluation=named)


@pytest.fixture(scope="session")
def long_quote(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """An evaluation with a quote of 15,000 characters."""
    text = " ".join(["walking"] * 1_875)
    return small(tmp_path_factory.mktemp("long"), quotes=QUOTES.replace("We just talk", text))
