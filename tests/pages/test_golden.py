"""What the pages said before they were rebuilt still stands: every sentence, every number."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.pages.conftest import Open, text

GOLDEN = Path(__file__).parent.parent / "golden" / "before.json"
BEFORE: list[dict[str, Any]] = json.loads(GOLDEN.read_text(encoding="utf-8"))


def named(before: dict[str, Any]) -> str:
    return " ".join([before["page"], *(f"{k}={v}" for k, v in before["query"].items())])


@pytest.mark.parametrize("before", BEFORE, ids=named)
def test_nothing_that_a_page_said_is_lost(show: Open, before: dict[str, Any]) -> None:
    said = text(show(before["page"], **before["query"]))
    assert [sentence for sentence in before["says"] if sentence not in said] == []
