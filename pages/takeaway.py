"""Take away: what the controls leave, as slides, a briefing, a workbook, a page, or bare data."""

from datetime import UTC, datetime

from evaldata.exports.formats import FORMATS
from evaldata.exports.scope import Scope
from evaldata.exports.takeaway import TakeAway
from pages.visit import Visit


def show(visit: Visit) -> None:
    """Show what would be taken, and the files that hold it."""
    scope = Scope(visit.view, visit.address.theme_chosen, visit.address.query)
    visit.show(
        "takeaway",
        taken=TakeAway(scope, datetime.now(UTC).date()),
        scope=scope,
        everything=visit.address.bare(),
        formats=[(format_, visit.address.file(format_.suffix)) for format_ in FORMATS],
    )
