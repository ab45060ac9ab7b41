"""What may have slipped into a quote and point to somebody: addresses and numbers, as notices."""

import re
from collections.abc import Callable, Iterator

import pyarrow.compute as pc

from evaldata.dataset.rules.rows import Tables, problems_at, rows_where
from evaldata.model.evaluation import Evaluation
from evaldata.model.problems import Problem, as_notice
from evaldata.model.schema import QUOTES
from evaldata.model.table import ColumnType

NHS_LENGTH = 10
FEWEST_DIGITS, MOST_DIGITS = 9, 15
"""Digits of a telephone number: a national one without its 0, and the most of ITU-T E.164."""


def is_nhs_number(text: str) -> bool:
    """Whether ten digits end in the check digit that NHS numbers have: weights 10 to 2, modulo 11.

    Source: NHS Data Model and Dictionary, "NHS NUMBER".
    """
    digits = [int(c) for c in text if c.isdigit()]
    total = sum(weight * digit for weight, digit in zip(range(10, 1, -1), digits, strict=False))
    return len(digits) == NHS_LENGTH and (11 - total % 11) % 11 == digits[-1]


def is_telephone_number(text: str) -> bool:
    """Whether it has as many digits as a telephone number."""
    return FEWEST_DIGITS <= sum(c.isdigit() for c in text) <= MOST_DIGITS


SLIPS: tuple[tuple[str, str, Callable[[str], bool]], ...] = (
    ("an email address", r"[\w.+-]+@[\w-]+\.\w[\w.-]*", bool),
    ("an NHS number", r"\b\d{3}[ -]?\d{3}[ -]?\d{4}\b", is_nhs_number),
    ("a telephone number", r"(?:\+|\b0|\(0)\d[\d ().-]{6,}\d", is_telephone_number),
    ("a postcode", r"(?i)\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", bool),
)
"""What should not stand in a quote: its name, what it looks like, for RE2 and for Python alike,
and whether what looks like it is one."""


def likely_slip(tables: Tables, _: Evaluation) -> Iterator[Problem]:
    """No quote holds an email address, an NHS number, a telephone number or a postcode."""
    for column in QUOTES.columns:
        if column.kind is not ColumnType.TEXT or column.tells_whose or column.vocabulary:
            continue
        texts = tables[QUOTES.name].column(column.name)
        for name, pattern, holds in SLIPS:
            rows = [
                row
                for row in rows_where(pc.match_substring_regex(texts, pattern))
                if any(holds(match[0]) for match in re.finditer(pattern, texts[row].as_py()))
            ]
            said = f"The text may hold {name}.", "Take it out if it does."
            found = problems_at("likely_slip", QUOTES, rows, column.name, said)
            yield from map(as_notice, found)
