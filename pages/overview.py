"""Overview: the evaluation in a minute."""

from evaldata.presentation.overview import overview
from pages.visit import current

visit = current()
visit.show("overview", page=overview(visit.view))
