"""What is said over findings."""

from pathlib import Path

import pytest

from evaldata.wording.statements import findings_title
from tests.evaluations import STATEMENTS, small

HEAD, FIRST, SECOND, ADVICE = STATEMENTS.strip().splitlines()


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "No findings are recorded"),
        ([FIRST, ADVICE], "Each finding is taken up by a recommendation"),
        ([SECOND, ADVICE], "The one finding is taken up by no recommendation"),
        ([FIRST, SECOND, ADVICE], "One of two findings is taken up by no recommendation"),
    ],
)
def test_findings_that_nothing_takes_up_are_counted(
    rows: list[str], said: str, tmp_path: Path
) -> None:
    dataset = small(tmp_path, statements="\n".join([HEAD, *rows, ""]))
    assert findings_title(dataset) == said
