"""What a theme says in a line, and what it says besides."""

from dataclasses import replace

import pytest

from evaldata.model.entities import LONGEST_LINE, Theme

PLAIN = Theme("a", None, "1", 1, "Company", None, "", (), None, None, None)


@pytest.mark.parametrize(
    "summary", ["Rain kept few away.", "Care vs. cure matters most", "St. Mary's was praised"]
)
def test_a_short_summary_is_the_message_and_nothing_besides(summary: str) -> None:
    theme = replace(PLAIN, summary=summary)
    assert (theme.message, theme.explanation) == (summary, "")


@pytest.mark.parametrize(
    "summary", ["x" * (LONGEST_LINE + 1), "Used of company. Not of staff.", "Used of\ncompany"]
)
def test_a_summary_that_is_no_line_is_said_below_the_title(summary: str) -> None:
    theme = replace(PLAIN, summary=summary)
    assert (theme.message, theme.explanation) == ("Company", summary)
    told = replace(theme, headline="Company matters")
    assert (told.message, told.explanation) == ("Company matters", summary)


def test_a_theme_of_which_nothing_is_said_has_its_title() -> None:
    assert (PLAIN.message, PLAIN.explanation) == ("Company", "")
