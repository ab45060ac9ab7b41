"""Take away: what the controls leave, as slides, a briefing, a workbook, a page, or bare data."""

from datetime import UTC, datetime
from functools import partial
from itertools import cycle

import streamlit as st

from evaldata.exports.formats import FORMATS
from evaldata.exports.scope import Scope
from evaldata.exports.takeaway import TakeAway
from pages.visit import current

visit = current()
scope = Scope(visit.view, visit.address.theme_chosen, visit.address.query)
today = datetime.now(UTC).date()
visit.show("takeaway", taken=TakeAway(scope, today), scope=scope, everything=visit.address.bare())
visit.draw()
for format_, column in zip(FORMATS, cycle(st.columns(2)), strict=False):
    taken = format_.taken(scope, today)
    with column:
        visit.show("takeaway_format", format=format_, limit=format_.limit(scope))
        visit.draw()
    column.download_button(
        f"Download {format_.label}",
        partial(format_.file, taken),
        format_.file_name(taken),
        format_.mime,
        key=f"download-{format_.suffix}",
        on_click="ignore",
    )
