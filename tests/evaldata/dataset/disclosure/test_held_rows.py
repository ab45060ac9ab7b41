"""What is wrong with tables that hold old rows is told by the row in the delivery."""

from dataclasses import replace

import pyarrow as pa

from evaldata.dataset.disclosure.held_rows import OF_LAST, WAIT, beyond_delivery, from_holding_back
from evaldata.model.problems import Problem, as_notice


def quotes(*rows: tuple[str, str]) -> dict[str, pa.Table]:
    return {
        "quotes": pa.table(dict(zip(("quote_id", "text"), zip(*rows, strict=True), strict=True)))
    }


DELIVERED = quotes(("a", "Yes"), ("b", "No"), ("c", "Perhaps"))
HELD = quotes(("c", "Perhaps"), ("b", "Never"), ("z", "Always"))
"""Of the delivery c is kept; what stands under b is of the last release, as z is."""


def at(row: int | None, field: str = "text") -> Problem:
    return Problem("safe_text", "quotes.parquet", row, field, "It is wrong.", "Mend it.")


def test_an_error_of_a_row_that_is_kept_is_told_by_its_row_in_the_delivery() -> None:
    assert beyond_delivery([at(1)], HELD, DELIVERED) == [at(3)]
    assert beyond_delivery([at(2, "quote_id")], HELD, DELIVERED) == [at(2, "quote_id")]


def test_what_holding_back_alone_breaks_asks_for_no_correction() -> None:
    assert from_holding_back([at(1)], HELD, DELIVERED) == [replace(at(3), remedy=WAIT)]


def test_what_is_wrong_with_a_row_of_the_last_release_has_no_row() -> None:
    old = Problem("safe_text", "quotes.parquet", None, "text", f"It is wrong. {OF_LAST}", WAIT)
    found = [at(2), at(3), as_notice(at(3))]
    assert beyond_delivery(found, HELD, DELIVERED) == [old, as_notice(old)]


def test_a_notice_of_the_delivery_is_not_told_again() -> None:
    assert beyond_delivery([as_notice(at(1)), as_notice(at(None))], HELD, DELIVERED) == []


def test_an_error_of_another_file_stays_as_it_is() -> None:
    other = Problem("disclosure_text", "themes.parquet", 9, "title", "It is wrong.", "Mend it.")
    assert beyond_delivery([other, at(None)], HELD, DELIVERED) == [other, at(None)]
