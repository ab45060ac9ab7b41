"""What may have slipped into a quote is told, and nothing else is taken for it."""

from pathlib import Path

import pandas as pd
import pytest

from evaldata.dataset.build import build
from evaldata.model.problems import Severity

HEAD = b'title = "A small study"\nshort_title = "Small study"\n'


def slips(folder: Path, text: str) -> list[str]:
    found = build(HEAD, {"quotes": pd.DataFrame({"text": ["We wait", text]})}, folder)
    told = [problem for problem in found if problem.rule == "likely_slip"]
    assert all((p.row, p.field, p.severity) == (2, "text", Severity.NOTICE) for p in told)
    return [problem.message for problem in told]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Write to ann.smith+x@example.org.uk please", "an email address"),
        ("Ring 020 7946 0018 then", "a telephone number"),
        ("Ring (0161) 496-0123", "a telephone number"),
        ("Ring +44 7700 900123", "a telephone number"),
        ("Mine is 943 476 5919", "an NHS number"),
        ("Mine is 9434765919", "an NHS number"),
        ("We live at SW1A 1AA now", "a postcode"),
        ("We live at m13 9pl now", "a postcode"),
    ],
)
def test_a_slip_is_told(tmp_path: Path, text: str, name: str) -> None:
    assert slips(tmp_path, text) == [f"The text may hold {name}."]


@pytest.mark.parametrize(
    "text",
    [
        *("In 2019 we were 12 of 400", "Mine is 943 476 5918", "From 9:00 to 17:00", "at 10.30"),
        *("It cost 1,250,000 pounds", "year 3 of 5", "@home and at work", "0 to 100", "B12 is low"),
    ],
)
def test_other_words_and_numbers_are_no_slip(tmp_path: Path, text: str) -> None:
    assert slips(tmp_path, text) == []
