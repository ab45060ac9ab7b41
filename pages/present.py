"""Present: one thing a screen, for a projector; keys move, and one key switches the region."""

from evaldata.presentation.talk import talk
from evaldata.sentences import class_heading, filter_in_words
from pages.switches import switches
from pages.visit import current

visit = current()
view, address = visit.view, visit.address
shown = talk(view, address.talk.parts, address.talk.screen)
quote_class = shown.here.quote_class
classed = class_heading(quote_class, view) if view.filter and quote_class is not None else ""
if address.talk.preparing:
    visit.show("prepare", talk=shown)
else:
    visit.show(
        "present",
        talk=shown,
        words=classed or filter_in_words(view.filter, view.dataset),
        switches=switches(view.dataset, address),
        leave=address.left_talk(),
    )
