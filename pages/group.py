"""Group profile: what can be said of those whom the filter asks for, to be read aloud."""

from evaldata.presentation.group import group_profile
from pages.visit import current

visit = current()
visit.show("group", profile=group_profile(visit.view), filtered=bool(visit.view.filter))
