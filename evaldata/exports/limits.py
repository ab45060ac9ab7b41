"""What files say of gaps, and of what an evaluation cannot tell."""

from collections.abc import Iterator

from evaldata.exports.content import ExportContent
from evaldata.model.vocabulary import StatementKind
from evaldata.wording.gaps import THIN, all_gaps
from evaldata.wording.limits import HEADING, cannot_tell


def limits(content: ExportContent) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What is thin of all that is in the file, and what cannot be told, under headings."""
    asked = {theme.key for theme, _ in content.by_theme}
    asked |= {statement.key for kind in StatementKind for statement in content.statements(kind)}
    found = [gap for gap in all_gaps(content.dataset) if content.scope.whole or gap.key in asked]
    if found:
        yield THIN, tuple(gap.sentence for gap in found)
    yield HEADING, tuple(cannot_tell(content.dataset))
