"""What is wrong with a key of a workbook is said with what to write there."""

from pathlib import Path

import pytest

from evaldata.importers.coding.importing import import_file
from tests.evaldata.importers.coding.workbook.filling import KEYS, WALKS, filled


@pytest.mark.parametrize(
    ("key", "value", "remedy"),
    [
        ("Disclosure: published", "maybe", "Write yes or no."),
        ("Disclosure: threshold", "two", "Write a number in digits."),
        ("Rights: wording", "own", "Write verbatim or paraphrase."),
    ],
)
def test_a_value_of_another_form_is_told_with_what_to_write(
    tmp_path: Path, key: str, value: str, remedy: str
) -> None:
    content = filled(tmp_path, WALKS, {**KEYS, key: value})
    [problem] = import_file(content, "walks.xlsx", tmp_path / "to").problems
    assert (problem.field, problem.remedy) == (f"Value of {key}", remedy)


def test_a_short_title_is_not_asked_for_where_the_title_is_missing(tmp_path: Path) -> None:
    content = filled(tmp_path, WALKS, {**KEYS, "Title": None})
    [problem] = import_file(content, "walks.xlsx", tmp_path / "to").problems
    assert (problem.rule, problem.field) == ("required_key", "Value of Title")
